import { expect, test } from 'vitest';
import { maskedPhone, maskPhonesIn, readPhone } from './read-phone.ts';

test.each([
  '19900001000',
  ' 199 0000 1000 ',
  '199-0000-1000',
  '+86 19900001000',
  '+86-199-0000-1000',
  '0086 19900001000',
  '8619900001000',
  '１９９００００１０００',
  "'19900001000",
  '="19900001000"',
  '19900001000.0',
  '\t19900001000',
  '19900001000/19900001000',
])('%j is the number +8619900001000', (written) => {
  expect(readPhone(written)).toEqual({ ok: true, phone: '+8619900001000' });
});

test.each([
  ['', 'missing'],
  ['无', 'missing'],
  ['-', 'missing'],
  ['1.99E+10', 'damaged'],
  ['1.99000010e+010', 'damaged'],
  ['199****1000', 'masked'],
  ['19900001000 / 19900002000', 'several'],
  ['010-12345678', 'invalid'],
  ['1990000100', 'invalid'],
  ['199000010000', 'invalid'],
  ['12900001000', 'invalid'],
  ['张三', 'invalid'],
])('%j is no number, since it is %s: told, never guessed', (written, problem) => {
  expect(readPhone(written)).toEqual({ ok: false, problem });
});

test('numbers from abroad keep their country', () => {
  expect(readPhone('+852 9123 4567')).toEqual({ ok: true, phone: '+85291234567' });
  expect(readPhone('0044 7700 900123')).toEqual({ ok: true, phone: '+447700900123' });
});

test('lists show who it may be, not how to call them', () => {
  expect(maskedPhone('+8619900001000')).toBe('199****1000');
  expect(maskPhonesIn('打 19900001000 或 199 0000 1001')).toBe('打 199****1000 或 199****1001');
  expect(maskPhonesIn('XE20261123000')).toBe('XE20261123000');
});
