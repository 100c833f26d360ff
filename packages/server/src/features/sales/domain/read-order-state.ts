/** Where an order stands. `refunding`: asked for, not paid back; `other`: a word of the shop's that says none of these, kept as written. */
export type OrderState = 'pending' | 'paid' | 'refunding' | 'partlyRefunded' | 'refunded' | 'closed' | 'other';

export const orderStates: readonly OrderState[] = ['pending', 'paid', 'refunding', 'partlyRefunded', 'refunded', 'closed', 'other'];

/** The first that is found counts: 已退款 and 退款中 before 交易成功, 未付款 before 付款. */
const words: readonly (readonly [OrderState, RegExp])[] = [
  ['partlyRefunded', /部分退款|partial(?:ly)?[\s_-]*refund/iu],
  ['refunding', /退款中|退款处理|申请退款|待退款|售后中|维权中|refund(?:ing|[\s_-]*(?:requested|pending))/iu],
  ['paid', /(?:无|未|没有|取消|拒绝)(?:申请)?(?:退款|售后)|退款(?:关闭|失败|已拒绝)/u],
  ['refunded', /退款|已退|refunded/iu],
  ['pending', /(?:待|未|等待)(?:买家)?(?:付款|支付)|unpaid|pending|awaiting/iu],
  ['closed', /关闭|取消|失效|作废|cancel|closed|void|expired/iu],
  ['paid', /付款|支付|成功|完成|发货|收货|签收|交易中|生效|已购|已开通|paid|complete|success|fulfilled|shipped|delivered/iu],
];

/** The state a shop's word says; null for an empty cell. */
export function readOrderState(written: string): OrderState | null {
  const text = written.normalize('NFKC').trim();
  if (text === '' || /^[-—–/]+$/u.test(text)) return null;
  return words.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other';
}
