import type { Locale } from '@kuaishan/script';

/** Why a cue was not performed, or how it was: stored as `code` or `code: detail` and said in the reader's language. */
const reasons = {
  'by-person': { 'zh-CN': '有人手动操作', en: 'done by hand' },
  'too-late': { 'zh-CN': '已过最晚时间，没有发出', en: 'past its latest time, so it was not sent' },
  'quiet-hours': {
    'zh-CN': '免打扰时段不补发，等到结束已过最晚时间',
    en: 'it is not sent late in quiet hours, and when they end its latest time is past',
  },
  'held-too-late': { 'zh-CN': '按住期间过了最晚时间', en: 'its latest time passed while it was held' },
  'never-called': { 'zh-CN': '剧本结束前没有人喊“开始”', en: 'nobody said go before the script ended' },
  'anchor-not-performed': { 'zh-CN': '它要等的节点没有执行', en: 'the cue it waits for was not performed' },
  'room-closed': { 'zh-CN': '群已关闭', en: 'the room is closed' },
  'not-in-audience': { 'zh-CN': '到时候这位成员不符合条件', en: 'the member was not in its audience when it was due' },
  'member-left': { 'zh-CN': '成员已离开', en: 'the member has left' },
  'not-in-script': { 'zh-CN': '剧本里已没有这个节点', en: 'the script no longer has this cue' },
  'not-in-script-held': {
    'zh-CN': '剧本里已没有这个节点（去掉时正被按住）',
    en: 'the script no longer has this cue (it was held when it went)',
  },
  'said-before': { 'zh-CN': '升级前已经按旧版本发过', en: 'it was said before the upgrade, as the old version had it' },
  'text-unresolved': { 'zh-CN': '文案里有变量没有值', en: 'a variable in its text has no value' },
  'text-unreadable': { 'zh-CN': '文案的写法读不懂', en: 'its text cannot be read as a template' },
  'role-uncast': { 'zh-CN': '没有人担任这个角色', en: 'nobody is cast in its role' },
  'attachment-missing': { 'zh-CN': '已发出，但有素材没有上传', en: 'sent, but a file it names was never uploaded' },
  'nothing-to-say': { 'zh-CN': '没有文字，素材也没有上传，无可发送', en: 'it has no words and none of its files was uploaded' },
  'post-per-member': {
    'zh-CN': '按成员入群时间的节点不能发在群里，也不能关闭群',
    en: 'a cue that hangs on joining can neither post in the room nor close it',
  },
  fault: { 'zh-CN': '执行时出错', en: 'it broke while being performed' },
} satisfies Record<string, Record<Locale, string>>;

export type ReasonCode = keyof typeof reasons;

/** The stored form of a reason. */
export function reason(code: ReasonCode, detail?: string): string {
  return detail === undefined ? code : `${code}: ${detail}`;
}

/** A stored reason in a person's language; null stays null, what is not known is shown as it is. */
export function reasonWords(stored: string | null, locale: Locale): string | null {
  if (stored === null) return null;
  const [code = '', ...detail] = stored.split(': ');
  if (!Object.hasOwn(reasons, code)) return stored;
  const words = reasons[code as ReasonCode][locale];
  return detail.length === 0 ? words : `${words}${locale === 'en' ? ': ' : '：'}${detail.join(': ')}`;
}
