/** Words by which an action is told. A row's title names what it is; its text only what it speaks of. */
export interface ActionRule {
  readonly action: string;
  /** the action is named so */
  readonly title?: RegExp;
  /** the copy says so; weaker, and only asked where no title tells */
  readonly text?: RegExp;
  /** what rules it out, in either */
  readonly unless?: RegExp;
  /** where it can be: most are done in the room */
  readonly where?: 'room' | 'private' | 'any';
}

const N = '[一二三四五六七八九十\\d]{1,3}';

/** Asked in this order; the first whose title tells wins, else the first whose text does. */
export const actionRules: readonly ActionRule[] = [
  {
    action: 'last-call',
    title:
      /最后(?:的)?(?:提醒|机会|召集|通知|半小时|[一1]小时|\d+\s*(?:分钟|小时))|截止提醒|截单|收口|last call|final (?:call|hours?|reminder)|last chance/iu,
    text: /最后(?:半小时|[一1]小时|\d+\s*(?:分钟|小时)|机会|提醒)|(?:准时|即将|马上)(?:关闭|截止|结束).{0,12}(?:别错过|抓紧)|last call|last chance/iu,
    unless: /作业|打卡|报到|直播|预热|预告/u,
  },
  {
    action: 'open-offer',
    title:
      /开售|开抢|开团|开卖|正式发售|开放(?:报名|购买|抢购)|(?:报名|抢购)(?:通道)?开启|上架|open(?:s|ing)? (?:the )?(?:sale|cart|doors|offer)|(?:sale|cart|doors|offer) opens?|launch goes live/iu,
    text: /(?:正式|现在|已经?)?(?:开售|开抢|开团|开放(?:报名|购买|抢购))|发(?:商品|下单|购买|报名)链接|open(?:s|ing)? (?:the )?(?:sale|cart|doors|offer)/iu,
    unless: /预告|预热|倒计时|提前|明[天晚日]|后天|即将|之前|规则|tomorrow|preview|countdown/iu,
  },
  {
    action: 'live-end',
    title: /直播(?:课)?(?:结束|收尾|下播)|下播|(?:live|class|webinar) (?:ends?|over)/iu,
    unless: /结束后|after/iu,
  },
  {
    action: 'live-start',
    title:
      /直播(?:课)?(?:开始|开讲|开播|中|答疑)|开播|^(?:直播|直播课|大师课|家长课堂|live(?: class| demo)?)$|(?:live|class|webinar) (?:starts?|begins)|go(?:ing|es)? live/iu,
    text: /直播(?:课)?(?:已经|现在)?(?:开始|开讲|开播)(?:啦|了)|正在直播|(?:we are|we're) live|live now/iu,
    unless: /预告|预约|预热|提醒|回放|明[天晚]|倒计时|replay|tomorrow/iu,
  },
  {
    action: 'announce-live',
    title:
      /(?:直播|公开课|大师课|家长课堂|live|webinar|class).{0,6}(?:预告|预约|预热|提醒|通知|倒计时|报名|preview|reminder|invit)|(?:预告|预约|提醒|通知).{0,4}(?:直播|公开课|大师课)|preview of (?:the )?(?:live|class)/iu,
    text: /(?:今晚|明晚|今天|明天|\d{1,2}\s*[:：点])[^。！\n]{0,12}(?:直播|大师课|公开课)[^。！\n]{0,40}(?:预约|报名|见|来)|预约直播|(?:tonight|tomorrow)[^.!\n]{0,40}(?:live|webinar)/iu,
    unless: /回放|replay/iu,
  },
  {
    action: 'collect-showcase',
    title: /晒单|晒图|晒作品|晒收获|晒心得|晒(?:一)?晒|作品展示|作品秀|征集收获|买家秀|showcase|show (?:us )?your|share your \w+/iu,
    text: /晒出|晒单|晒一晒|晒收获|征集收获|show us your|share your \w+/iu,
    unless: /点评|晒单预告|规则/u,
  },
  {
    action: 'collect-introductions',
    title: /自我介绍|介绍自己|破冰接龙|新人报到|introduc(?:e yourself|tions?)/iu,
    text: /自我介绍|介绍(?:一下)?自己|说说自己|introduce yourself/iu,
    unless: /介绍群主|总结/u,
  },
  {
    action: 'release-lesson',
    title: new RegExp(
      `(?:发布|更新|上线|解锁|推送|发)?第\\s*${N}\\s*(?:课|讲|节)|(?:发布|推送|更新|解锁)课程|课程(?:上线|更新|解锁|发布)|上新课|发课|(?:release|unlock) (?:of )?(?:the )?lesson|^lesson \\d`,
      'iu',
    ),
    text: new RegExp(
      `第\\s*${N}\\s*(?:课|讲|节)[^。！\\n]{0,24}(?:上线|链接|点开|开学|解锁|https?:)|lesson \\d+[^.!\\n]{0,20}(?:is live|is out|link|https?:)`,
      'iu',
    ),
    unless: /作业|点评|回顾|总结|小结|复习|预告|预习|早安|今晚|明[天晚]|homework|recap|preview|tomorrow/iu,
  },
  {
    action: 'collect-homework',
    title:
      /(?:布置|提交|收|交|上传|发布|收集)作业|作业(?:布置|提交|收集|发布|打卡|接龙|通知)?$|打卡(?:任务|接龙|开始)?$|打卡提醒|作业提醒|hand in|submit (?:your )?homework|^homework$|check-?in task/iu,
    text: /(?:上传|提交|交上?)(?:你的|今天的|今日)?[^。！\n]{0,6}(?:作业|作品)|还没交作业|今天的作业是|submit your|hand in your/iu,
    unless: /点评|表扬|公布|展示|晒|优秀/u,
  },
  {
    action: 'ask',
    title: /投票|接龙|问卷|调研|调查|登记表|报名表|小测|有奖问答|抽奖|poll|vote|survey|sign-?up|quiz/iu,
    text: /登记表|填(?:写)?(?:一下)?(?:问卷|表单|登记)|投(?:个|一)?票|接龙|征集|选(?:一个|[ABCD])|vote|poll|fill in|survey/iu,
    unless: /自我介绍|结果|公布/u,
  },
  {
    action: 'settle',
    title: /结算|清退|沉淀|分流|转群|入学员群|settle(?:ment)?|move (?:the )?buyers/iu,
    text: /(?:买家|已(?:报名|购买|下单|付款)的?(?:同学|用户|学员|客户)?)[^。！\n]{0,10}(?:进|入|转|拉)[^。！\n]{0,6}群|buyers (?:move|go) to/iu,
  },
  { action: 'close-room', title: /^(?:解散|关闭|关)(?:本)?群$|^(?:群)?解散$|close (?:the )?(?:room|group)|dissolve/iu },
];
