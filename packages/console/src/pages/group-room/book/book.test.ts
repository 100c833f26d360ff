import { expect, test } from 'vitest';
import type { CueRun } from '../../../api/types.ts';
import { dayOf } from '../../../time/room-time.ts';
import { bookOf, linesInOrder } from './book.ts';
import { minutesLate, standingOf } from './standing.ts';

const room = { zone: 'Asia/Shanghai', openingAt: '2026-12-01T09:00:00+08:00' };
const now = new Date('2026-12-04T20:18:00+08:00');
const o = { now, dayOf: (at: string) => dayOf(at, room) };

const base: CueRun = {
  cueRunId: '',
  cue: '',
  title: '',
  stage: 'trust',
  role: 'host',
  where: 'room',
  action: 'say',
  state: 'planned',
  reason: null,
  plannedAt: null,
  dueAt: null,
  validUntil: null,
  day: null,
  settledAt: null,
  settledBy: null,
  memberId: null,
  memberName: null,
  recipients: null,
  lateMinutes: null,
  text: '',
  attachments: [],
  origin: null,
  prompt: null,
};
const run = (id: string, at: string | null, more: Partial<CueRun> = {}): CueRun => ({
  ...base,
  cueRunId: id,
  cue: id,
  title: id,
  dueAt: at,
  ...more,
});
const at = (time: string, day = 4) => `2026-12-0${day}T${time}:00+08:00`;
const done = (id: string, time: string, day = 4) => run(id, at(time, day), { state: 'performed', settledAt: at(time, day) });

test('lines come by day, in the order they are due, whatever order the server answered', () => {
  const book = bookOf([run('开售', at('20:30')), done('早安', '08:30', 3), done('回放', '08:30')], o);
  expect(book.days.map((day) => [day.day, day.lines.map((line) => line.id)])).toEqual([
    [3, ['早安']],
    [4, ['回放', '开售']],
  ]);
});

test('a slipped cue stands where it is due now, also when that is another day', () => {
  const book = bookOf([run('小结', '2026-12-05T00:10:00+08:00', { plannedAt: at('21:00') })], o);
  expect(book.days[0]?.day).toBe(5);
});

test('the room is at what was performed last, for a quarter of an hour', () => {
  expect(bookOf([done('预告', '12:00'), done('晒单', '20:10')], o).current).toBe('晒单');
  expect(bookOf([done('预告', '12:00'), done('课', '20:02')], o).current).toBeNull();
});

test('GO stands by the earliest planned cue, even a late one; held ones only when nothing else is left', () => {
  const held = run('课', at('19:30'), { state: 'held' });
  expect(bookOf([held, run('开售', at('20:30')), run('跟单', at('20:40'))], o).standby).toBe('开售');
  expect(bookOf([run('晚了', at('20:00')), run('开售', at('20:30'))], o).standby).toBe('晚了');
  expect(bookOf([held], o).standby).toBe('课');
  expect(bookOf([run('加场', null)], o).standby).toBe('加场');
  expect(bookOf([done('课', '19:30')], o).standby).toBeNull();
});

test("a cue that every member has for themselves is one line, as urgent as its most urgent member's", () => {
  const each = (member: string, more: Partial<CueRun>) => run(`问候-${member}`, at('20:00'), { cue: '问候', memberId: member, ...more });
  const book = bookOf(
    [each('a', { state: 'performed', settledAt: at('20:00') }), each('b', { state: 'failed' }), each('c', { dueAt: at('20:40') })],
    o,
  );
  const line = book.days.flatMap((day) => day.lines)[0];
  expect(book.days.flatMap((day) => day.lines)).toHaveLength(1);
  expect(line?.runs).toHaveLength(3);
  expect(line?.standing).toBe('failed');
  expect(line?.done).toBe(1);
  expect(line?.id).toBe('问候-c');
});

test('what no clock calls is met right below "now"', () => {
  const book = bookOf([done('课', '19:30'), run('开售', at('20:30')), run('加场', null)], o);
  expect(linesInOrder(book).map((line) => line.id)).toEqual(['课', '加场', '开售']);
});

test('a cue is late from one whole minute on, and a held one counts too', () => {
  expect(minutesLate(run('a', at('20:17')), now)).toBe(0);
  expect(minutesLate(run('a', at('20:15')), now)).toBe(3);
  expect(minutesLate(run('a', at('20:15'), { state: 'held' }), now)).toBe(3);
  expect(minutesLate(run('a', at('20:15'), { state: 'skipped' }), now)).toBe(0);
});

test('a cue nobody posted in time is not done, whatever the engine has performed', () => {
  const prompt = { staffName: '阿澈', claimedAt: null };
  const marks = { now, current: null, next: null };
  expect(standingOf({ ...done('课', '12:30'), prompt: { ...prompt, state: 'expired' } }, marks)).toBe('unposted');
  expect(standingOf({ ...done('课', '12:30'), prompt: { ...prompt, state: 'withdrawn' } }, marks)).toBe('withdrawn');
  expect(standingOf({ ...done('课', '12:30'), prompt: { ...prompt, state: 'evidenced' } }, marks)).toBe('done');
});

test('a performed cue whose prompt nobody has claimed waits for a person', () => {
  const prompted = { ...done('课', '19:30'), prompt: { state: 'prompted', staffName: '阿澈', claimedAt: null } } as const;
  expect(standingOf(prompted, { now, current: '课', next: null })).toBe('waits');
  expect(standingOf({ ...prompted, prompt: { ...prompted.prompt, state: 'claimed' } }, { now, current: '课', next: null })).toBe('now');
});
