import { type Registry, register } from './entry.ts';

export type EventName =
  | 'groupOpened'
  | 'joined'
  | 'said'
  | 'performed'
  | 'skipped'
  | 'expired'
  | 'failed'
  | 'held'
  | 'released'
  | 'slipped'
  | 'paused'
  | 'resumed'
  | 'upgraded'
  | 'recalled'
  | 'prompted'
  | 'claimed'
  | 'evidenced'
  | 'reassigned'
  | 'withdrawn'
  | 'handedOver'
  | 'roomClosed';

/** Kinds of events in the append-only log. `about` says which ids an event carries beside its group. */
export const events: Registry<EventName, { readonly about: 'group' | 'member' | 'cue' }> = register(
  { type: 'moment', freshness: 'fixed', about: 'cue', owner: 'cues' },
  {
    groupOpened: { words: { 'zh-CN': ['群已开'], en: ['Group opened'] }, owner: 'groups', about: 'group' },
    joined: { words: { 'zh-CN': ['入群'], en: ['Joined'] }, owner: 'groups', about: 'member' },
    said: { words: { 'zh-CN': ['发言'], en: ['Said'] }, owner: 'conversations', about: 'member' },
    performed: { words: { 'zh-CN': ['已执行'], en: ['Performed'] } },
    skipped: { words: { 'zh-CN': ['已跳过'], en: ['Skipped'] } },
    expired: { words: { 'zh-CN': ['已过期'], en: ['Expired'] } },
    failed: { words: { 'zh-CN': ['执行失败'], en: ['Failed'] } },
    held: { words: { 'zh-CN': ['已按住'], en: ['Held'] } },
    released: { words: { 'zh-CN': ['已放行'], en: ['Released'] } },
    slipped: { words: { 'zh-CN': ['整体顺延'], en: ['Slipped'] }, about: 'group' },
    paused: { words: { 'zh-CN': ['已暂停'], en: ['Paused'] }, about: 'group' },
    resumed: { words: { 'zh-CN': ['已恢复'], en: ['Resumed'] }, about: 'group' },
    upgraded: { words: { 'zh-CN': ['剧本已升级'], en: ['Script upgraded'] }, about: 'group' },
    recalled: { words: { 'zh-CN': ['剧本变了，已收回提词'], en: ['Recalled, as the script changed'] } },
    prompted: { words: { 'zh-CN': ['已提词'], en: ['Prompted'] }, owner: 'channels' },
    claimed: { words: { 'zh-CN': ['已认领完成'], en: ['Claimed done'] }, owner: 'channels' },
    evidenced: { words: { 'zh-CN': ['已有成员打开'], en: ['Opened by a member'] }, owner: 'channels' },
    reassigned: { words: { 'zh-CN': ['已转交'], en: ['Handed to another'] }, owner: 'channels' },
    withdrawn: { words: { 'zh-CN': ['已撤回'], en: ['Withdrawn'] }, owner: 'channels' },
    handedOver: { words: { 'zh-CN': ['已交班'], en: ['Handed over'] }, owner: 'staffing', about: 'group' },
    roomClosed: { words: { 'zh-CN': ['群已关闭'], en: ['Room closed'] }, owner: 'conversations', about: 'group' },
  },
);
