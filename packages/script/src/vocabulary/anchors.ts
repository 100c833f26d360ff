import type { Anchor } from '../script.ts';
import { type Registry, register } from './entry.ts';

/** What a relative time hangs on. `join` is per member; the others are per group. */
export const anchors: Registry<Anchor['kind'], { readonly perMember: boolean }> = register(
  { type: 'moment', freshness: 'fixed' },
  {
    opening: { words: { 'zh-CN': ['开营', '开群', '开班'], en: ['opening', 'open'] }, owner: 'groups', perMember: false },
    join: { words: { 'zh-CN': ['入群', '进群', '加群', '入营'], en: ['join', 'joining', 'joined'] }, owner: 'groups', perMember: true },
    liveStart: { words: { 'zh-CN': ['直播开始时'], en: ['live starts'] }, owner: 'live', perMember: false },
    liveEnd: { words: { 'zh-CN': ['直播结束'], en: ['live ended'] }, owner: 'live', perMember: false },
    offerOpen: { words: { 'zh-CN': ['开售时'], en: ['offer opens'] }, owner: 'sales', perMember: false },
    offerClose: { words: { 'zh-CN': ['截止时'], en: ['offer closes'] }, owner: 'sales', perMember: false },
    lesson: { words: { 'zh-CN': ['发课时'], en: ['lesson released'] }, owner: 'learning', perMember: false },
    cue: { words: { 'zh-CN': ['节点'], en: ['cue'] }, owner: 'cues', perMember: false },
  },
);
