import { expect, test } from 'vitest';
import { readScript, type SmallCue, smallScript } from '../../test/small-script.ts';
import { budgetScript, staggered } from './budget-script.ts';
import { staggerLimit } from './propose-stagger.ts';
import { evenStaffing, type Staffing } from './staffing.ts';
import { staggerSteps } from './stagger-steps.ts';

const script = (cues: readonly SmallCue[], head: readonly string[] = []) => readScript(smallScript({ cues, head, open: true }));
const hosts = (groups: number, people = 1, membersPerGroup: number | null = null): Staffing =>
  evenStaffing({
    ...{ groups, membersPerGroup, deputies: null },
    people: { host: people, consultant: people },
    roles: ['host', 'consultant'],
    nameOf: (role, number) => `${role} ${number}`,
  });
const load = (cues: readonly SmallCue[], staffing: Staffing, profile: 'wechat' | 'wecom' | 'webRoom' = 'wechat') =>
  budgetScript(script(cues), { profile, staffing }).load;

test('twenty rooms of one host take four minutes: the stagger spreads them six a minute', () => {
  const found = load([{}], hosts(20));
  expect(found?.people[0]).toMatchObject({ busiest: { posts: 20, rooms: 20 }, overloads: [{ minute: 540, over: 14, lateMinutes: 3 }] });
  expect(staggerSteps(found?.stagger?.offsets ?? [])).toEqual([
    { from: 1, to: 6, minutes: 0 },
    { from: 7, to: 12, minutes: 1 },
    { from: 13, to: 18, minutes: 2 },
    { from: 19, to: 20, minutes: 3 },
  ]);
  expect(found?.stagger?.people.flatMap((person) => person.overloads)).toEqual([]);
});

test('a stagger goes around what the same person has a minute later', () => {
  const found = load([{ id: 'a' }, { id: 'b', when: 'day 1 09:01' }], hosts(20));
  expect(found?.stagger).toMatchObject({ longest: 6 });
  expect(found?.stagger?.people.flatMap((person) => person.overloads)).toEqual([]);
});

test('the staffing with the stagger needs no other', () => {
  const cues = [{ id: 'a' }, { id: 'b', when: 'day 1 09:01' }];
  const staffing = hosts(20);
  expect(load(cues, staggered(staffing, load(cues, staffing)))?.stagger).toBeNull();
});

test('two hosts share the groups, neighbours together', () => {
  expect(load([{}], hosts(12, 2))).toMatchObject({ stagger: null, people: [{ groups: 6 }, { groups: 6 }, {}, {}] });
});

test('where software posts, only tasks are work', () => {
  expect(load([{}, { more: ['do: task'] }], hosts(6), 'webRoom')?.people[0]).toMatchObject({ posts: 6 });
});

test('a mass message is confirmed once for all rooms of a minute, and again for those that come later', () => {
  const found = load([{ text: '欢迎' }], hosts(20), 'wecom');
  expect(found).toMatchObject({ stagger: null, people: [{ posts: 1, busiest: { posts: 1, rooms: 0 } }, {}] });
  const offsets = Array.from({ length: 20 }, (_, group) => group % 2);
  expect(load([{ text: '欢迎' }], { ...hosts(20), offsets }, 'wecom')?.people[0]).toMatchObject({ posts: 2 });
});

test('private messages by hand are spread over the time they have, after what is due in rooms', () => {
  const whisper: SmallCue = { id: 'w', who: 'consultant', more: ['where: private', 'sendUntil: 1h'] };
  const listed = (members: number) => load([whisper], hosts(1, 1, members))?.people[1]?.lists;
  expect(listed(360)).toEqual([{ cue: 'w', from: 540, until: 600, messages: 360, unwritten: 0 }]);
  expect(listed(400)).toMatchObject([{ unwritten: 40 }]);
  const post: SmallCue = { id: 'p', who: 'consultant', when: 'day 1 09:30' };
  expect(load([whisper, post], hosts(1, 1, 360))?.people[1]?.lists).toMatchObject([{ unwritten: 1 }]);
});

test('members are not guessed: where nobody says how many, private messages are not counted', () => {
  expect(load([{ who: 'consultant', more: ['where: private'] }], hosts(1))?.people[1]).toMatchObject({ posts: 0, lists: [] });
});

test('three people in one group share its members, and the first posts in its room', () => {
  const found = load([{ id: 'p' }, { id: 'w', more: ['where: private'] }], hosts(1, 3, 150));
  const theirs = found?.people.filter((person) => person.roles.includes('host')) ?? [];
  expect(theirs.map((person) => person.lists[0]?.messages)).toEqual([50, 50, 50]);
  expect(theirs.map((person) => person.minutes.length)).toEqual([1, 0, 0]);
});

test('a stagger brings nothing into quiet hours, past its own end, or past midnight', () => {
  const limit = (cue: SmallCue) => staggerLimit(script([cue], ['quietHours: 22:30-07:30']));
  expect(limit({ when: 'day 1 22:25' })).toEqual({ minutes: 5, cue: 'cue-1', before: 'quietHours' });
  expect(limit({ when: 'day 1 09:00', more: ['sendUntil: day 1 09:10'] })).toEqual({ minutes: 9, cue: 'cue-1', before: 'sendUntil' });
  expect(limit({ when: 'day 1 23:55', more: ['do: task'] })).toEqual({ minutes: 4, cue: 'cue-1', before: 'midnight' });
  expect(limit({ when: 'day 1 09:00' })).toEqual({ minutes: 30, cue: null, before: null });
});

test('where the time does not suffice, what is left over is said', () => {
  const found = load([{ when: 'day 1 22:29' }], hosts(30));
  expect(found?.stagger).toMatchObject({ longest: 1, limit: { minutes: 1, before: 'quietHours' } });
  expect(found?.stagger?.people.flatMap((person) => person.overloads)).not.toEqual([]);
});

test('cues counted from the opening stand at its hour; those of a go or of joining have none', () => {
  const cues = [
    { id: 'o', when: '1h after opening' },
    { id: 'g', when: 'on go' },
    { id: 'j', when: '2h after join', more: ['where: private'] },
  ];
  const budget = budgetScript(script(cues), { profile: 'wechat', openingMinute: 600 });
  expect(budget.work.map(({ minute }) => minute)).toEqual([660, null, null]);
  expect(budget.untimed).toEqual(['g', 'j']);
});

test('a stagger brings nothing past the beginning of a class or the end of an offer', () => {
  const head = [
    'products: [{ id: camp, kind: main, title: 课, price: 999 }]',
    'live: [{ id: class, title: 直播, start: day 1 20:00, minutes: 60, replay: true }]',
    'offers: [{ id: flash, product: camp, price: 899, opensAt: day 2 20:30, closesAt: day 2 22:00, stockOwner: nobody }]',
  ];
  const limit = (when: string) => staggerLimit(script([{ when }], head));
  expect(limit('day 1 19:50')).toMatchObject({ minutes: 9, before: 'deadline' });
  expect(limit('day 2 21:55')).toMatchObject({ minutes: 4, before: 'deadline' });
  expect(limit('day 1 20:00')).toMatchObject({ minutes: 30, before: null });
});

test('what has no feature yet is work for people also where software posts', () => {
  expect(load([{ text: '晒单', more: ['do: collect-showcase'] }], hosts(6), 'webRoom')?.people[0]).toMatchObject({ posts: 6 });
});
