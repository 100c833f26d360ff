import { type Registry, register } from './entry.ts';

/** How many mass messages a room may get: as a platform allows it, or as an administrator has narrowed it. */
export type AllowanceName = 'monthly' | '7-a-week' | '1-a-day';

export interface AllowanceTraits {
  /** at most so many … */
  readonly amount: number;
  /** … in any so many days on end */
  readonly windowDays: number;
  readonly source: string;
  /** the day the source was read */
  readonly checked: string;
}

const wecomMassMessage = 'https://developer.work.weixin.qq.com/document/path/92135';
const read = { source: wecomMassMessage, checked: '2026-11-22' };

/**
 * Settings of WeCom's mass messages to a customer group. A calendar week or month may begin on any day of a script, so the limit is held in every run of
 * days that long: what fits then fits whatever day the group opens. A month is counted as February, the shortest, unless the opening is known.
 */
export const allowances: Registry<AllowanceName, AllowanceTraits> = register(
  { type: 'span', owner: 'channels', freshness: 'fixed', ...read },
  {
    monthly: {
      words: { 'zh-CN': ['每月按当月天数', '每月'], en: ['as many a month as it has days', 'monthly'] },
      amount: 28,
      windowDays: 28,
    },
    '7-a-week': { words: { 'zh-CN': ['每周 7 条', '每周7条'], en: ['7 a week'] }, amount: 7, windowDays: 7 },
    '1-a-day': { words: { 'zh-CN': ['每天 1 条', '每天1条'], en: ['1 a day'] }, amount: 1, windowDays: 1 },
  },
);
