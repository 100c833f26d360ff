import type { RoleName } from '../script.ts';
import { type Entry, type Registry, register, type Words } from './entry.ts';
import { facts } from './facts.ts';
import { roles } from './roles.ts';

export interface VariableTraits {
  /** false: the feature that would know it is not built yet, so a script that uses it must get a value from people */
  readonly available: boolean;
  /** true: differs from member to member, so it has no value in a room post */
  readonly perMember: boolean;
  /** true: it is that of the offer the script declares; in a script without offers it is asked for like any other word */
  readonly ofOffer: boolean;
}

const known = { available: true, perMember: false, ofOffer: false, freshness: 'fixed', type: 'text' } as const;
const notYet = { available: false, perMember: false, ofOffer: false, freshness: 'moment', type: 'number' } as const;

/** Variables with a source today, beside the names of the cast. */
const told = register(known, {
  nickname: {
    words: {
      'zh-CN': ['昵称', '姓名', '名字', '称呼', '群昵称', '微信昵称', '学员昵称', '成员昵称', '用户昵称', '客户昵称', '学员姓名'],
      en: ['nickname', 'name', 'member name', 'first name'],
    },
    owner: 'groups',
    perMember: true,
    freshness: 'day',
  },
  groupName: { words: { 'zh-CN': ['群名', '群名称', '班级名'], en: ['groupName', 'group name'] }, owner: 'groups' },
  campaignName: {
    words: { 'zh-CN': ['期名', '营名', '活动名', '活动名称', '训练营名称'], en: ['campaignName', 'campaign name'] },
    owner: 'groups',
  },
  day: { words: { 'zh-CN': ['第几天', '天数', '当前天数'], en: ['day', 'day number'] }, owner: 'cues', freshness: 'day', type: 'number' },
  joinLink: {
    words: { 'zh-CN': ['入群链接', '进群链接', '加群链接', '群链接'], en: ['joinLink', 'join link'] },
    owner: 'groups',
    type: 'link',
  },
});

/** Of the offer a cue is about, or the script's only one: what a text says of it cannot differ from what it is. */
const offered = register(
  { ...known, owner: 'sales', ofOffer: true },
  {
    offerPrice: {
      words: {
        'zh-CN': ['价格', '优惠价', '活动价', '开售价', '到手价', '秒杀价', '限时价'],
        en: ['offerPrice', 'offer price', 'price', 'sale price'],
      },
    },
    offerClosesAt: {
      words: { 'zh-CN': ['截止时间', '报名截止时间', '优惠截止时间'], en: ['offerClosesAt', 'deadline', 'closing time', 'offer closes'] },
    },
    timeLeft: {
      words: {
        'zh-CN': ['剩余时间', '倒计时', '剩余时长', '距离结束'],
        en: ['timeLeft', 'time left', 'countdown'],
      },
      type: 'duration',
      freshness: 'moment',
    },
  },
);

/** `{{ 班主任 }}` is the display name of who plays that role in this group. */
const cast = Object.fromEntries(
  Object.values(roles).map((role) => [role.name, { ...known, name: role.name, words: namesOf(role.words), owner: 'staffing' }]),
) as unknown as Registry<RoleName, VariableTraits>;

function namesOf(words: Words): Words {
  const chinese = words['zh-CN'].flatMap((word) => [word, `${word}昵称`, `${word}名字`, `${word}姓名`]);
  const english = words.en.flatMap((word) => [word.toLowerCase(), `${word.toLowerCase()} name`]);
  return { 'zh-CN': [words['zh-CN'][0], ...chinese.slice(1)], en: [words.en[0].toLowerCase(), ...english.slice(1)] };
}

/** Variables operators commonly write whose owning feature is not built yet. */
const untold = register(notYet, {
  memberCount: { words: { 'zh-CN': ['群人数', '学员人数', '成员数', '入群人数'], en: ['memberCount', 'member count'] }, owner: 'groups' },
  checkInCount: {
    words: { 'zh-CN': ['打卡人数', '已打卡人数', '打卡数'], en: ['checkInCount', 'check-in count', 'checked in'] },
    owner: 'learning',
  },
  homeworkCount: {
    words: { 'zh-CN': ['作业人数', '交作业人数', '提交人数', '作业数'], en: ['homeworkCount', 'homework count'] },
    owner: 'learning',
  },
  finisherCount: { words: { 'zh-CN': ['完课人数', '学完人数'], en: ['finisherCount', 'finisher count'] }, owner: 'learning' },
  lessonsFinished: {
    words: {
      'zh-CN': ['完成课数', '完课数', '已学课数', '已完成课数', '学习进度', '完成进度'],
      en: ['lessonsFinished', 'lessons finished', 'progress'],
    },
    owner: 'learning',
    perMember: true,
  },
  liveCount: { words: { 'zh-CN': ['直播人数', '在线人数', '观看人数', '预约人数'], en: ['liveCount', 'viewers'] }, owner: 'live' },
  orderCount: {
    words: {
      'zh-CN': ['订单数', '下单人数', '下单数', '成交人数', '成交数', '报名人数', '已报名人数', '购买人数', '付款人数', '订单量', '销量'],
      en: ['orderCount', 'order count', 'orders', 'buyers'],
    },
    owner: 'sales',
  },
  stockLeft: {
    words: {
      'zh-CN': ['剩余名额', '剩余数量', '剩余库存', '剩余席位', '剩余份数', '名额剩余', '库存'],
      en: ['stockLeft', 'stock left', 'places left', 'seats left'],
    },
    owner: 'sales',
  },
  orderNumber: {
    words: { 'zh-CN': ['订单号', '订单编号'], en: ['orderNumber', 'order number'] },
    owner: 'sales',
    type: 'text',
    perMember: true,
    freshness: 'fixed',
  },
  amountDue: {
    words: { 'zh-CN': ['待付金额', '应付金额', '待支付金额'], en: ['amountDue', 'amount due'] },
    owner: 'sales',
    perMember: true,
  },
  couponCode: {
    words: { 'zh-CN': ['优惠券码', '券码', '优惠码', '兑换码'], en: ['couponCode', 'coupon code'] },
    owner: 'rewards',
    type: 'text',
    perMember: true,
    freshness: 'fixed',
  },
  coins: {
    words: { 'zh-CN': ['积分', '积分余额', '虚拟币', '虚拟币余额', '金币数'], en: ['coins', 'points', 'coin balance'] },
    owner: 'rewards',
    perMember: true,
  },
  rank: { words: { 'zh-CN': ['排名', '名次'], en: ['rank', 'ranking'] }, owner: 'rewards', perMember: true },
  personalLink: {
    words: { 'zh-CN': ['专属链接', '邀请链接', '专属海报', '个人链接'], en: ['personalLink', 'personal link', 'invite link'] },
    owner: 'rewards',
    type: 'link',
    perMember: true,
    freshness: 'fixed',
  },
  need: { words: facts.need.words, owner: 'care', type: 'text', perMember: true, freshness: 'day' },
  budget: { words: facts.budget.words, owner: 'care', perMember: true, freshness: 'day' },
  objection: { words: facts.objection.words, owner: 'care', type: 'text', perMember: true, freshness: 'day' },
});

/** Variables the server can fill in today; a table typed by these names is checked complete. */
export type AvailableVariable = keyof typeof told | keyof typeof offered | RoleName;
export type VariableName = AvailableVariable | keyof typeof untold;

/** What a text may say in `{{ … }}` without declaring it. */
export const variables: Registry<VariableName, VariableTraits> = { ...told, ...cast, ...offered, ...untold } satisfies Readonly<
  Record<string, Entry & VariableTraits>
>;
