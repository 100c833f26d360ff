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
  /** true: a person does it until the feature behind it is built */
  readonly byHand: boolean;
}

/** Its feature is not built yet: the cue runs as a task that carries its text, for a person to do. Members then see it as a message in the room. */
const byHand = { places: ['room'], reachesMembers: true, needs: ['post'], byHand: true } as const;
/** Beside the group: a person posts it where Kuaishan neither posts nor hears. */
const outside = { places: ['room'], reachesMembers: false, needs: [], byHand: true } as const;

/** What a cue does. */
export const actions: Registry<ActionName, ActionTraits> = register(
  { type: 'act', owner: 'cues', freshness: 'fixed', byHand: false },
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
      words: { 'zh-CN': ['发布课程', '发课', '放课'], en: ['Release lesson', 'publish lesson'] },
      ...byHand,
      owner: 'learning',
      needsContent: true,
    },
    'collect-homework': {
      words: { 'zh-CN': ['收作业', '布置作业', '交作业'], en: ['Collect homework', 'homework'] },
      ...byHand,
      owner: 'learning',
      needsContent: true,
    },
    'collect-introductions': {
      words: { 'zh-CN': ['收自我介绍', '自我介绍接龙'], en: ['Collect introductions', 'introductions'] },
      ...byHand,
      owner: 'learning',
      needsContent: true,
    },
    ask: {
      words: { 'zh-CN': ['发起接龙', '发起投票', '接龙', '投票'], en: ['Ask', 'poll', 'sign-up chain'] },
      ...byHand,
      owner: 'learning',
      needsContent: true,
    },
    'announce-live': {
      words: { 'zh-CN': ['直播预告', '预告直播'], en: ['Announce live', 'live preview'] },
      ...byHand,
      owner: 'live',
      needsContent: true,
    },
    'live-start': {
      words: { 'zh-CN': ['直播开始', '开播'], en: ['Live starts', 'live start', 'go live'] },
      ...byHand,
      owner: 'live',
      needsContent: true,
    },
    'live-end': {
      words: { 'zh-CN': ['直播结束', '下播'], en: ['Live ended', 'live end'] },
      ...byHand,
      owner: 'live',
      needsContent: false,
    },
    'open-offer': {
      words: { 'zh-CN': ['开售', '正式开售'], en: ['Open offer', 'offer opens'] },
      ...byHand,
      owner: 'sales',
      needsContent: true,
    },
    'last-call': {
      words: { 'zh-CN': ['最后提醒', '最后通知'], en: ['Last call', 'final call'] },
      ...byHand,
      owner: 'sales',
      needsContent: true,
    },
    'collect-showcase': {
      words: { 'zh-CN': ['收晒单', '征集晒单', '晒收获'], en: ['Collect showcase', 'showcase'] },
      ...byHand,
      owner: 'showcase',
      needsContent: true,
    },
    settle: {
      words: { 'zh-CN': ['结营', '群结算'], en: ['Settle', 'settlement'] },
      ...byHand,
      owner: 'groups',
      needsContent: true,
    },
    moments: {
      words: { 'zh-CN': ['发朋友圈'], en: ['Post to moments', 'moments post'] },
      ...outside,
      owner: 'staffing',
      needsContent: true,
    },
  },
);
