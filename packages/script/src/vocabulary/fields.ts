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
  | 'of'
  | 'text'
  | 'variants'
  | 'choices'
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
          '关键动作',
          '动作节点',
          '名称',
          '工作内容',
          '具体动作',
          '事件',
        ],
        en: ['Title', 'action', 'step', 'item', 'topic', 'activity', 'task', 'what', 'subject', 'event', 'name'],
      },
    },
    stage: { words: { 'zh-CN': ['阶段', '时期', '周期', '运营阶段'], en: ['Stage', 'phase'] } },
    day: { words: { 'zh-CN': ['天数', '第几天', '日期', '天', '日程', '时间轴', '第几日', '哪天', '天次'], en: ['Day', 'date', 'days'] } },
    time: {
      words: {
        'zh-CN': [
          '时间',
          '时间点',
          '时刻',
          '时段',
          '发送时间',
          '执行时间',
          '具体时间',
          '推送时间',
          '时间节点',
          '开始时间',
          '起始时间',
          '发布时间',
          '推送时刻',
          '几点',
          '几点发',
          '什么时候',
          '什么时候发',
        ],
        en: ['Time', 'at', 'send time', 'start', 'start time', 'when to send', 'clock'],
      },
    },
    when: { words: { 'zh-CN': ['何时', '时机'], en: ['When'] } },
    who: {
      words: {
        'zh-CN': [
          '执行人',
          '角色',
          '负责人',
          '人员',
          '发送人',
          '发言人',
          '操作人',
          '执行角色',
          '账号',
          '责任人',
          '发布人',
          '执行者',
          '对接人',
          '谁',
          '谁来发',
          '谁发',
          '谁来',
          '由谁发',
          '发送角色',
          '发送账号',
        ],
        en: ['Who', 'role', 'by', 'speaker', 'owner', 'sender', 'speaker role', 'assignee', 'responsible', 'person', 'sent by', 'said by'],
      },
    },
    where: {
      words: {
        'zh-CN': [
          '渠道',
          '场景',
          '位置',
          '触达渠道',
          '发送渠道',
          '地点',
          '平台',
          '触点',
          '发布位置',
          '发送位置',
          '触达位置',
          '发布渠道',
          '群/私聊',
          '在哪发',
          '在哪里发',
          '发在哪',
          '触达方式',
          '发送方式',
          '推送渠道',
        ],
        en: ['Where', 'channel', 'place', 'location', 'medium'],
      },
    },
    to: {
      words: {
        'zh-CN': ['对象', '人群', '发送对象', '目标人群', '目标用户', '受众', '用户', '用户群体', '发给谁', '触达人群'],
        en: ['To', 'audience', 'recipients', 'recipient', 'segment', 'target audience', 'for whom'],
      },
    },
    do: { words: { 'zh-CN': ['做什么', '类型', '动作类型'], en: ['Do', 'kind', 'type'] } },
    of: { words: { 'zh-CN': ['关于', '所属'], en: ['Of', 'about'] } },
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
          '消息',
          '文本',
          '发布内容',
          '详细内容',
          '参考话术',
          '发言内容',
          '台词',
          '内容文案',
          '群内话术',
          '私聊话术',
          '发什么',
          '说什么',
          '讲什么',
          '文字',
          '推送文案',
          '群发内容',
        ],
        en: [
          'Text',
          'copy',
          'message',
          'content',
          'wording',
          'script',
          'body',
          'post',
          'copy text',
          'talk track',
          'what to say',
          'script text',
        ],
      },
    },
    variants: {
      words: {
        'zh-CN': ['备选话术', '备用文案', '其他说法', '备选文案', '备用话术', '变体', '话术2', '话术二', '文案2'],
        en: ['Variants', 'phrasings', 'variant', 'alternative', 'alternative copy'],
      },
    },
    choices: { words: { 'zh-CN': ['选项'], en: ['Choices', 'options'] } },
    attachments: {
      words: {
        'zh-CN': [
          '素材',
          '附件',
          '图片',
          '物料',
          '海报',
          '配图',
          '素材链接',
          '所需素材',
          '素材/附件',
          '图片/视频',
          '海报/图片',
          '图片素材',
          '素材/链接',
          '配什么图',
        ],
        en: [
          'Attachments',
          'media',
          'assets',
          'files',
          'material',
          'attachment',
          'file',
          'image',
          'images',
          'picture',
          'pictures',
          'materials',
          'creative',
        ],
      },
    },
    sendUntil: {
      words: {
        'zh-CN': ['最晚发送', '有效至', '截止时间', '结束时间', '截止'],
        en: ['Send until', 'valid until', 'deadline', 'end', 'end time', 'until', 'ends'],
      },
    },
    // why a rule may be broken here, this once; what a workbook calls 目的 is a remark
    reason: { words: { 'zh-CN': ['理由', '例外理由'], en: ['Reason', 'exception'] } },
    remarks: {
      words: {
        'zh-CN': [
          '备注',
          '目的',
          '目的说明',
          '目标',
          '作用',
          '意图',
          '用意',
          '说明',
          '注意事项',
          '注意',
          '备注说明',
          '提示',
          '要点',
          '注意点',
          '备注/要求',
          '其他',
          '其它',
        ],
        en: [
          'Remarks',
          'notes',
          'note',
          'comment',
          'purpose',
          'goal',
          'why',
          'remark',
          'comments',
          'tips',
          'hint',
          'hints',
          'aim',
          'objective',
        ],
      },
    },
    origin: { words: { 'zh-CN': ['来源'], en: ['Origin', 'source'] } },
  },
);
