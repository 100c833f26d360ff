import type { ChannelName } from '../script.ts';
import type { AllowanceName } from './allowances.ts';
import type { Capability } from './channels.ts';
import { type Registry, register, type Words } from './entry.ts';

/** Where a group lives: a platform with its limits. Several run on one connector. */
export type ChannelProfileName = 'webRoom' | 'wechat' | 'wecom' | 'telegram';

/** What a platform limits, for people who plan. */
export interface PlatformLimit {
  readonly words: Words;
  readonly source: string;
  /** the day the source was read */
  readonly checked: string;
}

export interface ProfileTraits {
  /** the connector that brings it there today */
  readonly runsOn: ChannelName;
  /** what the platform lets software do; what holds today is what its connector can */
  readonly can: Readonly<Record<Capability, boolean>>;
  /**
   * Mass messages: one person confirms once and all their rooms have it. Which settings there are, the platform's own first; null = there are none,
   * and what software may not post a person posts room by room.
   */
  readonly massMessages: readonly [AllowanceName, ...AllowanceName[]] | null;
  readonly limits: readonly PlatformLimit[];
}

const checked = '2026-11-22';
const wecom = 'https://developer.work.weixin.qq.com/document/path';
const telegram = 'https://core.telegram.org/bots/faq';

/** The platforms a script can be planned for, each with its limits and where they are written. */
export const profiles: Registry<ChannelProfileName, ProfileTraits> = register(
  { type: 'connector', owner: 'channels', freshness: 'fixed' },
  {
    webRoom: {
      words: { 'zh-CN': ['网页群', '自有群'], en: ['Web room', 'own room'] },
      runsOn: 'webRoom',
      can: { post: true, hear: true, roster: true, identify: true, prove: true },
      massMessages: null,
      limits: [],
    },
    wechat: {
      words: { 'zh-CN': ['个人微信', '微信', '微信群'], en: ['Personal WeChat', 'weixin', 'wechat group'] },
      runsOn: 'prompter',
      can: { post: true, hear: false, roster: false, identify: false, prove: false },
      massMessages: null,
      limits: [
        {
          words: {
            'zh-CN': ['用软件操作个人微信会被封号，所以每一条都由人来发'],
            en: ['driving the personal client by software gets accounts banned, so a person posts everything'],
          },
          source: 'public reports 2020–2026',
          checked,
        },
      ],
    },
    wecom: {
      words: { 'zh-CN': ['企业微信', '企微', '企微群', '企业微信群'], en: ['WeCom', 'wework'] },
      runsOn: 'prompter',
      can: { post: true, hear: false, roster: true, identify: true, prove: true },
      massMessages: ['monthly', '7-a-week', '1-a-day'],
      limits: [
        {
          words: {
            'zh-CN': ['群发不会自己发出去，每次都要群主确认；一次最多 2000 个群、9 个附件'],
            en: ['a mass message never goes by itself: the owner of the rooms confirms it; up to 2,000 rooms and 9 attachments each'],
          },
          source: `${wecom}/92135`,
          checked,
        },
        { words: { 'zh-CN': ['每群最多 500 人'], en: ['up to 500 people a room'] }, source: `${wecom}/92277`, checked },
      ],
    },
    telegram: {
      words: { 'zh-CN': ['Telegram', '电报'], en: ['Telegram', 'tg'] },
      runsOn: 'prompter',
      can: { post: true, hear: true, roster: false, identify: true, prove: true },
      massMessages: null,
      limits: [
        {
          words: {
            'zh-CN': ['机器人一共每秒约 30 条，同一个群每分钟 20 条、每秒 1 条'],
            en: ['a bot posts about 30 messages a second in all, 20 a minute and 1 a second into one group'],
          },
          source: telegram,
          checked,
        },
      ],
    },
  },
);

/** The profile meant when only a connector is named. */
export function profileOfChannel(channel: ChannelName): ChannelProfileName {
  return channel === 'webRoom' ? 'webRoom' : 'wechat';
}
