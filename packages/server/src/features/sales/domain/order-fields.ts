import { type Locale, plain } from '@kuaishan/script';

/** What a column of a shop's order file can hold. `paid` is the whole order's amount, repeated on each of its lines; `linePaid` is one line's share. */
export type OrderField =
  | 'number'
  | 'orderedAt'
  | 'product'
  | 'quantity'
  | 'paid'
  | 'linePaid'
  | 'refunded'
  | 'currency'
  | 'state'
  | 'name'
  | 'phone'
  | 'source'
  | 'remark';

interface FieldWords {
  readonly label: Readonly<Record<Locale, string>>;
  /** headings of shops' exports (有赞, 小鹅通, 微店, 抖店 and the like), best first: of two columns the one with the better heading is taken */
  readonly headings: readonly string[];
}

export const orderFields: Readonly<Record<OrderField, FieldWords>> = {
  number: {
    label: { 'zh-CN': '订单号', en: 'Order number' },
    headings: [
      '订单号',
      '订单编号',
      '主订单编号',
      '主订单号',
      '交易单号',
      '订单id',
      '单号',
      'order number',
      'order no',
      'order id',
      'order',
    ],
  },
  orderedAt: {
    label: { 'zh-CN': '下单时间', en: 'Ordered at' },
    headings: [
      ...[
        '下单时间',
        '订单创建时间',
        '创建时间',
        '订单时间',
        '购买时间',
        '提交时间',
        '付款时间',
        '买家付款时间',
        '支付时间',
        '订单付款时间',
      ],
      ...['成交时间', '日期', '时间', 'ordered at', 'order time', 'order date', 'created at', 'paid at', 'date', 'time'],
    ],
  },
  product: {
    label: { 'zh-CN': '商品', en: 'Product' },
    headings: [
      ...[
        '商品名称',
        '商品',
        '商品标题',
        '全部商品名称',
        '购买商品',
        '课程名称',
        '宝贝标题',
        '选购商品',
        '产品',
        '产品名称',
        '课程',
        '商品信息',
      ],
      ...['product', 'product name', 'item', 'item name', 'lineitem name', 'title'],
    ],
  },
  quantity: {
    label: { 'zh-CN': '数量', en: 'Quantity' },
    headings: ['数量', '商品数量', '购买数量', '件数', '商品件数', '购买数', 'quantity', 'qty', 'lineitem quantity'],
  },
  paid: {
    label: { 'zh-CN': '实付金额（整单）', en: 'Amount paid (whole order)' },
    headings: [
      ...[
        '订单实付金额',
        '实付金额',
        '实收金额',
        '实付',
        '买家实际支付金额',
        '实际支付金额',
        '支付金额',
        '付款金额',
        '订单总金额',
        '订单金额',
        '总金额',
      ],
      ...['总价', '合计', '应付金额', '金额', '价格', 'amount paid', 'paid amount', 'paid', 'total', 'order total', 'amount', 'price'],
    ],
  },
  linePaid: {
    label: { 'zh-CN': '实付金额（这一行）', en: 'Amount paid (this line)' },
    headings: [
      '商品实付金额',
      '商品实际成交金额',
      '商品金额',
      '商品小计',
      '小计',
      '单品实付',
      '子订单实付金额',
      'line total',
      'subtotal',
      'lineitem price',
    ],
  },
  refunded: {
    label: { 'zh-CN': '退款金额', en: 'Refunded' },
    headings: [
      '退款金额',
      '已退款金额',
      '订单退款金额',
      '商品退款金额',
      '退款',
      '实退金额',
      'refunded amount',
      'refunded',
      'refund',
      'refund amount',
    ],
  },
  currency: { label: { 'zh-CN': '币种', en: 'Currency' }, headings: ['币种', '货币', 'currency'] },
  state: {
    label: { 'zh-CN': '订单状态', en: 'State' },
    headings: [
      '订单状态',
      '状态',
      '交易状态',
      '支付状态',
      '付款状态',
      '退款状态',
      '售后状态',
      'order status',
      'status',
      'state',
      'financial status',
    ],
  },
  name: {
    label: { 'zh-CN': '姓名', en: 'Name' },
    headings: [
      ...[
        '收货人',
        '收件人',
        '收货人姓名',
        '收件人姓名',
        '收货人/提货人',
        '姓名',
        '买家姓名',
        '学员姓名',
        '客户姓名',
        '买家昵称',
        '用户昵称',
        '昵称',
        '买家',
        '客户',
      ],
      ...['用户', '学员', 'name', 'customer', 'customer name', 'shipping name', 'buyer', 'recipient', 'full name'],
    ],
  },
  phone: {
    label: { 'zh-CN': '手机号', en: 'Phone' },
    headings: [
      ...[
        '手机号',
        '手机号码',
        '手机',
        '收货人手机号',
        '收货人手机号/提货人手机号',
        '收件人手机',
        '收货人手机',
        '联系手机',
        '绑定手机号',
        '买家手机号',
      ],
      ...[
        '联系电话',
        '电话',
        '联系方式',
        '收货人电话',
        '电话号码',
        'phone',
        'phone number',
        'mobile',
        'mobile number',
        'shipping phone',
        'tel',
      ],
    ],
  },
  source: {
    label: { 'zh-CN': '来源渠道', en: 'Source' },
    headings: [
      '来源渠道',
      '渠道来源',
      '推广渠道',
      '订单来源',
      '来源',
      '渠道',
      '获客渠道',
      '下单渠道',
      'source',
      'channel',
      'utm source',
      'referrer',
    ],
  },
  remark: {
    label: { 'zh-CN': '备注', en: 'Remark' },
    headings: ['备注', '买家备注', '买家留言', '留言', '订单备注', '商家备注', '卖家备注', 'note', 'notes', 'remark', 'comment', 'message'],
  },
};

export const orderFieldNames = Object.keys(orderFields) as readonly OrderField[];

/** A heading as it is compared: without what stands in brackets, marks and blanks. */
function comparable(heading: string): string {
  const bare = heading.normalize('NFKC').replace(/\((?:[^()]*)\)|【[^】]*】|\[[^\]]*\]|[*:'"`]/gu, '');
  return plain(bare === '' ? heading : bare);
}

const index = new Map(
  orderFieldNames.flatMap((field) =>
    orderFields[field].headings.map((heading, rank) => [comparable(heading), { field, rank: rank / 100 }] as const),
  ),
);

/** A heading that begins as one of ours but speaks of something else: 收货人地址, 商品ID, 订单号后四位. */
const OF_SOMETHING_ELSE =
  /(?:地址|id|编码|编号|货号|规格|种类|类型|分类|省|市|区|邮编|运费|优惠|单价|原价|成本|积分|图片|链接|后四位|条码)$/u;

/** The field a heading names, and how badly (lower is better); null when it names none. */
export function fieldOfHeading(heading: string): { readonly field: OrderField; readonly rank: number } | null {
  const text = comparable(heading);
  const exact = index.get(text);
  if (exact) return exact;
  if (text.length > 24 || OF_SOMETHING_ELSE.test(text)) return null;
  // 微店订单实付金额, 买家手机号码: what counts stands at the end
  let best: { field: OrderField; rank: number; length: number } | null = null;
  for (const [word, { field, rank }] of index) {
    if (word.length >= 2 && text.endsWith(word) && word.length > (best?.length ?? 0)) best = { field, rank: rank + 1, length: word.length };
  }
  return best && { field: best.field, rank: best.rank };
}
