import { expect, test } from 'vitest';
import type { OrderField } from './order-fields.ts';
import { readOrders } from './read-orders.ts';

const columns: readonly OrderField[] = ['number', 'product', 'paid', 'refunded', 'state', 'phone', 'name'];
const read = (rows: readonly string[][], mapping: readonly (OrderField | null)[] = columns) =>
  readOrders(
    rows.map((cells, index) => ({ place: String(index + 2), cells })),
    { mapping, zone: 'Asia/Shanghai', currency: 'CNY' },
  );

test('lines repeated are one order; several items of one order are one order with several items', () => {
  const { orders, merged, lines } = read([
    ['A1', '营', '29.80', '', '已付款', '19900000001', '小林'],
    ['A1', '营', '29.80', '', '已付款', '19900000001', '小林'],
    ['A1', '书', '29.80', '', '已付款', '', ''],
    ['A2', '营', '9.90', '', '已付款', '19900000002', '小周'],
    ['', '', '', '', '', '', ''],
  ]);
  expect([lines, merged, orders.length]).toEqual([4, 2, 2]);
  expect(orders[0]).toMatchObject({ place: '2', paidMinor: 2980, phone: '+8619900000001', items: [{ product: '营' }, { product: '书' }] });
});

test('amounts of single lines are added up', () => {
  const perLine = columns.map((field) => (field === 'paid' ? 'linePaid' : field));
  const { orders } = read(
    [
      ['A1', '营', '9.90', '', '', '', ''],
      ['A1', '书', '20', '', '', '', ''],
    ],
    perLine,
  );
  expect(orders[0]).toMatchObject({ paidMinor: 2990, items: [{ paidMinor: 990 }, { paidMinor: 2000 }] });
});

test('whole-order amounts that contradict each other are refused with every line, not guessed', () => {
  expect(
    read([
      ['A1', '营', '9.90', '', '', '', ''],
      ['A1', '书', '20', '', '', '', ''],
    ]),
  ).toMatchObject({
    orders: [],
    refused: [
      { place: '2', reason: 'amounts-differ' },
      { place: '3', reason: 'amounts-differ' },
    ],
  });
});

test('refunds are visible: by their amount, by the state, or as a line below zero', () => {
  const states = (...rows: string[][]) => read(rows).orders.map(({ state, paidMinor, refundedMinor }) => [state, paidMinor, refundedMinor]);
  expect(states(['A1', '营', '9.90', '9.90', '', '', ''])).toEqual([['refunded', 990, 990]]);
  expect(states(['A1', '营', '9.90', '1', '已付款', '', ''])).toEqual([['partlyRefunded', 990, 100]]);
  expect(states(['A1', '营', '9.90', '', '已退款', '', ''])).toEqual([['refunded', 990, 990]]);
  expect(states(['A1', '营', '9.90', '', '', '', ''], ['A1', '营', '-9.90', '', '', '', ''])).toEqual([['refunded', 990, 990]]);
  expect(states(['A1', '营', '9.90', '', '已付款', '', ''], ['A1', '书', '9.90', '', '已退款', '', ''])).toEqual([
    ['partlyRefunded', 990, 0],
  ]);
});

test('a broken line is refused at its place; the others go in', () => {
  const { orders, refused } = read([
    ['A1', '营', '九块九', '', '', '', ''],
    ['', '营', '9.90', '', '', '', ''],
    ['1.23E+18', '营', '9.90', '', '', '', ''],
    ['A4', '营'.repeat(3000), '9.90', '', '', '', ''],
    ['A5', '营', 'USD 9.90', 'CNY 1', '', '', ''],
    ['A6', '营', '9.90', '', '', '', ''],
  ]);
  expect(refused).toEqual([
    { place: '2', reason: 'bad-amount' },
    { place: '3', reason: 'no-number' },
    { place: '4', reason: 'number-damaged' },
    { place: '5', reason: 'too-long' },
    { place: '6', reason: 'several-currencies' },
  ]);
  expect(orders.map(({ number }) => number)).toEqual(['A6']);
});

test('the reason why an order has no phone is the one that helps', () => {
  const { orders } = read([
    ['A1', '营', '9.90', '', '', '1.99E+10', ''],
    ['A1', '书', '9.90', '', '', '', ''],
  ]);
  expect(orders[0]).toMatchObject({ phone: null, phoneProblem: 'damaged' });
});
