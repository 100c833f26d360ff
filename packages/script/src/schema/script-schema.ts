import { LONGEST_DURATION_MINUTES } from '../parse/parse-time.ts';
import { MOST_DAYS } from '../parse/read-head.ts';
import type { Entry } from '../vocabulary/entry.ts';
import { vocabulary, wordsOf } from '../vocabulary/vocabulary.ts';
import { declaredSchema } from './declared-schema.ts';

type Schema = Readonly<Record<string, unknown>>;

/** Both languages in one line, as an editor's tooltip shows it. */
const said = (chinese: string, english: string) => ({ description: `${chinese} / ${english}` });

/** A text; numbers and booleans count as they are written. */
const textTypes = ['string', 'number', 'boolean', 'null'];
const text: Schema = { type: textTypes };
const texts: Schema = { anyOf: [text, { type: 'array', items: text }] };

/** A word of the vocabulary: names first, so that an editor offers them first; then every other word that is understood. */
function word(registry: Readonly<Record<string, Entry>>): Schema {
  return { anyOf: [{ enum: Object.keys(registry) }, { enum: otherWords(registry) }] };
}

function otherWords(registry: Readonly<Record<string, Entry>>): readonly string[] {
  return [...new Set(Object.values(registry).flatMap(wordsOf))].filter((one) => !Object.hasOwn(registry, one));
}

/** A mapping with these keys and no others. */
function mapping(required: readonly string[], properties: Readonly<Record<string, Schema>>): Schema {
  return { type: 'object', required, additionalProperties: false, properties };
}

const longestDays = LONGEST_DURATION_MINUTES / 60 / 24;

const cue: Schema = mapping(['id', 'when', 'who'], {
  id: {
    ...said('编号，改动后也保持不变', 'a stable id: it survives edits'),
    type: ['string', 'number'],
    pattern: '^[\\p{L}\\p{N}_-]{1,64}$',
  },
  title: { ...said('列表里显示的短名', 'short name for lists'), ...text },
  stage: {
    ...said('阶段；只有一个阶段包含这一天时可省', 'the stage; may be left out where one stage covers the day'),
    ...word(vocabulary.stages),
  },
  when: {
    ...said(
      `何时：day 1 09:00、2h after join、30m before 编号、after 编号、on go；时长最长 ${longestDays} 天`,
      `when: day 1 09:00, 2h after join, 30m before <id>, after <id>, on go; durations up to ${longestDays} days`,
    ),
    type: 'string',
    examples: [
      ...['day 1 09:00', '第1天 09:00', '2h after join', '入群后2小时', '30m before d3-live', 'after d3-live', 'on go'],
      ...['30m before live starts', 'after live ended', '30m before offer closes', '直播结束后10分钟'],
    ],
  },
  who: { ...said('由哪个角色来说或做', 'the role that says or does it'), ...word(vocabulary.roles) },
  where: { ...said('在群里还是私下', 'in the room or in private'), ...word(vocabulary.places) },
  to: {
    ...said(
      '给谁：里程碑和成员信息，用 and、or、not 连接；不写就是所有人',
      'to whom: milestones and facts with and, or, not; everybody when left out',
    ),
    ...text,
    examples: ['not spoke', '没有发过言', 'joined and fact.budget >= 1000', '需求已知 或 私聊过'],
  },
  do: { ...said('做什么', 'what is done'), ...word(vocabulary.actions) },
  of: {
    ...said(
      '关于哪个课程、作业、券、直播、优惠或话术（只有一个时可省）',
      'the lesson, homework, coupon, class, offer or talk track it is about',
    ),
    ...text,
  },
  choices: { ...said('投票的选项', 'choices of a poll'), ...texts },
  text: { ...said('说的话；变量写成 {{ 昵称 }}', 'what is said; variables are written {{ nickname }}'), ...text },
  variants: { ...said('同一句话的其他说法，每人固定其中一种', 'further phrasings; each recipient keeps one'), ...texts },
  attachments: { ...said('素材的文件名', 'names of media files'), ...texts },
  sendUntil: {
    ...said(
      '最晚发到何时：2h、30m、day 2 20:40；不写就是两小时，不过当天零点',
      'until when it may be sent late: 2h, 30m, day 2 20:40; two hours and not past midnight when left out',
    ),
    type: ['string', 'null'],
    examples: ['2h', '30m', 'day 2 20:40'],
  },
  reason: { ...said('为什么这里有意不照手艺上的规则', 'why a rule of craft is broken here on purpose'), ...text },
  remarks: { ...said('给同事看的备注，不会发出', 'remarks for colleagues; never sent'), ...text },
  origin: { ...said('来自哪个单元格', 'the cell it came from'), type: ['string', 'null'], examples: ['SOP!G3'] },
});

/**
 * The JSON Schema of a script file, version 1, for completion and checking in an editor. It accepts whatever `parseScript` accepts (written words
 * in their registered spelling); the parser and lint say more.
 */
export function scriptSchema(): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'script-v1.schema.json',
    title: 'Kuaishan script v1 / 快闪剧本 v1',
    ...mapping(['kuaishan', 'title', 'days', 'cues'], {
      kuaishan: { ...said('剧本语言的版本', 'version of the script language'), enum: [1, '1'] },
      title: { ...said('剧本名', 'name of the script'), type: ['string', 'number', 'boolean'] },
      days: {
        ...said('天数，第 1 天是开营日', 'number of days; day 1 is the opening day'),
        anyOf: [
          { type: 'integer', minimum: 1, maximum: MOST_DAYS },
          { type: 'string', pattern: '^\\d{1,2}$' },
        ],
      },
      channel: { ...said('默认的渠道', 'the channel it is written for'), ...word(vocabulary.channels) },
      quietHours: {
        ...said('免打扰时段', 'hours in which nobody is disturbed'),
        type: ['string', 'null'],
        pattern: '^\\d{1,2}[:：]\\d{2}\\s*[-–—~～至到]\\s*\\d{1,2}[:：]\\d{2}$',
        examples: ['22:30-07:30'],
      },
      roles: {
        ...said('角色的显示名', 'display names of the roles'),
        type: ['object', 'null'],
        propertyNames: word(vocabulary.roles),
        additionalProperties: { type: ['string', 'number', 'boolean'] },
      },
      stages: {
        ...said('阶段和它们的天数，可以重叠', 'stages and their days; they may overlap'),
        type: ['array', 'null'],
        items: mapping(['name', 'days'], {
          name: { ...said('阶段', 'the stage'), ...word(vocabulary.stages) },
          days: { ...said('从第几天到第几天', 'from day to day'), type: ['string', 'integer'], examples: ['1-2', '3'] },
        }),
      },
      ...declaredSchema,
      variables: {
        ...said(
          '剧本自己的变量：有值就固定，没有值就在开期时问',
          "the script's own variables: fixed with a value, asked for at opening without",
        ),
        type: ['object', 'null'],
        propertyNames: { pattern: '^[\\p{L}\\p{N}_-]{1,64}$' },
        additionalProperties: text,
      },
      notes: { ...said('备注，例如表格的其他工作表', 'notes, such as the other sheets of a workbook'), ...text },
      cues: { ...said('节点', 'the cues'), type: 'array', minItems: 1, items: cue },
    }),
  };
}
