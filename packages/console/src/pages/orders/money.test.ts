import { expect, test } from 'vitest';
import { moneyWords } from './money.ts';

test('minor units become the amount a reader knows; a currency without them stays whole', () => {
  expect(moneyWords({ amountMinor: 990, currency: 'CNY' }, 'zh-CN')).toBe('¥9.90');
  expect(moneyWords({ amountMinor: 129_900, currency: 'CNY' }, 'en')).toBe('¥1,299.00');
  expect(moneyWords({ amountMinor: 1980, currency: 'JPY' }, 'en')).toBe('¥1,980');
});
