import { expect, test } from 'vitest';
import { isPublicAddress, lookupPublic } from './public-address.ts';

test.each(['8.8.8.8', '1.1.1.1', '2606:4700:4700::1111'])('%s is public', (address) => expect(isPublicAddress(address)).toBe(true));

test.each([
  '127.0.0.1',
  '10.0.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '::1',
  '::',
  'fe80::1',
  'fd00::1',
  '::ffff:127.0.0.1',
  '255.255.255.255',
  'name',
])('%s is not', (address) => expect(isPublicAddress(address)).toBe(false));

test('a name that leads to an inner address is refused when it is connected to', async () => {
  const refused = await new Promise<Error | null>((resolve) => lookupPublic('localhost', {}, (error) => resolve(error)));
  expect(refused?.message).toBe('localhost is not on the public internet');
});
