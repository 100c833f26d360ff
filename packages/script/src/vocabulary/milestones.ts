import type { PlaceName } from '../script.ts';
import type { Capability } from './channels.ts';
import { type Registry, register } from './entry.ts';
import type { EventName } from './events.ts';

/** Milestones that are recorded today. */
export type RecordedMilestone = 'joined' | 'spoke' | 'wrotePrivately';

export type MilestoneName =
  | RecordedMilestone
  | 'introduced'
  | 'handedIn'
  | 'finishedLessons'
  | 'bookedLive'
  | 'watchedLive'
  | 'showcased'
  | 'ordered'
  | 'paid'
  | 'leftUnpaid';

export interface MilestoneTraits {
  /** false: the feature that would record it is not built yet, so no member can reach it */
  readonly available: boolean;
  /** the event that makes a member reach it, in which place; null while not available */
  readonly reachedBy: { readonly event: EventName; readonly place: PlaceName | null } | null;
  /** what the channel must be able to do for it to be recorded at all */
  readonly needs: readonly Capability[];
}

/** What a member has reached, once and for good. Audiences are written over these. */
export const milestones: Registry<MilestoneName, MilestoneTraits> = register(
  { type: 'flag', freshness: 'moment', available: false, reachedBy: null, needs: [] },
  {
    joined: {
      words: { 'zh-CN': ['入群', '已入群', '入过群', '进群', '已进群'], en: ['joined the group', 'joined', 'has joined'] },
      owner: 'groups',
      available: true,
      reachedBy: { event: 'joined', place: null },
      needs: ['roster'],
    },
    spoke: {
      words: {
        'zh-CN': ['发过言', '发言', '已发言', '发言过', '说过话', '在群里说过话'],
        en: ['spoke in the room', 'has spoken', 'spoken'],
      },
      owner: 'conversations',
      available: true,
      reachedBy: { event: 'said', place: 'room' },
      needs: ['hear'],
    },
    wrotePrivately: {
      words: {
        'zh-CN': ['私聊过', '回过私聊', '回复过私聊', '私信过'],
        en: ['wrote privately', 'has written privately'],
      },
      owner: 'conversations',
      available: true,
      reachedBy: { event: 'said', place: 'private' },
      needs: ['hear'],
    },
    introduced: { words: { 'zh-CN': ['自我介绍过', '已自我介绍'], en: ['introduced', 'has introduced themselves'] }, owner: 'learning' },
    handedIn: {
      words: { 'zh-CN': ['交过作业', '已交作业', '打过卡', '已打卡'], en: ['handedIn', 'handed in', 'checked in'] },
      owner: 'learning',
    },
    finishedLessons: {
      words: { 'zh-CN': ['完课', '已完课', '学完全部课程'], en: ['finishedLessons', 'finished lessons'] },
      owner: 'learning',
    },
    bookedLive: { words: { 'zh-CN': ['预约过直播', '已预约直播', '已预约'], en: ['bookedLive', 'booked the live class'] }, owner: 'live' },
    watchedLive: { words: { 'zh-CN': ['看过直播', '已到课', '到过课'], en: ['watchedLive', 'watched the live class'] }, owner: 'live' },
    showcased: { words: { 'zh-CN': ['晒过单', '已晒单'], en: ['showcased', 'has showcased'] }, owner: 'showcase' },
    ordered: { words: { 'zh-CN': ['下过单', '已下单'], en: ['ordered', 'has ordered'] }, owner: 'sales' },
    paid: { words: { 'zh-CN': ['付过款', '已付款', '已购买', '已报名'], en: ['paid', 'has paid', 'bought'] }, owner: 'sales' },
    leftUnpaid: { words: { 'zh-CN': ['下单未付款', '有未付款订单', '待付款'], en: ['leftUnpaid', 'unpaid order'] }, owner: 'sales' },
  },
);
