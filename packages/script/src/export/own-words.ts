import type { Locale } from '../script.ts';
import type { FieldName } from '../vocabulary/index.ts';

/**
 * The words of the workbook that `export` writes and the importer knows again. Headings are words of the vocabulary's fields (a test says so), in the
 * form operators use; both languages are understood whichever was written.
 */

type Words = Readonly<Record<Locale, string>>;

/** A column of the cue table: `width` in characters (not 9, which the workbook library takes for its default), `plan`: what operators keep themselves and print; the others may be left alone. */
export interface OwnColumn {
  readonly field: FieldName;
  readonly heading: Words;
  readonly width: number;
  readonly plan: boolean;
}

/** In the order they are written; `variants` stands for as many columns as the script needs. */
export const ownColumns: readonly OwnColumn[] = [
  { field: 'stage', heading: { 'zh-CN': '阶段', en: 'Stage' }, width: 11, plan: true },
  { field: 'day', heading: { 'zh-CN': '第几天', en: 'Day' }, width: 10, plan: true },
  { field: 'time', heading: { 'zh-CN': '时间', en: 'Time' }, width: 16, plan: true },
  { field: 'who', heading: { 'zh-CN': '角色', en: 'Role' }, width: 11, plan: true },
  { field: 'where', heading: { 'zh-CN': '渠道', en: 'Channel' }, width: 10, plan: true },
  { field: 'title', heading: { 'zh-CN': '动作', en: 'Action' }, width: 18, plan: true },
  { field: 'text', heading: { 'zh-CN': '文案', en: 'Copy' }, width: 60, plan: true },
  { field: 'attachments', heading: { 'zh-CN': '素材', en: 'Media' }, width: 18, plan: true },
  { field: 'remarks', heading: { 'zh-CN': '备注', en: 'Remarks' }, width: 30, plan: true },
  { field: 'to', heading: { 'zh-CN': '对象', en: 'To' }, width: 22, plan: false },
  { field: 'variants', heading: { 'zh-CN': '备选文案', en: 'Alternative copy' }, width: 40, plan: false },
  { field: 'sendUntil', heading: { 'zh-CN': '最晚发送', en: 'Send until' }, width: 16, plan: false },
  { field: 'do', heading: { 'zh-CN': '类型', en: 'Kind' }, width: 14, plan: false },
  { field: 'of', heading: { 'zh-CN': '关于', en: 'Of' }, width: 14, plan: false },
  { field: 'choices', heading: { 'zh-CN': '选项', en: 'Choices' }, width: 20, plan: false },
  { field: 'reason', heading: { 'zh-CN': '例外理由', en: 'Exception' }, width: 20, plan: false },
  { field: 'origin', heading: { 'zh-CN': '来源', en: 'Origin' }, width: 14, plan: false },
  { field: 'id', heading: { 'zh-CN': '节点编号', en: 'Id' }, width: 26, plan: false },
];

/** Ends the heading of a column that goes on with the one before it, where a text is longer than a cell may be. */
export const continued: Words = { 'zh-CN': '（续）', en: ' (continued)' };

export const sheetNames: Readonly<Record<'cues' | 'settings' | 'declared' | 'variables' | 'notes', Words>> = {
  cues: { 'zh-CN': '剧本', en: 'Script' },
  settings: { 'zh-CN': '设置', en: 'Settings' },
  declared: { 'zh-CN': '商品与奖励', en: 'Declarations' },
  variables: { 'zh-CN': '变量', en: 'Variables' },
  notes: { 'zh-CN': '说明', en: 'Notes' },
};

/** The first cell of the settings sheet; the version of the script language stands beside it. By it the importer knows the workbook. */
export const OWN_MARK = 'kuaishan';

/** What stands in the first column of the settings sheet. Roles and stages follow their word: `角色 班主任`. */
export const settingWords: Readonly<Record<'title' | 'days' | 'channel' | 'quietHours' | 'role' | 'stage', Words>> = {
  title: { 'zh-CN': '剧本名称', en: 'Title' },
  days: { 'zh-CN': '共几天', en: 'Days' },
  channel: { 'zh-CN': '发送渠道', en: 'Channel' },
  quietHours: { 'zh-CN': '免打扰时段', en: 'Quiet hours' },
  role: { 'zh-CN': '角色', en: 'Role' },
  stage: { 'zh-CN': '阶段', en: 'Stage' },
};

/** What a person reads beside a setting. */
export const settingHints: Readonly<Record<'mark' | Exclude<keyof typeof settingWords, 'title'>, Words>> = {
  mark: {
    'zh-CN': '请留着这一行：有它，再导入时节点编号和这里的设置都不变。“剧本”表里灰色的列可以不管。要增加节点，插入一行，编号留空。',
    en: 'Keep this row: with it, importing the file again keeps the ids of the cues and these settings. The grey columns of the script may be left alone. To add a cue, insert a row and leave its id empty.',
  },
  days: { 'zh-CN': '第1天是开营那天', en: 'day 1 is the day of the opening' },
  channel: { 'zh-CN': '网页群，或提词器（由人去发）', en: 'Web room, or Prompter (posted by people)' },
  quietHours: { 'zh-CN': '这段时间里不发消息', en: 'no messages in these hours' },
  role: { 'zh-CN': '群里看到的称呼', en: 'the name the room sees' },
  stage: { 'zh-CN': '从第几天到第几天', en: 'from which day to which' },
};

/** Headings of the variables sheet, and what its second column says. */
export const variableWords: Readonly<Record<'name' | 'when' | 'value' | 'fixed' | 'asked', Words>> = {
  name: { 'zh-CN': '变量', en: 'Variable' },
  when: { 'zh-CN': '何时填', en: 'Filled in' },
  value: { 'zh-CN': '值', en: 'Value' },
  fixed: { 'zh-CN': '写在剧本里', en: 'here' },
  asked: { 'zh-CN': '开期时填', en: 'at opening' },
};

/** The first cell of the notes sheet; every row below it is a line of the notes. */
export const notesHeading: Words = { 'zh-CN': '说明（随剧本保存，不会发到群里）', en: 'Notes (kept with the script, never posted)' };

/** Whether a cell says this, in either language. */
export function says(words: Words, written: string): boolean {
  const text = written.trim().toLowerCase();
  return Object.values(words).some((word) => word.trim().toLowerCase() === text);
}
