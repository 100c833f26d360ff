import type { ActionName, PlaceName } from '../script.ts';
import type { Capability } from './channels.ts';
import { type Registry, register } from './entry.ts';

export interface ActionTraits {
  /** where it may be performed; the first is where it is when the script does not say */
  readonly places: readonly [PlaceName, ...PlaceName[]];
  /** whether it makes no sense without text or attachments */
  readonly needsContent: boolean;
  /** whether members see it as a message (a task is seen by staff only) */
  readonly reachesMembers: boolean;
  /** what the channel must be able to do */
  readonly needs: readonly Capability[];
}

/** What a cue does. */
export const actions: Registry<ActionName, ActionTraits> = register(
  { type: 'act', owner: 'cues', freshness: 'fixed' },
  {
    say: {
      words: { 'zh-CN': ['群里说', '发言', '群发', '发布', '发送', '说'], en: ['Say', 'post', 'announce'] },
      owner: 'conversations',
      places: ['room'],
      needsContent: true,
      reachesMembers: true,
      needs: ['post'],
    },
    whisper: {
      words: { 'zh-CN': ['私下说', '私聊', '私信', '悄悄话', '一对一', '单发'], en: ['Whisper', 'write privately', 'direct message'] },
      owner: 'conversations',
      places: ['private'],
      needsContent: true,
      reachesMembers: true,
      needs: ['post', 'roster', 'identify'],
    },
    task: {
      words: { 'zh-CN': ['人工任务', '任务', '待办', '人工'], en: ['Task', 'to do', 'todo', 'by hand'] },
      owner: 'staffing',
      places: ['room', 'private'],
      needsContent: true,
      reachesMembers: false,
      needs: [],
    },
    'close-room': {
      words: {
        'zh-CN': ['关闭群', '解散群', '解散', '关群', '群解散', '本群解散'],
        en: ['Close the room', 'close room', 'dissolve', 'disband'],
      },
      owner: 'conversations',
      places: ['room'],
      needsContent: false,
      reachesMembers: true,
      needs: ['post'],
    },
    'release-lesson': {
      words: { 'zh-CN': ['release-lesson'], en: ['release-lesson x'] },
      owner: 'learning',
      places: ['room'],
      needsContent: false,
      reachesMembers: true,
      needs: ['post'],
    },
    'collect-homework': {
      words: { 'zh-CN': ['collect-homework'], en: ['collect-homework x'] },
      owner: 'learning',
      places: ['room'],
      needsContent: false,
      reachesMembers: true,
      needs: ['post'],
    },
    'collect-introductions': {
      words: { 'zh-CN': ['collect-introductions'], en: ['collect-introductions x'] },
      owner: 'learning',
      places: ['room'],
      needsContent: false,
      reachesMembers: true,
      needs: ['post'],
    },
    ask: {
      words: { 'zh-CN': ['ask'], en: ['ask x'] },
      owner: 'learning',
      places: ['room'],
      needsContent: false,
      reachesMembers: true,
      needs: ['post'],
    },
    'announce-live': {
      words: { 'zh-CN': ['announce-live'], en: ['announce-live x'] },
      owner: 'learning',
      places: ['room'],
      needsContent: false,
      reachesMembers: true,
      needs: ['post'],
    },
    'live-start': {
      words: { 'zh-CN': ['live-start'], en: ['live-start x'] },
      owner: 'learning',
      places: ['room'],
      needsContent: false,
      reachesMembers: true,
      needs: ['post'],
    },
    'live-end': {
      words: { 'zh-CN': ['live-end'], en: ['live-end x'] },
      owner: 'learning',
      places: ['room'],
      needsContent: false,
      reachesMembers: true,
      needs: ['post'],
    },
    'open-offer': {
      words: { 'zh-CN': ['open-offer'], en: ['open-offer x'] },
      owner: 'learning',
      places: ['room'],
      needsContent: false,
      reachesMembers: true,
      needs: ['post'],
    },
    'last-call': {
      words: { 'zh-CN': ['last-call'], en: ['last-call x'] },
      owner: 'learning',
      places: ['room'],
      needsContent: false,
      reachesMembers: true,
      needs: ['post'],
    },
    'collect-showcase': {
      words: { 'zh-CN': ['collect-showcase'], en: ['collect-showcase x'] },
      owner: 'learning',
      places: ['room'],
      needsContent: false,
      reachesMembers: true,
      needs: ['post'],
    },
    settle: {
      words: { 'zh-CN': ['settle'], en: ['settle x'] },
      owner: 'learning',
      places: ['room'],
      needsContent: false,
      reachesMembers: true,
      needs: ['post'],
    },
    moments: {
      words: { 'zh-CN': ['moments'], en: ['moments x'] },
      owner: 'learning',
      places: ['room'],
      needsContent: false,
      reachesMembers: true,
      needs: ['post'],
    },
  },
);
