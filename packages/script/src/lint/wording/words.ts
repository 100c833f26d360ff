/**
 * Wordings by which rules recognise what a text speaks of, in Chinese and English, as operators write them. Data: a wording that is missed or
 * mistaken is mended here, with a case in `wording.test.ts`. Entries are pieces of regular expressions; English ones stand between word boundaries.
 */
interface WordList {
  readonly zh: readonly string[];
  readonly en: readonly string[];
}

const lists = {
  /** something given for doing something */
  reward: {
    zh: [
      '奖励',
      '奖品',
      '有奖',
      '得奖',
      '积分',
      '[金虚拟影光松快贝果豆]+币',
      '优惠券',
      '代金券',
      '完课券',
      '好友券',
      '红包',
      '返现',
      '返利',
      '礼品',
      '礼物',
      '有礼',
      '赠送',
      '送礼',
      '免单',
      '抵扣',
      '券',
    ],
    en: ['rewards?', 'prizes?', 'coins?', 'points', 'coupons?', 'vouchers?', 'gifts?', 'cash ?back', 'bonus', 'for free', 'discounts?'],
  },
  /** what is offered to learners beside the lessons */
  benefit: { zh: ['福利', '领取', '限免', '试用装'], en: ['perks?', 'freebies?', 'samples?'] },
  /** a verdict in favour */
  praise: {
    zh: ['好评', '五星', '5\\s*星', '满分评价', '夸夸', '夸一夸', '夸我们', '说好话', '正面(?:评价|反馈|分享)', '写.{0,4}推荐语'],
    en: [
      '(?:good|positive|great|nice) (?:reviews?|feedback|ratings?|comments?)',
      '(?:five|5)[- ]stars?',
      'praise',
      'say something nice',
      'kind words',
    ],
  },
  /** both verdicts are welcome, which is what makes a reward honest */
  eitherWay: {
    zh: ['差评', '好坏', '好的坏的', '无论', '不论', '不管', '都欢迎', '批评', '吐槽', '真实感受'],
    en: ['good or bad', 'either way', 'critical', 'negative', 'honest', 'whatever you think', 'whether'],
  },
  /** showing it to people outside the group */
  outward: {
    zh: [
      '朋友圈',
      '转发',
      '发圈',
      '分享(?:到|至|给好友|给朋友|给身边|出去)',
      '微博',
      '小红书',
      '抖音',
      '集赞',
      '拉人',
      '拉新',
      '邀请(?:\\d+|[一二两三四五几])[位个名]',
      '邀请好友(?:进群|入群|加群)',
      '助力',
      '砍价',
    ],
    en: [
      're-?posts?',
      'retweets?',
      'share (?:it|this|us|the \\w+)? ?(?:to|on|with (?:your )?friends|outside)',
      'on social media',
      'your moments',
      'invite (?:\\d+|two|three|five|your|some) ?friends?',
      'tag (?:\\d+ |your )?friends',
    ],
  },
  /** it is said not to be asked for */
  notAsked: {
    zh: ['不用', '无需', '不需要', '不必', '禁止', '请勿', '不要', '别'],
    en: ["don't", 'do not', 'no need', 'never', 'without'],
  },
  /** a friend's paid order, which may be rewarded, one hop */
  friendsOrder: {
    zh: ['(?:好友|朋友).{0,8}(?:下单|付款|购买|报名|成交)'],
    en: ["friends?(?:'s)? (?:pays|paid|orders?|buys|bought|purchases?)"],
  },
  /** people who play members: 群托 */
  insider: {
    zh: [
      '群托',
      '当托',
      '找托',
      '托儿',
      '水军',
      '马甲',
      '(?:用|开|切|换|拿)小号',
      '小号(?:发|说|回复|冒泡|接龙|带)',
      '假装',
      '(?:扮演?|冒充|充当)(?:成)?(?:学员|买家|用户|客户|家长|成员)',
      '以(?:学员|用户|买家|客户|家长|成员)的?(?:身份|口吻|名义)',
      '气氛组',
    ],
    en: [
      'shills?',
      'sock ?puppets?',
      'pretend(?:ing)? to be',
      'pos(?:e|ing) as',
      'as if you were an? (?:buyer|member|customer|student)',
      '(?:fake|planted) (?:buyers?|members?|customers?|reviews?)',
      'undercover',
    ],
  },
  /** for one person and not for others */
  onlyYou: {
    zh: [
      '(?:你|您)的?专属',
      '内部价',
      '员工价',
      '特批',
      '单独(?:给|为)(?:你|您)',
      '只给(?:你|您)',
      '(?:给|为|帮|替)(?:你|您)(?:单独|个人|私下|偷偷|悄悄|特别|再)?(?:申请|争取|打|优惠|便宜|减)',
      '私下',
      '别告诉',
      '不要告诉',
      '偷偷',
      '悄悄',
      '一人一价',
    ],
    en: [
      'just for you',
      'only for you',
      '(?:special|personal|private|lower|better) (?:price|discount|deal) for you',
      'you a (?:special|personal|private|lower|better|further)',
      "don't tell",
      'between (?:us|you and me)',
      'your personal (?:price|discount|deal)',
    ],
  },
  /** what something costs */
  priceWord: {
    zh: [
      '原价',
      '现价',
      '特价',
      '优惠',
      '正价',
      '到手价',
      '活动价',
      '只要',
      '仅需',
      '只需',
      '立减',
      '直降',
      '减免',
      '便宜',
      '打\\d?折',
      '[\\d一二三四五六七八九]折',
      '(?<!评)价(?!值)',
      '付款',
      '下单',
      '抢购',
      '定金',
      '尾款',
    ],
    en: ['price[ds]?', 'costs?', 'only', 'instead of', 'save', 'off', 'discounts?', 'cheaper', 'deal', 'pay', 'order', 'deposit'],
  },
  /** the sale itself */
  sale: {
    zh: [
      '开售',
      '抢购',
      '秒杀',
      '特价',
      '优惠',
      '限时',
      '下单',
      '付款',
      '待支付',
      '购买',
      '原价',
      '到手价',
      '立减',
      '名额',
      '正价',
      '报名',
      '系统课',
      '开抢',
      '成交',
    ],
    en: ['sale', 'offer', 'orders?', 'buy', 'purchase', 'price', 'discount', 'deal', 'checkout', 'enrol(?:l|ment)?', 'seats?', 'places'],
  },
  /** before the end */
  lastCall: {
    zh: [
      '最后(?:一次)?(?:提醒|机会|通知|召集|冲刺)',
      '最后\\s*[半一两二三\\d]+\\s*个?(?:小时|分钟)',
      '即将(?:结束|关闭|截止)',
      '马上(?:结束|关闭|截止)',
      '末班车',
      '准时关闭',
      '倒计时',
    ],
    en: [
      'last call',
      'last chance',
      'final (?:call|hour|reminder|minutes)',
      'closing soon',
      'about to close',
      'ends soon',
      'closes at',
      '(?:minutes|hour) left',
    ],
  },
  /** what can be said only once */
  lastChance: {
    zh: ['最后(?:一次)?机会', '最后一次', '末班车', '错过(?:就)?(?:没有|不再|再无|要等|再等)', '仅此一次', '不再(?:开放|有此)'],
    en: ['last chance', 'final chance', 'one[- ]time only', 'never again', 'once only', 'the last time'],
  },
  /** members tell one another what they have learned */
  sharing: {
    zh: ['分享', '收获', '心得', '晒', '感想', '体会', '复盘'],
    en: ['share', 'takeaways?', 'what you (?:have )?learn(?:ed|t)', 'show us', 'showcase'],
  },
  /** that the product is good */
  proof: {
    zh: [
      '案例',
      '效果',
      '反馈',
      '评价',
      '口碑',
      '见证',
      '对比',
      '成果',
      '作品',
      '实测',
      '实拍',
      '成分',
      '检测',
      '获奖',
      '学员故事',
      '真实',
    ],
    en: [
      'cases?',
      'results?',
      'reviews?',
      'testimonials?',
      'before and after',
      'feedback',
      'stor(?:y|ies)',
      'proof',
      'tested',
      'certified',
      'portfolio',
    ],
  },
  live: {
    zh: ['直播', '家长课堂', '公开课', '大师课开讲'],
    en: ['live (?:class|session|lesson|stream)', 'livestream', 'webinar', 'live (?:tonight|today|tomorrow)'],
  },
  replay: { zh: ['回放', '重播', '录播', '录像'], en: ['replays?', 'recordings?', 'recorded'] },
  /** something members did not expect, or take part in */
  surprise: {
    zh: [
      '惊喜',
      '彩蛋',
      '抽奖',
      '红包',
      '福袋',
      '投票',
      '接龙',
      '竞猜',
      '猜猜',
      '猜一猜',
      '挑战',
      '闯关',
      'PK',
      '盲盒',
      '神秘',
      '嘉宾',
      '空降',
      '连麦',
      '游戏',
      '问答',
      '抢答',
    ],
    en: ['surprise', 'raffle', 'lucky draw', 'polls?', 'votes?', 'quiz', 'challenge', 'guess', 'mystery', 'guests?', 'giveaway', 'game'],
  },
  formerStudent: {
    zh: ['老学员', '往期学员', '学长', '学姐', '推荐官', '体验官', '老用户', '上一期', '往期'],
    en: ['former students?', 'alumn(?:us|a|i)', 'ambassadors?', 'graduates?', 'last (?:camp|batch)', 'took (?:this|the) (?:camp|course)'],
  },
} as const satisfies Readonly<Record<string, WordList>>;

export type Subject = keyof typeof lists;

const patterns = Object.fromEntries(
  Object.entries(lists).map(([subject, { zh, en }]) => [subject, new RegExp(`${zh.join('|')}|\\b(?:${en.join('|')})\\b`, 'iu')]),
) as Readonly<Record<Subject, RegExp>>;

/** The wording by which a text speaks of a subject, or null. */
export function speaksOf(subject: Subject, text: string): string | null {
  return patterns[subject].exec(text)?.[0] ?? null;
}
