import type { PlaceName } from '../script.ts';
import { type Registry, register } from './entry.ts';

/** Where a cue is performed. */
export const places: Registry<PlaceName> = register(
  { type: 'thread', owner: 'conversations', freshness: 'fixed' },
  {
    room: {
      words: {
        'zh-CN': ['群内', '群', '群里', '群聊', '社群', '大群', '全群', '微信群', '企微群', '班级群', '学习群'],
        en: ['Room', 'group', 'group chat', 'in the room', 'in the group'],
      },
    },
    private: {
      words: {
        'zh-CN': ['私聊', '私信', '一对一', '1对1', '1v1', '单聊', '私发', '私聊跟进'],
        en: ['Private', '1v1', '1:1', 'one to one', 'one-to-one', 'direct message', 'dm', 'pm'],
      },
    },
  },
);

export type ElsewhereName = 'moments' | 'broadcast' | 'publicAccount' | 'phone' | 'sms';

/** Places operators plan for where Kuaishan neither posts nor hears: what is planned there becomes a task for a person. */
export const elsewhere: Registry<ElsewhereName> = register(
  { type: 'thread', owner: 'staffing', freshness: 'fixed' },
  {
    moments: { words: { 'zh-CN': ['朋友圈', '微信朋友圈', '发圈'], en: ['Moments', 'wechat moments'] } },
    broadcast: { words: { 'zh-CN': ['直播间', '直播', '视频号直播'], en: ['Live stream', 'live', 'live room', 'live class'] } },
    publicAccount: { words: { 'zh-CN': ['公众号', '视频号', '服务号'], en: ['Official account', 'public account'] } },
    phone: { words: { 'zh-CN': ['电话', '语音通话', '语音电话'], en: ['Phone', 'call', 'phone call'] } },
    sms: { words: { 'zh-CN': ['短信'], en: ['Text message', 'sms'] } },
  },
);
