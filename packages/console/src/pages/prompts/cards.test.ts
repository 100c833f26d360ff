import { expect, test } from 'vitest';
import type { Prompt } from '../../api/types.ts';
import { cardsOf, placeOf } from './cards.ts';
import { groupPrompts } from './group-prompts.ts';

const prompt = (deliveryId: string, changes: Partial<Prompt> = {}): Prompt => ({
  ...{
    deliveryId,
    groupId: `g${deliveryId}`,
    groupName: `${deliveryId}群`,
    cue: 'd1',
    card: 'c',
    title: '开放报名',
    kind: 'post',
    place: 'room',
  },
  ...{ recipientName: null, text: '开放报名', plainText: '开放报名', attachments: [], role: 'host', staffId: 'me' },
  ...{ promptedAt: '2026-12-01T12:30:00Z', validUntil: '2026-12-01T13:30:00Z', state: 'prompted', reason: null },
  ...{ claimedBy: null, claimedAt: null, link: null, evidencedAt: null, escalation: null, checkedAt: null },
  ...changes,
});
const cards = (prompts: readonly Prompt[]) => cardsOf(groupPrompts(prompts));

test('the same words to seven rooms are one card; words of their own are a card for each place', () => {
  const seven = Array.from({ length: 7 }, (_, n) => prompt(String(n + 1)));
  expect(cards(seven).map((card) => card.prompts.length)).toEqual([7]);
  const own = ['8', '9'].map((id) => prompt(id, { card: 'd', text: `看 https://a/e/${id}` }));
  expect(cards([...seven, ...own]).map((card) => [card.prompts.length, card.sharedText])).toEqual([
    [7, '开放报名'],
    [1, '看 https://a/e/8'],
    [1, '看 https://a/e/9'],
  ]);
});

test('the card one is at stays when others come before it; when it is done, the next one stands in its place', () => {
  const three = cards(['1', '2', '3'].map((id) => prompt(id, { card: id })));
  const at = { key: three[1]?.key ?? null, index: 1 };
  const withEarlier = cards(['0', '1', '2', '3'].map((id) => prompt(id, { card: id, promptedAt: `2026-12-01T12:3${id}:00Z` })));
  expect(placeOf(withEarlier, at)).toBe(2);
  expect(placeOf(three.toSpliced(1, 1), at)).toBe(1);
  expect(placeOf(three.slice(0, 1), at)).toBe(0);
  expect(placeOf(three, { key: null, index: 0 })).toBe(0);
});
