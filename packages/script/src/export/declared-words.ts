import type { Locale } from '../script.ts';

type Words = Readonly<Record<Locale, string>>;

/** What the blocks of a script's head are called in its workbook; a block without a word here stands under its own key. */
export const blockWords: Readonly<Record<string, Words>> = {
  currency: { 'zh-CN': '币种', en: 'Currency' },
  products: { 'zh-CN': '商品', en: 'Product' },
  lessons: { 'zh-CN': '课程', en: 'Lesson' },
  homework: { 'zh-CN': '作业', en: 'Homework' },
  coupons: { 'zh-CN': '优惠券', en: 'Coupon' },
  coins: { 'zh-CN': '虚拟币', en: 'Coins' },
  live: { 'zh-CN': '直播课', en: 'Live class' },
  offers: { 'zh-CN': '限时优惠', en: 'Offer' },
  talkTracks: { 'zh-CN': '私聊话术', en: 'Talk track' },
  settlement: { 'zh-CN': '结营', en: 'Settlement' },
  rules: { 'zh-CN': '规则', en: 'Rule' },
  exceptions: { 'zh-CN': '例外', en: 'Exception' },
};

/** Likewise of their fields. No two of a language are alike, so that a word leads back to its key. */
export const fieldWords: Readonly<Record<string, Words>> = {
  id: { 'zh-CN': '编号', en: 'id' },
  kind: { 'zh-CN': '类别', en: 'kind' },
  title: { 'zh-CN': '名称', en: 'title' },
  price: { 'zh-CN': '价格', en: 'price' },
  release: { 'zh-CN': '发布时间', en: 'release' },
  minutes: { 'zh-CN': '分钟数', en: 'minutes' },
  link: { 'zh-CN': '链接变量', en: 'link' },
  lesson: { 'zh-CN': '属于哪一课', en: 'lesson' },
  takes: { 'zh-CN': '交什么', en: 'takes' },
  due: { 'zh-CN': '截止', en: 'due' },
  off: { 'zh-CN': '减多少', en: 'off' },
  product: { 'zh-CN': '哪个商品', en: 'product' },
  for: { 'zh-CN': '因为什么', en: 'for' },
  friendOff: { 'zh-CN': '好友减多少', en: 'friendOff' },
  name: { 'zh-CN': '币名', en: 'name' },
  earn: { 'zh-CN': '怎么得', en: 'earn' },
  prizes: { 'zh-CN': '奖品', en: 'prizes' },
  cost: { 'zh-CN': '要多少币', en: 'cost' },
  stock: { 'zh-CN': '数量', en: 'stock' },
  start: { 'zh-CN': '开始时间', en: 'start' },
  replay: { 'zh-CN': '有回放', en: 'replay' },
  opensAt: { 'zh-CN': '开售时间', en: 'opensAt' },
  closesAt: { 'zh-CN': '结束时间', en: 'closesAt' },
  stockOwner: { 'zh-CN': '谁管库存', en: 'stockOwner' },
  texts: { 'zh-CN': '说法', en: 'texts' },
  buyers: { 'zh-CN': '买家去哪', en: 'buyers' },
  others: { 'zh-CN': '其余的人', en: 'others' },
  owner: { 'zh-CN': '谁跟进', en: 'owner' },
  dissolveWithin: { 'zh-CN': '多久内解散', en: 'dissolveWithin' },
  checkIns: { 'zh-CN': '回访', en: 'checkIns' },
  rule: { 'zh-CN': '规则内容', en: 'rule' },
  reason: { 'zh-CN': '理由', en: 'reason' },
};

/** The heading of the sheet; by its first two cells the importer knows it. */
export const declaredHeading: Readonly<Record<'block' | 'item' | 'field' | 'value', Words>> = {
  block: { 'zh-CN': '名目', en: 'What' },
  item: { 'zh-CN': '第几个', en: 'Number' },
  field: { 'zh-CN': '项目', en: 'Field' },
  value: { 'zh-CN': '内容', en: 'Value' },
};

/** The key a word stands for, in either language; the word itself where it is none of ours. */
export function keyOf(words: Readonly<Record<string, Words>>, written: string): string {
  const word = written.trim();
  return Object.entries(words).find(([key, own]) => key === word || Object.values(own).includes(word))?.[0] ?? word;
}
