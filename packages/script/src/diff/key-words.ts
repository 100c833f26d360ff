import type { Locale } from '../script.ts';
import { findByName, wordOf } from '../vocabulary/vocabulary.ts';

/**
 * Words for keys of a script file that are no fields of a cue. A key without words is told as it is written, so that nothing that differs goes
 * unmentioned.
 */
const words: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  ...{ title: { 'zh-CN': '名称', en: 'title' }, days: { 'zh-CN': '天数', en: 'days' }, channel: { 'zh-CN': '渠道', en: 'channel' } },
  ...{ quietHours: { 'zh-CN': '免打扰时段', en: 'quiet hours' }, roles: { 'zh-CN': '角色', en: 'role' } },
  ...{ stages: { 'zh-CN': '阶段', en: 'stage' }, variables: { 'zh-CN': '变量', en: 'variable' }, notes: { 'zh-CN': '备注', en: 'notes' } },
  ...{
    currency: { 'zh-CN': '币种', en: 'currency' },
    products: { 'zh-CN': '商品', en: 'product' },
    lessons: { 'zh-CN': '课', en: 'lesson' },
  },
  ...{ homework: { 'zh-CN': '作业', en: 'homework' }, coupons: { 'zh-CN': '券', en: 'coupon' }, coins: { 'zh-CN': '虚拟币', en: 'coins' } },
  ...{ live: { 'zh-CN': '直播课', en: 'live class' }, offers: { 'zh-CN': '优惠', en: 'offer' } },
  ...{
    talkTracks: { 'zh-CN': '话术', en: 'talk track' },
    settlement: { 'zh-CN': '结营', en: 'settlement' },
    rules: { 'zh-CN': '规则', en: 'rule' },
  },
  ...{ exceptions: { 'zh-CN': '例外', en: 'exception' }, kind: { 'zh-CN': '种类', en: 'kind' }, price: { 'zh-CN': '价格', en: 'price' } },
  ...{
    release: { 'zh-CN': '发布时间', en: 'release' },
    minutes: { 'zh-CN': '分钟数', en: 'minutes' },
    link: { 'zh-CN': '链接', en: 'link' },
  },
  ...{
    lesson: { 'zh-CN': '课', en: 'lesson' },
    takes: { 'zh-CN': '收什么', en: 'what it takes' },
    due: { 'zh-CN': '截止', en: 'due time' },
  },
  ...{
    off: { 'zh-CN': '抵扣', en: 'discount' },
    friendOff: { 'zh-CN': '好友抵扣', en: 'friend’s discount' },
    product: { 'zh-CN': '商品', en: 'product' },
  },
  ...{
    for: { 'zh-CN': '用于', en: 'purpose' },
    earn: { 'zh-CN': '怎么得', en: 'how they are earned' },
    prizes: { 'zh-CN': '奖品', en: 'prizes' },
  },
  ...{
    start: { 'zh-CN': '开始时间', en: 'start' },
    replay: { 'zh-CN': '回放', en: 'replay' },
    opensAt: { 'zh-CN': '开售时间', en: 'opening time' },
  },
  ...{ closesAt: { 'zh-CN': '截止时间', en: 'closing time' }, stock: { 'zh-CN': '名额', en: 'stock' } },
  ...{ stockOwner: { 'zh-CN': '名额谁来数', en: 'who counts the stock' }, texts: { 'zh-CN': '文案', en: 'texts' } },
  ...{ buyers: { 'zh-CN': '买了的去哪', en: 'where buyers go' }, others: { 'zh-CN': '其他人去哪', en: 'where the others go' } },
  ...{ owner: { 'zh-CN': '谁跟进', en: 'who follows up' }, dissolveWithin: { 'zh-CN': '解散期限', en: 'time until dissolved' } },
  ...{
    checkIns: { 'zh-CN': '回访', en: 'check-ins' },
    rule: { 'zh-CN': '规则', en: 'rule' },
    of: { 'zh-CN': '关于', en: 'what it is about' },
  },
  ...{ choices: { 'zh-CN': '选项', en: 'choices' }, host: { 'zh-CN': '班主任', en: 'host' } },
};

/** A key of the file as people call it; fields of a cue have their words in the vocabulary. */
export function keyWords(key: string, locale: Locale, o: { ofCue: boolean }): string {
  const english = locale === 'en';
  if (o.ofCue && findByName('fields', key)) return english ? wordOf('fields', key, locale).toLowerCase() : wordOf('fields', key, locale);
  return (Object.hasOwn(words, key) ? words[key]?.[locale] : undefined) ?? key;
}
