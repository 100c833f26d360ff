/**
 * Small words of the script language itself: how times and audiences are joined. Parser, writer and importer read them here.
 * The first English word is the one the writer uses.
 */
export const syntax = {
  /** `day 1 09:00`, `第1天 09:00` */
  day: { en: ['day', 'd'], 'zh-CN': ['第', '天'] },
  /** `2h after join`, `入群后2小时` */
  after: { en: ['after'], 'zh-CN': ['之后', '以后', '后'] },
  /** `30m before lesson`, `开课前30分钟` */
  before: { en: ['before'], 'zh-CN': ['之前', '以前', '前'] },
  /** `on go`, `听指令` */
  go: { en: ['on go', 'go', 'on cue', 'by hand'], 'zh-CN': ['听指令', '人工触发', '手动', '手动触发', '待命'] },
  minutes: { en: ['m', 'min', 'mins', 'minute', 'minutes'], 'zh-CN': ['分钟', '分'] },
  hours: { en: ['h', 'hr', 'hrs', 'hour', 'hours'], 'zh-CN': ['小时', '个小时', '时'] },
  days: { en: ['d', 'day', 'days'], 'zh-CN': ['天', '日'] },
  and: { en: ['and', '&&'], 'zh-CN': ['并且', '而且', '且'] },
  or: { en: ['or', '||'], 'zh-CN': ['或者', '或'] },
  not: { en: ['not', '!'], 'zh-CN': ['没有', '不是', '非', '未', '没'] },
  known: { en: ['known'], 'zh-CN': ['已知', '已填'] },
  everyone: { en: ['everyone', 'all'], 'zh-CN': ['所有人', '全部', '全体', '全员', '大家'] },
  /** a rule: `when said where not paid then give 10 coins`, `当 发言 其中 非 已付款 则 发 10 币` */
  when: { en: ['when'], 'zh-CN': ['当'] },
  where: { en: ['where'], 'zh-CN': ['其中'] },
  thereupon: { en: ['then'], 'zh-CN': ['则', '就'] },
  give: { en: ['give'], 'zh-CN': ['发', '给', '奖励'] },
  coins: { en: ['coins', 'coin'], 'zh-CN': ['虚拟币', '枚虚拟币', '币', '枚'] },
  coupon: { en: ['coupon'], 'zh-CN': ['券', '优惠券'] },
  perform: { en: ['perform'], 'zh-CN': ['执行'] },
  fact: { en: ['fact'], 'zh-CN': ['事实', '信息'] },
} as const;
