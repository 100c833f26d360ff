import { type Message, makeFinding, quoted, type RuleHead } from '../finding.ts';
import type { Finding, Place } from '../script.ts';
import { findByWord, wordOf } from '../vocabulary/vocabulary.ts';
import { nearest } from '../words/nearest.ts';

/**
 * What can be wrong with a file before it is a script. Each rule is its head and its messages; all of them are errors.
 * Rules that lint shares (`bad-time`, `unknown-role`, `unknown-reference`) have their messages beside the lint rule.
 */
interface ParseRule extends RuleHead {
  readonly formats: Readonly<Record<string, (...args: never[]) => Message>>;
}

export const tooLarge = {
  id: 'too-large',
  severity: 'error',
  formats: {
    file: (bytes: number, most: number): Message => ({
      'zh-CN': { why: `文件有 ${bytes} 字节，超过 ${most} 字节的上限。`, todo: '拆成几个剧本，或去掉不属于剧本的内容。' },
      en: {
        why: `The file has ${bytes} bytes, more than the ${most} a script may have.`,
        todo: 'Split it into several scripts, or take out what is not part of it.',
      },
    }),
    cues: (count: number, most: number): Message => ({
      'zh-CN': { why: `剧本有 ${count} 个节点，超过 ${most} 个的上限。`, todo: '拆成几个剧本。' },
      en: { why: `The script has ${count} cues, more than the ${most} it may have.`, todo: 'Split it into several scripts.' },
    }),
    findings: (more: number): Message => ({
      'zh-CN': { why: `另有 ${more} 处错误没有列出。`, todo: '先改上面的，再检查一遍。' },
      en: { why: `There are ${more} more mistakes that are not listed.`, todo: 'Mend those above and check again.' },
    }),
    nesting: (): Message => ({
      'zh-CN': { why: '括号或缩进套得太深，读不下去。', todo: '剧本只需要三层：cues、节点、节点的字段。' },
      en: { why: 'Brackets or indentation are nested too deep to read.', todo: 'A script needs three levels: cues, a cue, its fields.' },
    }),
  },
} as const satisfies ParseRule;

export const badCharacter = {
  id: 'bad-character',
  severity: 'error',
  formats: {
    control: (code: number): Message => {
      const shown = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
      return {
        'zh-CN': { why: `这里有一个不可见的控制字符（${shown}），聊天软件和数据库都存不了。`, todo: '删掉它，重新输入这一处。' },
        en: {
          why: `There is an invisible control character here (${shown}) that chats and databases cannot hold.`,
          todo: 'Delete it and type this place again.',
        },
      };
    },
  },
} as const satisfies ParseRule;

export const badYaml = {
  id: 'bad-yaml',
  severity: 'error',
  formats: {
    tab: (): Message => ({
      'zh-CN': { why: '这一行用制表符（Tab）缩进，YAML 不允许。', todo: '换成空格。' },
      en: { why: 'This line is indented with a tab, which YAML does not allow.', todo: 'Use spaces.' },
    }),
    indent: (): Message => ({
      'zh-CN': { why: '这一行的缩进和上下文对不上。', todo: '让同一层的行从同一列开始。' },
      en: { why: 'The indentation of this line does not fit the lines around it.', todo: 'Start lines of one level in one column.' },
    }),
    colon: (): Message => ({
      'zh-CN': { why: '这一行里有多余的“: ”，读不出哪个是键、哪个是值。', todo: '把整段文字放进引号，或另起一行写在 | 之后。' },
      en: {
        why: 'A second “: ” on this line makes it unclear what is key and what is value.',
        todo: 'Put the text in quotes, or on the next line after |.',
      },
    }),
    start: (): Message => ({
      'zh-CN': { why: '文字不能以这个符号开头，它在 YAML 里另有含义。', todo: '把整段文字放进引号。' },
      en: { why: 'A text cannot begin with this sign, which means something else in YAML.', todo: 'Put the text in quotes.' },
    }),
    unclosed: (): Message => ({
      'zh-CN': { why: '引号或括号没有结束。', todo: '补上另一半。' },
      en: { why: 'A quotation mark or bracket is never closed.', todo: 'Add the other half.' },
    }),
    escape: (): Message => ({
      'zh-CN': { why: '双引号里的反斜杠后面不是可识别的转义。', todo: '写两个反斜杠，或改用单引号。' },
      en: {
        why: 'The backslash inside double quotes does not begin a known escape.',
        todo: 'Write two backslashes, or use single quotes.',
      },
    }),
    noColon: (): Message => ({
      'zh-CN': { why: '这一行读不出“键: 值”。', todo: '键后面写半角冒号和一个空格；如果它属于上一行的文字，和那段文字缩进到同一列。' },
      en: {
        why: 'This line is no “key: value”.',
        todo: 'Write a colon and a space after the key; if it belongs to the text above, indent it as that text is.',
      },
    }),
    unexpected: (): Message => ({
      'zh-CN': { why: '这里多出了读不懂的内容。', todo: '引号要包住整段文字；同一层的行要从同一列开始。' },
      en: {
        why: 'There is something here that does not belong to what stands before it.',
        todo: 'Quotes must hold the whole text; lines of one level start in one column.',
      },
    }),
    other: (said: string): Message => ({
      'zh-CN': { why: '这里不是合法的 YAML。', todo: '检查这一行的冒号、引号和缩进。' },
      en: { why: `This is not valid YAML (${quoted(said)}).`, todo: 'Check the colons, quotes and indentation of this line.' },
    }),
  },
} as const satisfies ParseRule;

export const noAlias = {
  id: 'no-alias',
  severity: 'error',
  formats: {
    anchor: (): Message => ({
      'zh-CN': { why: '剧本里不能用 YAML 的锚点、引用和标签（&、*、!）。', todo: '把内容直接写出来；以 & * ! 开头的文字要放进引号。' },
      en: {
        why: 'A script cannot use YAML anchors, aliases or tags (&, *, !).',
        todo: 'Write the content out; put text that begins with & * ! in quotes.',
      },
    }),
  },
} as const satisfies ParseRule;

export const badEncoding = {
  id: 'encoding',
  severity: 'error',
  formats: {
    notUtf8: (): Message => ({
      'zh-CN': { why: '从这里起不是 UTF-8 编码的文字。', todo: '用编辑器打开，另存为 UTF-8 编码。' },
      en: { why: 'From here on the text is not encoded in UTF-8.', todo: 'Open it in an editor and save it as UTF-8.' },
    }),
  },
} as const satisfies ParseRule;

export const notAScript = {
  id: 'not-a-script',
  severity: 'error',
  formats: {
    workbook: (): Message => ({
      'zh-CN': { why: '这是工作簿或压缩包，不是剧本。', todo: '先用 kuaishan import 把工作簿变成剧本。' },
      en: { why: 'This is a workbook or an archive, not a script.', todo: 'Turn a workbook into a script with kuaishan import first.' },
    }),
    notText: (): Message => ({
      'zh-CN': { why: '这不是文本文件。', todo: '剧本是一个 YAML 文本文件；检查文件是不是选错了。' },
      en: { why: 'This is no text file.', todo: 'A script is a text file in YAML; check whether this is the right file.' },
    }),
    empty: (): Message => ({
      'zh-CN': { why: '文件是空的。', todo: '从 kuaishan: 1、title、days 和 cues 写起，或导入一份表格。' },
      en: { why: 'The file is empty.', todo: 'Begin with kuaishan: 1, title, days and cues, or import a workbook.' },
    }),
    notAMapping: (): Message => ({
      'zh-CN': { why: '这不是剧本：最外层应是“键: 值”。', todo: '从 kuaishan: 1 写起；冒号用半角，后面留一个空格。' },
      en: {
        why: 'This is not a script: its outermost level should be “key: value”.',
        todo: 'Begin with kuaishan: 1; a space follows each colon.',
      },
    }),
    several: (): Message => ({
      'zh-CN': { why: '文件里有不止一个 YAML 文档（---）。', todo: '一个文件只放一个剧本。' },
      en: { why: 'The file holds more than one YAML document (---).', todo: 'Keep one script in one file.' },
    }),
    version: (written: string): Message => ({
      'zh-CN': { why: `剧本语言版本“${quoted(written)}”不认识。`, todo: '写 kuaishan: 1；更新版本的剧本需要升级快闪。' },
      en: {
        why: `The script language version “${quoted(written)}” is not known.`,
        todo: 'Write kuaishan: 1; a newer script needs a newer Kuaishan.',
      },
    }),
  },
} as const satisfies ParseRule;

export const duplicateKey = {
  id: 'duplicate-key',
  severity: 'error',
  formats: {
    again: (key: string, first: Place): Message => ({
      'zh-CN': { why: `“${quoted(key)}”在第 ${first.line} 行已经写过。`, todo: '删掉其中一个。' },
      en: { why: `“${quoted(key)}” is already written on line ${first.line}.`, todo: 'Remove one of the two.' },
    }),
  },
} as const satisfies ParseRule;

export const duplicateCue = {
  id: 'duplicate-cue',
  severity: 'error',
  formats: {
    again: (id: string, first: Place): Message => ({
      'zh-CN': { why: `节点编号“${quoted(id)}”在第 ${first.line} 行已经用过。`, todo: '给每个节点一个自己的 id。' },
      en: { why: `The cue id “${quoted(id)}” is already used on line ${first.line}.`, todo: 'Give every cue an id of its own.' },
    }),
  },
} as const satisfies ParseRule;

export const duplicateId = {
  id: 'duplicate-id',
  severity: 'error',
  formats: {
    again: (id: string, first: Place): Message => ({
      'zh-CN': { why: `编号“${quoted(id)}”在第 ${first.line} 行已经用过。`, todo: '换一个没用过的 id。' },
      en: { why: `The id “${quoted(id)}” is already used on line ${first.line}.`, todo: 'Use one that is not taken.' },
    }),
  },
} as const satisfies ParseRule;

export const unknownKey = {
  id: 'unknown-key',
  severity: 'error',
  formats: {
    unknown: (key: string, known: readonly string[]): Message => {
      const meant = findByWord('fields', key)?.name;
      const close = meant !== undefined && known.includes(meant) ? meant : nearest(key, known);
      return {
        'zh-CN': { why: `这里没有叫“${quoted(key)}”的键。`, todo: close ? `是不是“${close}”？` : `可用的键：${known.join('、')}。` },
        en: { why: `There is no key “${quoted(key)}” here.`, todo: close ? `Did you mean “${close}”?` : `Keys: ${known.join(', ')}.` },
      };
    },
  },
} as const satisfies ParseRule;

export const missingKey = {
  id: 'missing-key',
  severity: 'error',
  formats: {
    missing: (key: string, example: string): Message => ({
      'zh-CN': { why: `缺少“${key}”。`, todo: `补上，例如 ${example}。` },
      en: { why: `“${key}” is missing.`, todo: `Add it, for example ${example}.` },
    }),
    stage: (): Message => ({
      'zh-CN': { why: '不知道这个节点属于哪个阶段。', todo: '写上 stage: trust、conversion 或 followUp。' },
      en: { why: 'It is not clear which stage this cue belongs to.', todo: 'Add stage: trust, conversion or followUp.' },
    }),
    content: (): Message => ({
      'zh-CN': { why: '这个节点没有内容可说。', todo: '补上 text，或 attachments。' },
      en: { why: 'This cue has nothing to say.', todo: 'Add text or attachments.' },
    }),
    textBesideVariants: (): Message => ({
      'zh-CN': { why: '有 variants 却没有 text。', todo: '把第一种说法写进 text。' },
      en: { why: 'There are variants but no text.', todo: 'Make the first phrasing the text.' },
    }),
  },
} as const satisfies ParseRule;

/** What a value should have been. */
export type Expected =
  | 'text'
  | 'whole'
  | 'map'
  | 'list'
  | 'cue'
  | 'id'
  | 'days'
  | 'range'
  | 'name'
  | 'file'
  | 'cell'
  | 'money'
  | 'count'
  | 'flag'
  | 'duration'
  | 'moment'
  | 'role'
  | 'currency';

const expected: Readonly<Record<Expected, { readonly 'zh-CN': string; readonly en: string }>> = {
  text: { 'zh-CN': '一段文字', en: 'a text' },
  whole: { 'zh-CN': ' 1 到 60 的整数', en: 'a whole number from 1 to 60' },
  map: { 'zh-CN': '一组“键: 值”', en: '“key: value” pairs' },
  list: { 'zh-CN': '以“- ”开头的列表', en: 'a list of lines beginning with “- ”' },
  cue: { 'zh-CN': '一个节点（id、when、who …）', en: 'a cue (id, when, who …)' },
  id: {
    'zh-CN': '文字、数字、- 和 _ 组成的编号，最长 64 个字，且不是“入群”这类时间用词',
    en: 'an id of letters, digits, - and _, at most 64, and not a word of time such as “join”',
  },
  days: { 'zh-CN': '天数范围，例如 1-2', en: 'a range of days, such as 1-2' },
  range: { 'zh-CN': '时间段，例如 22:30-07:30', en: 'a span of time, such as 22:30-07:30' },
  name: { 'zh-CN': '变量名（文字、数字、- 和 _，没有空格）', en: 'the name of a variable (letters, digits, - and _, no spaces)' },
  file: { 'zh-CN': '文件名（没有路径，最长 200 个字）', en: 'a file name (no folders, at most 200 letters)' },
  cell: { 'zh-CN': '工作表!单元格，例如 SOP!G3', en: 'sheet!cell, such as SOP!G3' },
  money: { 'zh-CN': '金额，最多两位小数，例如 9.90', en: 'an amount with at most two decimals, such as 9.90' },
  count: { 'zh-CN': '不小于 0 的整数', en: 'a whole number, 0 or more' },
  flag: { 'zh-CN': ' true 或 false', en: 'true or false' },
  duration: { 'zh-CN': '时长，例如 1d、12h', en: 'a duration, such as 1d or 12h' },
  moment: { 'zh-CN': '第几天几点，例如 day 4 20:30', en: 'a day and time, such as day 4 20:30' },
  role: { 'zh-CN': '角色，例如 consultant', en: 'a role, such as consultant' },
  currency: { 'zh-CN': '三个字母的币种，例如 CNY', en: 'a currency of three letters, such as CNY' },
};

export const badValue = {
  id: 'bad-value',
  severity: 'error',
  formats: {
    expected: (key: string, what: Expected): Message => ({
      'zh-CN': { why: `“${quoted(key)}”应是${expected[what]['zh-CN']}。`, todo: '改写这个值。' },
      en: { why: `“${quoted(key)}” should be ${expected[what].en}.`, todo: 'Rewrite this value.' },
    }),
    notOneOf: (key: string, written: string, names: readonly string[]): Message => {
      const close = nearest(written, names);
      return {
        'zh-CN': {
          why: `“${quoted(key)}”不能是“${quoted(written)}”。`,
          todo: close ? `是不是“${close}”？` : `用 ${names.join('、')} 之一。`,
        },
        en: {
          why: `“${quoted(key)}” cannot be “${quoted(written)}”.`,
          todo: close ? `Did you mean “${close}”?` : `Use one of ${names.join(', ')}.`,
        },
      };
    },
    placeOfAction: (action: string, place: string): Message => ({
      'zh-CN': {
        why: `“${wordOf('actions', action, 'zh-CN')}”不能在${wordOf('places', place, 'zh-CN')}进行。`,
        todo: '改 where，或改 do（群里 say，私下 whisper）。',
      },
      en: {
        why: `“${action}” cannot be done in ${place === 'private' ? 'private' : 'the room'}.`,
        todo: 'Change where, or do: say is for the room, whisper is private.',
      },
    }),
    noCues: (): Message => ({
      'zh-CN': { why: '剧本里一个节点也没有。', todo: '在 cues 下写至少一个节点。' },
      en: { why: 'The script has no cues.', todo: 'Write at least one under cues.' },
    }),
  },
} as const satisfies ParseRule;

export const badRule = {
  id: 'bad-rule',
  severity: 'error',
  formats: {
    tooLong: (most: number): Message => ({
      'zh-CN': { why: `规则超过 ${most} 个字符。`, todo: '拆成几条规则。' },
      en: { why: `The rule is longer than ${most} characters.`, todo: 'Split it into several rules.' },
    }),
    notARule: (written: string): Message => ({
      'zh-CN': {
        why: `“${quoted(written)}”读不出是什么规则。`,
        todo: '写成 when 事件 where 人群 then 做什么，例如 when said where not paid then give 10 coins。',
      },
      en: {
        why: `“${quoted(written)}” is no rule.`,
        todo: 'Write when <event> where <audience> then <effect>, such as when said where not paid then give 10 coins.',
      },
    }),
    notAnEvent: (written: string, close: string | null, known: readonly string[]): Message => ({
      'zh-CN': {
        why: `没有叫“${quoted(written)}”的事件。`,
        todo: close ? `是不是“${close}”？` : `可用的事件：${known.join('、')}。`,
      },
      en: {
        why: `There is no event called “${quoted(written)}”.`,
        todo: close ? `Did you mean “${close}”?` : `Events: ${known.join(', ')}.`,
      },
    }),
    notAnEffect: (written: string): Message => ({
      'zh-CN': {
        why: `“${quoted(written)}”不是规则能做的事。`,
        todo: '写 give 10 coins（大于 0）、give coupon 券的编号，或 perform 节点编号，用逗号隔开。',
      },
      en: {
        why: `“${quoted(written)}” is nothing a rule can do.`,
        todo: 'Write give 10 coins (more than none), give coupon <id> or perform <cue id>, with commas between them.',
      },
    }),
  },
} as const satisfies ParseRule;

/** Its messages are built by `parseAudience`. */
export const badAudience = { id: 'bad-audience', severity: 'error', formats: {} } as const satisfies ParseRule;
/** Its messages are built by `variablesOf`. */
export const badText = { id: 'bad-text', severity: 'error', formats: {} } as const satisfies ParseRule;

export type Report = (rule: RuleHead, message: Message, at: Place) => void;

/** A reporter that appends errors about one cue (or none) to a list. */
export function reporter(findings: Finding[], cue: string | null): Report {
  return (rule, message, at) => {
    findings.push(makeFinding(rule, message, { at, cue, severity: 'error' }));
  };
}
