import { expect, test } from 'vitest';
import { findHeading, proposeColumns, signatureOf } from './propose-columns.ts';

const proposed = (...records: readonly string[][]) => {
  const heading = findHeading(records);
  return { row: heading.headerRow, fields: proposeColumns(heading, records) };
};

test('headings of 有赞, 小鹅通 and 微店 are understood; what belongs to none of our fields is left', () => {
  expect(
    proposed(
      [
        '订单号',
        '订单状态',
        '买家付款时间',
        '全部商品名称',
        '商品种类数',
        '订单实付金额',
        '收货人/提货人',
        '收货人手机号/提货人手机号',
        '收货地址',
        '买家备注',
        '订单商品退款金额',
      ],
      ['E20261125', '交易完成', '2026-11-25 10:00:00', '营', '1', '9.90', '小林', '19900000001', '杭州', '', '0.00'],
    ).fields,
  ).toEqual(['number', 'state', 'orderedAt', 'product', null, 'paid', 'name', 'phone', null, 'remark', 'refunded']);
  expect(
    proposed(
      ['订单号', '用户ID', '用户昵称', '手机号', '商品名称', '商品类型', '实付金额(元)', '支付时间', '订单状态', '渠道来源'],
      ['o_1', 'u_1', '小林', '19900000001', '营', '专栏', '9.90', '2026-11-25 10:00:00', '支付成功', '公众号'],
    ).fields,
  ).toEqual(['number', null, 'name', 'phone', 'product', null, 'paid', 'orderedAt', 'state', 'source']);
  expect(
    proposed(
      ['订单编号', '下单时间', '付款时间', '商品标题', '数量', '总价', '收件人', '收件人手机', '订单状态', '备注'],
      ['1', '2026-11-25 10:00', '2026-11-25 10:01', '营', '1', '9.90', '小林', '19900000001', '已完成', ''],
    ).fields,
  ).toEqual(['number', 'orderedAt', null, 'product', 'quantity', 'paid', 'name', 'phone', 'state', 'remark']);
});

test('lines above the heading are passed over', () => {
  const { row } = proposed(
    ['小店 2026年11月 订单'],
    [],
    ['导出时间', '2026-11-30'],
    ['订单号', '商品', '手机号'],
    ['A1000001', '营', '19900000001'],
  );
  expect(row).toBe(3);
});

test('columns without a heading that says it are told by their content', () => {
  expect(proposed(['甲', '乙', '丙', '丁'], ['XE10000001', '19900000001', '2026-11-25 10:00', '9.90']).fields).toEqual([
    'number',
    'phone',
    'orderedAt',
    'paid',
  ]);
  expect(proposed(['XE10000001', '19900000001', '9.90'], ['XE10000002', '19900000002', '9.90'])).toEqual({
    row: -1,
    fields: ['number', 'phone', 'paid'],
  });
});

test('amounts that differ within one order are the lines’ own', () => {
  expect(proposed(['订单号', '金额'], ['A1', '9.90'], ['A1', '19.90']).fields).toEqual(['number', 'linePaid']);
  expect(proposed(['订单号', '金额'], ['A1', '9.90'], ['A1', '9.90']).fields).toEqual(['number', 'paid']);
});

test('a file is known again by its headings, not by its lines', () => {
  const one = findHeading([
    ['订单号', '手机号'],
    ['1', '2'],
  ]);
  const other = findHeading([
    ['订单号 ', '手机号'],
    ['3', '4'],
    ['5', '6'],
  ]);
  expect(signatureOf(one)).toBe(signatureOf(other));
  expect(signatureOf(one)).not.toBe(
    signatureOf(
      findHeading([
        ['订单号', '电话'],
        ['1', '2'],
      ]),
    ),
  );
});
