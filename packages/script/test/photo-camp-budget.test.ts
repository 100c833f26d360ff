import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { evenStaffing, importTable, type LintOptions, lintScript } from '../src/index.ts';
import { readTable } from '../src/workbook/index.ts';

const bytes = new Uint8Array(readFileSync(new URL('fixtures/photo-camp-5-days.xlsx', import.meta.url)));
const read = await readTable(bytes, 'photo-camp-5-days.xlsx');
const { script } = importTable(read.ok ? read.sheets : [], { locale: 'zh-CN', name: 'photo-camp-5-days.xlsx' });
if (!script) throw new Error('not imported');

const about = ['allowance', 'owner-collision', 'staff-load'];
const told = (options: LintOptions) => lintScript(script, options).filter(({ rule }) => about.includes(rule));
const rules = (options: LintOptions) => [...new Set(told(options).map(({ rule }) => rule))];
const weekly = { profile: 'wecom', allowance: '7-a-week' } as const;
const staffing = evenStaffing({
  ...{ groups: 20, membersPerGroup: null, deputies: null, people: { host: 1 } },
  roles: script.cues.map((cue) => cue.role),
  nameOf: (role) => role,
});

test('on WeCom set to seven a week the photo camp is beyond the allowance, with the count and the split', () => {
  const [finding] = told(weekly);
  expect(finding?.message.en.why).toContain(
    'this script has 23 posts that could be mass messages, 23 within 7 days, 16 beyond the allowance',
  );
  expect(finding?.message.en.todo).toContain(
    'Proposed: 7 as mass messages (开营欢迎, 发布第1课, 发布第2课, 直播预告, 发布第3课, 发布第4课, 发布第5课), the other 18 posted room by room',
  );
  expect(told({ profile: 'wecom', allowance: 'monthly' })).toEqual([]);
  expect(told({ profile: 'webRoom' })).toEqual([]);
});

test('twenty groups of one host collide and are too much; after the proposed stagger they are not', () => {
  expect(rules({ ...weekly, staffing })).toEqual(['allowance', 'owner-collision', 'staff-load']);
  expect(rules({ ...weekly, staffing, stagger: true })).toEqual(['allowance']);
  // where software posts, what has no feature yet is still done by people in every room
  expect(rules({ profile: 'webRoom', staffing, stagger: true })).toEqual([]);
});
