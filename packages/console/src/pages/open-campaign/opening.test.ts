import { expect, test } from 'vitest';
import type { ScriptDetail } from '../../api/types.ts';
import { firstOpening, isComplete, isPast, missingOf, type Opening, toRequest } from './opening.ts';

const script: ScriptDetail = {
  scriptId: 's',
  title: '光影营',
  latest: { scriptVersionId: 'v3', number: 3, savedAt: '', savedBy: '' },
  cues: 30,
  days: 6,
  roles: ['host', 'teacher'],
  text: '',
  findings: [],
  proposedCast: [],
  missing: [
    { name: '第1课链接', kind: 'asked', cues: [], hint: null },
    { name: '商品链接', kind: 'asked', cues: [], hint: null },
  ],
};
const now = new Date('2026-11-30T20:18:00+08:00');
const empty = firstOpening({ now, zone: 'Asia/Shanghai' });
const full: Opening = {
  ...empty,
  webRooms: 18,
  prompters: 2,
  cast: { host: { staffId: 'a', deputyStaffId: 'b' }, teacher: { staffId: 'c', deputyStaffId: null } },
  values: { 第1课链接: ' https://k.example/1 ', 商品链接: 'x', 别的: '不问' },
};

test('it proposes nine o’clock of the next day in the room’s zone', () => {
  expect(`${empty.date} ${empty.time}`).toBe('2026-12-01 09:00');
  expect(firstOpening({ now: new Date('2026-11-30T17:00:00Z'), zone: 'Asia/Shanghai' }).date).toBe('2026-12-02');
});

test('everything missing is named: roles nobody plays, variables without a value, blanks included', () => {
  const missing = missingOf(
    { ...full, cast: { host: { staffId: 'a', deputyStaffId: null } }, values: { 商品链接: '  ' } },
    script,
    '12月营',
  );
  expect(missing.roles).toEqual(['teacher']);
  expect(missing.values).toEqual(['第1课链接', '商品链接']);
  expect(isComplete(missing)).toBe(false);
  expect(isComplete(missingOf(full, script, '12月营'))).toBe(true);
});

test('no group, no name, no date: each is missing', () => {
  const missing = missingOf({ ...full, webRooms: 0, prompters: 0, date: '' }, script, ' ');
  expect(missing).toMatchObject({ groups: true, when: true, name: true });
});

test('only what the script asks for is sent, trimmed, and only channels that have groups', () => {
  const request = toRequest({ ...full, prompters: 0 }, script, ' 12月营 ');
  expect(request).toEqual({
    name: '12月营',
    scriptVersionId: 'v3',
    openingAt: '2026-12-01T09:00',
    zone: 'Asia/Shanghai',
    groups: [{ channel: 'webRoom', count: 18 }],
    values: { 第1课链接: 'https://k.example/1', 商品链接: 'x' },
    cast: [
      { role: 'host', staffId: 'a', deputyStaffId: 'b' },
      { role: 'teacher', staffId: 'c', deputyStaffId: null },
    ],
  });
});

test('past is past in the room’s zone, not in the reader’s', () => {
  const at = (time: string) => isPast({ date: '2026-11-30', time, zone: 'Asia/Shanghai' }, now);
  expect(at('20:17')).toBe(true);
  expect(at('20:18')).toBe(false);
});

test('the proposed stagger is sent when it is chosen, one number a group, none for those where software posts', () => {
  expect(toRequest({ ...full, webRooms: 2, stagger: true }, script, '营', [0, 1]).offsets).toEqual([0, 0, 0, 1]);
  expect(toRequest({ ...full, stagger: false }, script, '营', [0, 1]).offsets).toBeUndefined();
  expect(toRequest({ ...full, stagger: true }, script, '营', null).offsets).toBeUndefined();
});
