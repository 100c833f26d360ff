import type { ActionName, Locale, PlaceName } from '../script.ts';
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
  /** true: a person does it until the feature behind it (its `owner`) is built */
  readonly byHand: boolean;
  /** what Kuaishan would have done itself and does not do yet; shown wherever somebody relies on it. Null: nothing beside the words */
  readonly wouldDo: Readonly<Record<Locale, string>> | null;
}

/** Its feature is not built yet: the cue runs as a task that carries its text, for a person to do. Members then see it as a message in the room. */
const byHand = { places: ['room'], reachesMembers: true, needs: ['post'], byHand: true, wouldDo: null } as const;
/** Beside the group: a person posts it where Kuaishan neither posts nor hears. */
const outside = { places: ['room'], reachesMembers: false, needs: [], byHand: true, wouldDo: null } as const;

/** What a cue does. */
export const actions: Registry<ActionName, ActionTraits> = register(
  { type: 'act', owner: 'cues', freshness: 'fixed', byHand: false, wouldDo: null },
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
      wouldDo: { 'zh-CN': '给每位成员开通这节课，并记录谁学完', en: 'open the lesson to every member and record who finishes it' },
      owner: 'learning',
      needsContent: true,
    },
    'collect-homework': {
      words: { 'zh-CN': ['收作业', '布置作业', '交作业'], en: ['Collect homework', 'homework'] },
      ...byHand,
      wouldDo: { 'zh-CN': '收下并登记每个人的作业，发虚拟币', en: 'take in and count everybody’s homework and give coins for it' },
      owner: 'learning',
      needsContent: true,
    },
    'collect-introductions': {
      words: { 'zh-CN': ['收自我介绍', '自我介绍接龙'], en: ['Collect introductions', 'introductions'] },
      ...byHand,
      wouldDo: {
        'zh-CN': '把自我介绍记进成员资料，发虚拟币',
        en: 'keep the introductions in the members’ profiles and give coins for them',
      },
      owner: 'learning',
      needsContent: true,
    },
    ask: {
      words: { 'zh-CN': ['发起接龙', '发起投票', '接龙', '投票'], en: ['Ask', 'poll', 'sign-up chain'] },
      ...byHand,
      wouldDo: { 'zh-CN': '登记接龙和投票，并公布结果', en: 'record the answers and show the result' },
      owner: 'learning',
      needsContent: true,
    },
    'announce-live': {
      words: { 'zh-CN': ['直播预告', '预告直播'], en: ['Announce live', 'live preview'] },
      ...byHand,
      wouldDo: { 'zh-CN': '登记直播预约，开播前提醒预约的人', en: 'record bookings and remind those who booked' },
      owner: 'live',
      needsContent: true,
    },
    'live-start': {
      words: { 'zh-CN': ['直播开始', '开播'], en: ['Live starts', 'live start', 'go live'] },
      ...byHand,
      wouldDo: { 'zh-CN': '播放直播，并记录谁到课、看了多久', en: 'play the class and record who came and for how long' },
      owner: 'live',
      needsContent: true,
    },
    'live-end': {
      words: { 'zh-CN': ['直播结束', '下播'], en: ['Live ended', 'live end'] },
      ...byHand,
      wouldDo: { 'zh-CN': '停止直播，存下回放，发到课奖励', en: 'end the broadcast, keep the replay and give the reward for attending' },
      owner: 'live',
      needsContent: false,
    },
    'open-offer': {
      words: { 'zh-CN': ['开售', '正式开售'], en: ['Open offer', 'offer opens'] },
      ...byHand,
      wouldDo: { 'zh-CN': '开放下单和付款，清点库存，到点关闭', en: 'take orders and payments, count the stock and close on time' },
      owner: 'sales',
      needsContent: true,
    },
    'last-call': {
      words: { 'zh-CN': ['最后提醒', '最后通知'], en: ['Last call', 'final call'] },
      ...byHand,
      wouldDo: {
        'zh-CN': '按真实库存和截止时间核对这句话，再发给还没买的人',
        en: 'check the words against the real stock and deadline, and reach those who have not bought',
      },
      owner: 'sales',
      needsContent: true,
    },
    'collect-showcase': {
      words: { 'zh-CN': ['收晒单', '征集晒单', '晒收获'], en: ['Collect showcase', 'showcase'] },
      ...byHand,
      wouldDo: { 'zh-CN': '登记晒单，发虚拟币，标明有奖励', en: 'record the posts, give coins for them and label them as rewarded' },
      owner: 'showcase',
      needsContent: true,
    },
    settle: {
      words: { 'zh-CN': ['结营', '群结算'], en: ['Settle', 'settlement'] },
      ...byHand,
      wouldDo: {
        'zh-CN': '把买家移到学员群，其余的人分给负责人',
        en: 'move buyers to their student group and give the others to who looks after them',
      },
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

/** Whether a person is asked to do it, on every channel: tasks, and what is by hand for now. Members see what that person then does, not what Kuaishan says. */
export function isTask(action: ActionName): boolean {
  return action === 'task' || actions[action].byHand;
}
