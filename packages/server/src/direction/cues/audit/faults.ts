import type { Locale } from '@kuaishan/script';

/** What an audit can find wrong, each either lost (should be and is not) or twice (is more often than it should be). */
export const faults = {
  'run-missing': { counts: 'lost', 'zh-CN': '节点没有排上', en: 'the cue was never planned' },
  'run-doubled': { counts: 'twice', 'zh-CN': '节点排了两次', en: 'the cue is planned twice' },
  'time-changed': { counts: 'lost', 'zh-CN': '节点的时间和剧本对不上', en: 'its time is not what script and slips make it' },
  asleep: { counts: 'lost', 'zh-CN': '早该执行，却没有人会来执行', en: 'it was due long ago and nothing is going to perform it' },
  'not-logged': { counts: 'lost', 'zh-CN': '标着已执行，日志里却没有', en: 'marked as performed, but the log does not know of it' },
  'logged-twice': { counts: 'twice', 'zh-CN': '日志里执行了两次', en: 'the log has it performed twice' },
  'performed-and-open': { counts: 'twice', 'zh-CN': '执行过了，却还会再执行', en: 'it was performed and would be again' },
  'message-missing': { counts: 'lost', 'zh-CN': '少了消息', en: 'messages are missing' },
  'message-doubled': { counts: 'twice', 'zh-CN': '多了消息', en: 'messages are doubled' },
  'delivery-missing': { counts: 'lost', 'zh-CN': '少了提词', en: 'prompts are missing' },
  'delivery-doubled': { counts: 'twice', 'zh-CN': '多了提词', en: 'prompts are doubled' },
  'claimed-unsaid': { counts: 'lost', 'zh-CN': '已认领的没有显示出来', en: 'what was claimed is not shown' },
  'said-unclaimed': { counts: 'twice', 'zh-CN': '没有人认领却显示了', en: 'shown although nobody claimed it' },
  'number-missing': { counts: 'lost', 'zh-CN': '群里的消息编号有缺口', en: 'numbers are missing among the group’s messages' },
  'number-doubled': { counts: 'twice', 'zh-CN': '群里有重复的消息编号', en: 'numbers are used twice among the group’s messages' },
  mistimed: { counts: 'lost', 'zh-CN': '不在该执行的时间执行的', en: 'performed outside its time' },
  unfilled: { counts: 'lost', 'zh-CN': '文案里还有没填的变量', en: 'a text still shows its variables' },
  unreached: { counts: 'lost', 'zh-CN': '有成员没收到', en: 'members were not written to' },
  swallowed: { counts: 'lost', 'zh-CN': '没有正当理由就没执行', en: 'not performed, and no reason for it holds' },
} satisfies Record<string, Record<Locale, string> & { readonly counts: 'lost' | 'twice' }>;

export type FaultCode = keyof typeof faults;
