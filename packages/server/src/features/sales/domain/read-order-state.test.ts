import { expect, test } from 'vitest';
import { readOrderState } from './read-order-state.ts';

test.each([
  ['已付款', 'paid'],
  ['待发货', 'paid'],
  ['交易成功', 'paid'],
  ['买家已付款', 'paid'],
  ['待付款', 'pending'],
  ['等待买家付款', 'pending'],
  ['未支付', 'pending'],
  ['已退款', 'refunded'],
  ['退款成功', 'refunded'],
  ['全额退款', 'refunded'],
  ['部分退款', 'partlyRefunded'],
  ['退款中', 'refunding'],
  ['无退款', 'paid'],
  ['退款关闭', 'paid'],
  ['交易关闭', 'closed'],
  ['已取消', 'closed'],
  ['Partially refunded', 'partlyRefunded'],
  ['paid', 'paid'],
  ['Cancelled', 'closed'],
  ['待成团', 'other'],
])('%s is %s', (written, state) => {
  expect(readOrderState(written)).toBe(state);
});

test('an empty cell says nothing', () => {
  expect(readOrderState(' - ')).toBeNull();
});
