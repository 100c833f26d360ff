import { expect, test } from 'vitest';
import type { Prompt } from '../../api/types.ts';
import { foldSettled, groupPrompts, whereTo } from './group-prompts.ts';

const base: Prompt = {
  deliveryId: '1',
  groupId: 'g1',
  groupName: '1群',
  cue: 'd4-2030',
  title: '开售',
  kind: 'post',
  place: 'room',
  recipientName: null,
  text: '开放报名',
  attachments: [],
  role: 'host',
  staffId: 's',
  claimedBy: null,
  promptedAt: '2026-12-04T12:30:00Z',
  validUntil: '2026-12-04T14:30:00Z',
  state: 'prompted',
  reason: null,
  claimedAt: null,
  card: 'campaign/d4-2030/post/host',
  plainText: '开放报名',
  link: null,
  evidencedAt: null,
  escalation: null,
  checkedAt: null,
};
const whisper = (id: string, name: string, more: Partial<Prompt> = {}): Prompt => ({
  ...base,
  deliveryId: id,
  place: 'private',
  cue: 'd4-2040',
  recipientName: name,
  text: `${name}您好`,
  promptedAt: '2026-12-04T12:40:00Z',
  card: `${more.groupId ?? base.groupId}/d4-2040/post/host`,
  ...more,
});

test('the whispers of one cue in a group are one piece of work, each with their own words', () => {
  const blocks = groupPrompts([whisper('2', '林夕'), whisper('3', '周周'), whisper('4', '小鹿', { groupId: 'g2' })]);
  expect(blocks.map((block) => block.prompts.map((prompt) => prompt.recipientName))).toEqual([['林夕', '周周'], ['小鹿']]);
  expect(blocks[0]?.sharedText).toBeNull();
});

test('one post to several rooms is one card: copied once where its words are the same, room by room where they are not', () => {
  const rooms = [base, { ...base, deliveryId: '2', groupId: 'g2' }];
  expect(groupPrompts(rooms).map((block) => [block.prompts.length, block.sharedText])).toEqual([[2, '开放报名']]);
  const [block] = groupPrompts([...rooms, { ...base, deliveryId: '3', groupId: 'g3', text: '3群的话' }]);
  expect([block?.prompts.length, block?.sharedText]).toEqual([3, null]);
});

test('pieces of work come in the order of time, whatever order the server answered', () => {
  const blocks = groupPrompts([whisper('2', '林夕'), base]);
  expect(blocks.map((block) => block.first.title)).toEqual(['开售', '开售']);
  expect(blocks.map((block) => block.first.place)).toEqual(['room', 'private']);
});

test('a task in several groups is one card', () => {
  const task = { ...base, kind: 'task', card: 'campaign/d4-2030/task/host' } as const;
  expect(groupPrompts([base, task, { ...task, deliveryId: '2', groupId: 'g2' }]).map((block) => block.prompts.length)).toEqual([1, 2]);
});

test('settled prompts of one cue are one line for each outcome, over people and over rooms', () => {
  const lines = foldSettled([
    whisper('2', '林夕', { state: 'claimed' }),
    whisper('3', '周周', { state: 'withdrawn', reason: 'room-closed' }),
    whisper('4', '小鹿', { state: 'claimed' }),
    { ...base, deliveryId: '5', state: 'expired' },
    { ...base, deliveryId: '6', groupId: 'g2', groupName: '2群', state: 'expired' },
  ]);
  expect(lines.map((line) => whereTo(line))).toEqual([{ people: 2 }, { name: '周周' }, { rooms: 2 }]);
});

test('the same cue of another day is another line', () => {
  const lines = foldSettled([base, { ...base, deliveryId: '2', promptedAt: '2026-12-05T12:30:00Z' }]);
  expect(lines).toHaveLength(2);
});
