import { type Registry, register } from './entry.ts';

export type FieldName =
  | 'id'
  | 'title'
  | 'stage'
  | 'day'
  | 'time'
  | 'when'
  | 'who'
  | 'where'
  | 'to'
  | 'do'
  | 'text'
  | 'variants'
  | 'attachments'
  | 'sendUntil'
  | 'reason'
  | 'remarks'
  | 'origin';

/** What a cue consists of: keys of a script file, column headings of a workbook, labels of an editor. */
export const fields: Registry<FieldName> = register(
  { type: 'field', owner: 'script', freshness: 'fixed' },
  {
    id: { words: { 'zh-CN': ['编号', '序号', '节点编号'], en: ['Id', 'no', 'number', '#'] } },
    title: {
      words: {
        'zh-CN': [
          '标题',
          '动作',
          '事项',
          '节点',
          '环节',
          '内容主题',
          '主题',
          '运营动作',
          '动作名称',
          '任务',
          '活动',
          '项目',
          '流程',
          '步骤',
        ],
        en: ['Title', 'action', 'step', 'item', 'topic', 'activity'],
      },
    },
    stage: { words: { 'zh-CN': ['阶段', '时期', '周期', '运营阶段'], en: ['Stage', 'phase'] } },
    day: { words: { 'zh-CN': ['天数', '第几天', '日期', '天', '日程', '时间轴'], en: ['Day', 'date'] } },
    time: {
      words: {
        'zh-CN': ['时间', '时间点', '时刻', '时段', '发送时间', '执行时间', '具体时间', '推送时间'],
        en: ['Time', 'at', 'send time'],
      },
    },
    when: { words: { 'zh-CN': ['何时', '时机'], en: ['When'] } },
    who: {
      words: {
        'zh-CN': ['执行人', '角色', '负责人', '人员', '发送人', '发言人', '操作人', '执行角色', '账号'],
        en: ['Who', 'role', 'by', 'speaker', 'owner', 'sender'],
      },
    },
    where: {
      words: { 'zh-CN': ['渠道', '场景', '位置', '触达渠道', '发送渠道', '地点', '平台', '触点'], en: ['Where', 'channel', 'place'] },
    },
    to: { words: { 'zh-CN': ['对象', '人群', '发送对象', '目标人群', '目标用户', '受众'], en: ['To', 'audience', 'recipients'] } },
    do: { words: { 'zh-CN': ['做什么', '类型', '动作类型'], en: ['Do', 'kind', 'type'] } },
    text: {
      words: {
        'zh-CN': [
          '话术',
          '文案',
          '话术/文案',
          '内容',
          '正文',
          '文案内容',
          '话术内容',
          '具体内容',
          '推送内容',
          '发送内容',
          '消息内容',
          '脚本',
        ],
        en: ['Text', 'copy', 'message', 'content', 'wording', 'script'],
      },
    },
    variants: { words: { 'zh-CN': ['备选话术', '备用文案', '其他说法'], en: ['Variants', 'phrasings'] } },
    attachments: {
      words: {
        'zh-CN': ['素材', '附件', '图片', '物料', '海报', '配图', '素材链接', '所需素材'],
        en: ['Attachments', 'media', 'assets', 'files', 'material'],
      },
    },
    sendUntil: { words: { 'zh-CN': ['最晚发送', '有效至', '截止时间'], en: ['Send until', 'valid until', 'deadline'] } },
    // why a rule may be broken here, this once; what a workbook calls 目的 is a remark
    reason: { words: { 'zh-CN': ['理由', '例外理由'], en: ['Reason', 'exception'] } },
    remarks: {
      words: {
        'zh-CN': ['备注', '目的', '目标', '作用', '意图', '用意', '说明', '注意事项', '注意', '备注说明'],
        en: ['Remarks', 'notes', 'note', 'comment', 'purpose', 'goal', 'why'],
      },
    },
    origin: { words: { 'zh-CN': ['来源'], en: ['Origin', 'source'] } },
  },
);
