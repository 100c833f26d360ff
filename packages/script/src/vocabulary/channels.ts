import type { ChannelName } from '../script.ts';
import { type Registry, register, type Words } from './entry.ts';

/** What a channel can do. `post`: bring a message there; `hear`: record what members write; `roster`: know who is in; `identify`: know which
 * person a member is, so as to write to each by name; `prove`: confirm that a message was posted. */
export type Capability = 'post' | 'hear' | 'roster' | 'identify' | 'prove';

export const capabilities: Readonly<Record<Capability, { readonly words: Words }>> = {
  post: { words: { 'zh-CN': ['发消息'], en: ['post messages'] } },
  hear: { words: { 'zh-CN': ['听到成员发言'], en: ['hear what members write'] } },
  roster: { words: { 'zh-CN': ['知道群里有谁'], en: ['know who is in the room'] } },
  identify: { words: { 'zh-CN': ['认出每位成员'], en: ['tell members apart'] } },
  prove: { words: { 'zh-CN': ['证明消息已发出'], en: ['prove that a message was posted'] } },
};

export interface TextLimit {
  readonly amount: number;
  /** how the platform counts: characters a person sees (Unicode code points) or UTF-8 bytes */
  readonly unit: 'characters' | 'bytes';
  readonly source: string;
  /** the day the source was read */
  readonly checked: string;
}

export interface ChannelTraits {
  /** 'itself': the software posts; 'person': a member of staff is prompted to */
  readonly posts: 'itself' | 'person';
  readonly can: Readonly<Record<Capability, boolean>>;
  readonly textLimit: TextLimit;
  readonly attachmentLimit: { readonly amount: number; readonly source: string; readonly checked: string };
}

const wecomMassMessage = 'https://developer.work.weixin.qq.com/document/path/92135';

/** Where a group lives, and what can be done there. */
export const channels: Registry<ChannelName, ChannelTraits> = register(
  { type: 'connector', owner: 'channels', freshness: 'fixed' },
  {
    webRoom: {
      words: { 'zh-CN': ['网页群', '网页群聊', '自有群'], en: ['Web room', 'own room'] },
      posts: 'itself',
      can: { post: true, hear: true, roster: true, identify: true, prove: true },
      // our own room: a message of more than ~4,000 characters is six screens of a phone; nobody reads that in a chat
      textLimit: { amount: 4000, unit: 'characters', source: 'Kuaishan: six screens of a phone', checked: '2026-11-22' },
      attachmentLimit: { amount: 9, source: 'Kuaishan: as many as fit a 3 × 3 grid on a phone', checked: '2026-11-22' },
    },
    prompter: {
      words: {
        'zh-CN': ['提词器', '人工发送', '微信群', '企微群', '企业微信群'],
        en: ['Prompter', 'posted by a person', 'wechat', 'wecom'],
      },
      posts: 'person',
      // a room elsewhere: most chats cannot be read, nobody tells us who is in, and that it was posted is only claimed
      can: { post: true, hear: false, roster: false, identify: false, prove: false },
      // the narrowest place a person may paste into: WeCom's mass message, text.content up to 4,000 bytes and 9 attachments
      textLimit: { amount: 4000, unit: 'bytes', source: wecomMassMessage, checked: '2026-11-22' },
      attachmentLimit: { amount: 9, source: wecomMassMessage, checked: '2026-11-22' },
    },
  },
);
