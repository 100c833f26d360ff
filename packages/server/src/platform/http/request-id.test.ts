import { expect, test } from 'vitest';
import { manualClock } from '../clock/index.ts';
import { seededRandom } from '../random/index.ts';
import { requestIds } from './request-id.ts';

const idOf = requestIds({ random: seededRandom({ clock: manualClock(), seed: 1 }), trustProxy: ['10.0.0.0/8', '192.0.2.1', 'fd00::/8'] });
const ask = (remoteAddress: string, given?: string) =>
  idOf({ headers: { ...(given && { 'x-request-id': given }) }, socket: { remoteAddress } as never });

test.each([['10.1.2.3'], ['::ffff:10.1.2.3'], ['192.0.2.1'], ['fd00::1']])('the id a trusted proxy at %s has given is kept', (address) => {
  expect(ask(address, 'trace-1a2b3c4d')).toBe('trace-1a2b3c4d');
});

test('a stranger’s id, one that is no id, and none at all are replaced by ours', () => {
  const ours = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
  expect(ask('192.0.2.9', 'trace-1a2b3c4d')).toMatch(ours);
  for (const odd of ['short', 'two words here', 'x'.repeat(81), 'a"},{"level":60']) expect(ask('10.1.2.3', odd)).toMatch(ours);
  expect(ask('10.1.2.3')).toMatch(ours);
});
