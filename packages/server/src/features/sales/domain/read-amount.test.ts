import { expect, test } from 'vitest';
import { readAmount } from './read-amount.ts';

test.each([
  ['9.90', 990, null],
  ['9.9', 990, null],
  ['9', 900, null],
  ['¥1,299.00', 129_900, 'CNY'],
  ['￥1299', 129_900, 'CNY'],
  ['９．９０元', 990, 'CNY'],
  ['CNY 9.90', 990, 'CNY'],
  ['9.90 RMB', 990, 'CNY'],
  ['$9.90', 990, 'USD'],
  ['HK$99', 9_900, 'HKD'],
  ['JPY 1980', 1_980, 'JPY'],
  ['1.299,00', 129_900, null],
  ['9,90', 990, null],
  ['1,299', 129_900, null],
  ['-9.90', -990, null],
  ['0.00', 0, null],
  ['免费', 0, null],
  ['9.900', 990, null],
])('%j is %d minor units of %s', (written, amountMinor, currency) => {
  expect(readAmount(written, 'CNY')).toEqual({ amountMinor, currency });
});

test.each(['九块九', '9.905', '9..90', '1.2.3', '1,29.00', '9.90/件', '1e3', 'JPY 19.80', 'XX1', '99999999999999'])(
  '%j is no amount',
  (written) => {
    expect(readAmount(written, 'CNY')).toBeNull();
  },
);
