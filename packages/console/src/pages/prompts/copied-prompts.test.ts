import { expect, test } from 'vitest';
import type { Prompt } from '../../api/types.ts';
import { type CopiedPrompt, copiedWith, spoiledOf } from './copied-prompts.ts';

const copied: CopiedPrompt = { deliveryId: '1', title: '开放报名', where: '1群', text: '开放报名', at: '2026-12-01T12:30:00Z' };
const prompt = (changes: Partial<Prompt> = {}): Prompt => ({
  ...{ deliveryId: '1', groupId: 'g1', groupName: '1群', cue: 'd1-open', card: 'c', title: '开放报名', kind: 'post', place: 'room' },
  ...{ recipientName: null, text: '开放报名', plainText: '开放报名', attachments: [], role: 'host', staffId: 'me' },
  ...{ promptedAt: '2026-12-01T12:30:00Z', validUntil: '2026-12-01T13:30:00Z', state: 'prompted', reason: null },
  ...{ claimedBy: null, claimedAt: null, link: null, evidencedAt: null, escalation: null, checkedAt: null },
  ...changes,
});
const fate = (o: { open?: readonly Prompt[]; settled?: readonly Prompt[] }) =>
  spoiledOf([copied], { open: o.open ?? [], settled: o.settled ?? [], me: 'me' }).map((one) => one.how);

test('copied words that wait unchanged may be posted, with their own short link or without', () => {
  expect(fate({ open: [prompt()] })).toEqual([]);
  expect(fate({ open: [prompt({ text: '开放报名 https://a/e/x', plainText: '开放报名' })] })).toEqual([]);
});

test('copied words that were withdrawn, expired, went to a colleague, were posted by one or were changed are named with what became of them', () => {
  expect(fate({ settled: [prompt({ state: 'withdrawn', reason: 'paused' })] })).toEqual(['withdrawn']);
  expect(fate({ settled: [prompt({ state: 'expired' })] })).toEqual(['expired']);
  expect(fate({ settled: [prompt({ staffId: 'deputy' })] })).toEqual(['passed-on']);
  expect(fate({ settled: [prompt({ state: 'claimed', claimedBy: 'deputy' })] })).toEqual(['taken']);
  expect(fate({ open: [prompt({ text: '报名推迟', plainText: '报名推迟' })] })).toEqual(['changed']);
});

test('what I claimed myself is no alarm, nor what no list shows yet', () => {
  expect(fate({ settled: [prompt({ state: 'claimed', claimedBy: 'me' })] })).toEqual([]);
  expect(fate({ settled: [prompt({ state: 'evidenced', claimedBy: 'me' })] })).toEqual([]);
  expect(fate({})).toEqual([]);
});

test('copying again replaces what was copied before; after two hours it is forgotten', () => {
  const again = { ...copied, text: '新的' };
  expect(copiedWith([copied], [again], new Date('2026-12-01T12:40:00Z'))).toEqual([again]);
  expect(copiedWith([copied], [{ ...copied, deliveryId: '2' }], new Date('2026-12-01T14:30:00Z')).map((one) => one.deliveryId)).toEqual([
    '2',
  ]);
});
