import type { Anchor } from '../script.ts';
import { type Registry, register } from './entry.ts';

/** What a relative time hangs on. `join` is per member; the others are per group. */
export const anchors: Registry<Anchor['kind'], { readonly perMember: boolean }> = register(
  { type: 'moment', freshness: 'fixed' },
  {
    opening: { words: { 'zh-CN': ['开营', '开群', '开班'], en: ['opening', 'open'] }, owner: 'groups', perMember: false },
    join: { words: { 'zh-CN': ['入群', '进群', '加群', '入营'], en: ['join', 'joining', 'joined'] }, owner: 'groups', perMember: true },
    cue: { words: { 'zh-CN': ['节点'], en: ['cue'] }, owner: 'cues', perMember: false },
  },
);
