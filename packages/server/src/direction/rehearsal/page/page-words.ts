import type { Locale } from '@kuaishan/script';
import type { Report } from '../domain/report.ts';

/** What the report says of itself, in one language. */
export interface PageWords {
  readonly rehearsal: string;
  readonly settings: (r: Report) => string;
  readonly headline: (r: Report) => readonly string[];
  readonly timeline: string;
  readonly timelineTold: (r: Report) => string;
  readonly memberDays: string;
  readonly memberDaysTold: (r: Report) => string;
  readonly staff: string;
  readonly staffTold: (r: Report) => string;
  readonly lateAndDropped: string;
  readonly noneLate: string;
  readonly findings: string;
  readonly noFindings: string;
  readonly missing: string;
  readonly missingTold: (count: number) => string;
  readonly audit: string;
  readonly auditTold: (r: Report) => string;
  readonly day: (day: number) => string;
  readonly messagesAxis: string;
  readonly postsAxis: string;
  readonly hourAxis: string;
  readonly column: Readonly<
    Record<
      | 'when'
      | 'cue'
      | 'who'
      | 'where'
      | 'reached'
      | 'became'
      | 'text'
      | 'what'
      | 'times'
      | 'groups'
      | 'why'
      | 'place'
      | 'severity'
      | 'finding',
      string
    >
  >;
  readonly what: Readonly<Record<string, string>>;
  readonly severity: Readonly<Record<string, string>>;
  readonly late: (minutes: number) => string;
  readonly perMember: string;
  readonly byPerson: string;
  readonly onTime: string;
  readonly notPerformed: string;
  readonly inRoom: string;
  readonly inPrivate: string;
  readonly most: string;
  readonly canDo: (count: number) => string;
  readonly bySoftware: string;
  readonly byHand: string;
  readonly tooMuch: string;
  readonly personTold: (p: Report['staffLoad'][number]) => string;
  readonly andMore: (count: number) => string;
  readonly minutesListed: string;
}

const zh: PageWords = {
  rehearsal: '彩排',
  settings: (r) =>
    `${r.groups} 个群，每群 ${r.membersPerGroup} 位虚拟成员；${r.opening.replace('T', ' ')} 开营（${r.zone}）；${r.channel === 'webRoom' ? '网页群，系统自己发' : '提词器，提示人来发'}；种子 ${r.seed}`,
  headline: (r) => [
    `${r.cues.planned} 个节点，执行了 ${r.cues.performed} 个${aside(r.cues, { skipped: '跳过', expired: '过期', failed: '失败', cancelled: '取消', open: '没轮到' }, '，')}。`,
    r.staffLoad.length === 0
      ? '没有人要发什么。'
      : overloaded(r) === 0
        ? `每一分钟，一个人都发得完（按一分钟 ${r.canDo.postsAMinute} 条算）。`
        : `有 ${overloaded(r)} 个分钟一个人发不完${mustCount(r) === 0 ? '（由系统代发；若靠人手）' : ''}。`,
    `每位成员每天最多收到 ${r.perMemberPerDay.max} 条（95% 的人天不超过 ${r.perMemberPerDay.p95} 条）。`,
  ],
  timeline: '演出时间表',
  timelineTold: (r) => `${r.timeline.length} 个节点中 ${r.timeline.filter((row) => row.performed > 0).length} 个演到了`,
  memberDays: '每位成员每天收到几条',
  memberDaysTold: (r) => `最多的一天 ${r.perMemberPerDay.max} 条`,
  staff: '每个人每分钟要发几条（所有群合计）',
  staffTold: (r) =>
    overloaded(r) === 0
      ? `没有一分钟超过一个人能发的 ${r.canDo.postsAMinute} 条`
      : `${overloaded(r)} 个分钟超过一个人能发的 ${r.canDo.postsAMinute} 条`,
  lateAndDropped: '晚了的和没发的',
  noneLate: '没有晚的，也没有没发的。',
  findings: '剧本检查',
  noFindings: '没有提示。',
  missing: '没有来源的值',
  missingTold: (count) => `${count} 个变量没有来源，文案里写成〔缺:…〕，开期时要填`,
  audit: '复核',
  auditTold: (r) =>
    r.audit.lost + r.audit.twice === 0
      ? '按剧本和日志重新数过：没有漏的，也没有重的。'
      : `按剧本和日志重新数过：漏 ${r.audit.lost}，重 ${r.audit.twice}。这是引擎的错，请报告。`,
  day: (day) => `第${day}天`,
  messagesAxis: '条/人/天',
  postsAxis: '条/分钟',
  hourAxis: '点',
  column: {
    when: '时间',
    cue: '节点',
    who: '谁',
    where: '哪里',
    reached: '到达',
    became: '结果',
    text: '原文',
    what: '结果',
    times: '次数',
    groups: '群',
    why: '原因',
    place: '位置',
    severity: '程度',
    finding: '提示',
  },
  what: { skipped: '⊘ 跳过', expired: '⊘ 过期', failed: '✕ 失败', cancelled: '⊘ 取消', open: '○ 没轮到', unposted: '✋ 没发出' },
  severity: { error: '✕ 错误', warning: '! 提醒', info: '· 说明' },
  late: (minutes) => `! 晚 ${minutes} 分钟`,
  perMember: '每人各自的时间',
  byPerson: '人喊的开始',
  onTime: '✓ 准时',
  notPerformed: '没演到',
  inRoom: '群里（平均）',
  inPrivate: '私聊（平均）',
  most: '最多',
  canDo: (count) => `一个人一分钟 ${count} 条`,
  bySoftware: '系统代发',
  byHand: '✋ 人手发',
  tooMuch: '发不完的分钟',
  personTold: (p) =>
    `共 ${p.posts} 条，其中人手 ${p.byHand} 条；最多的一分钟 ${p.peak ? `${p.peak.posts} 条（第${p.peak.moment.day}天 ${p.peak.moment.time}）` : '0 条'}`,
  andMore: (count) => `还有 ${count} 个`,
  minutesListed: '发不完的分钟，一个个列出',
};

const en: PageWords = {
  rehearsal: 'Rehearsal',
  settings: (r) =>
    `${count(r.groups, 'group')} of ${r.membersPerGroup} virtual members; opens ${r.opening.replace('T', ' ')} (${r.zone}); ${r.channel === 'webRoom' ? 'web room, the software posts' : 'prompter, people are prompted to post'}; seed ${r.seed}`,
  headline: (r) => [
    `${r.cues.performed} of ${r.cues.planned} cues performed${aside(r.cues, { skipped: 'skipped', expired: 'expired', failed: 'failed', cancelled: 'cancelled', open: 'still waiting' }, ', ')}.`,
    r.staffLoad.length === 0
      ? 'Nobody has anything to post.'
      : overloaded(r) === 0
        ? `Every minute can be worked by one person (at ${r.canDo.postsAMinute} posts a minute).`
        : `${count(overloaded(r), 'minute')} cannot be worked by one person${mustCount(r) === 0 ? ' by hand; the software posts them' : ''}.`,
    `A member gets at most ${r.perMemberPerDay.max} messages a day (95% of member-days: no more than ${r.perMemberPerDay.p95}).`,
  ],
  timeline: 'The timeline as performed',
  timelineTold: (r) => `${r.timeline.filter((row) => row.performed > 0).length} of ${r.timeline.length} cues were reached`,
  memberDays: 'Messages per member per day',
  memberDaysTold: (r) => `at most ${r.perMemberPerDay.max} on one day`,
  staff: 'Posts per person per minute, over all groups',
  staffTold: (r) =>
    overloaded(r) === 0
      ? `no minute asks more than the ${r.canDo.postsAMinute} posts one person can do`
      : `${count(overloaded(r), 'minute')} ask more than the ${r.canDo.postsAMinute} posts one person can do`,
  lateAndDropped: 'Late and dropped',
  noneLate: 'Nothing was late and nothing was dropped.',
  findings: 'Findings in the script',
  noFindings: 'None.',
  missing: 'Values without a source',
  missingTold: (n) =>
    `${count(n, 'variable')} without a source, shown as 〔缺:…〕 in the texts; they are asked for when the campaign opens`,
  audit: 'Audit',
  auditTold: (r) =>
    r.audit.lost + r.audit.twice === 0
      ? 'Counted again from script and log: nothing lost, nothing twice.'
      : `Counted again from script and log: ${r.audit.lost} lost, ${r.audit.twice} twice. This is a fault of the engine; please report it.`,
  day: (day) => `Day ${day}`,
  messagesAxis: 'messages per member per day',
  postsAxis: 'posts per minute',
  hourAxis: 'h',
  column: {
    when: 'When',
    cue: 'Cue',
    who: 'Who',
    where: 'Where',
    reached: 'Reached',
    became: 'Became',
    text: 'Text',
    what: 'Became',
    times: 'Times',
    groups: 'Groups',
    why: 'Why',
    place: 'Place',
    severity: 'Severity',
    finding: 'Finding',
  },
  what: {
    skipped: '⊘ skipped',
    expired: '⊘ expired',
    failed: '✕ failed',
    cancelled: '⊘ cancelled',
    open: '○ still waiting',
    unposted: '✋ not posted',
  },
  severity: { error: '✕ error', warning: '! warning', info: '· note' },
  late: (minutes) => `! ${minutes} min late`,
  perMember: 'at each member’s own time',
  byPerson: 'called by a person',
  onTime: '✓ on time',
  notPerformed: 'not performed',
  inRoom: 'in the room (mean)',
  inPrivate: 'privately (mean)',
  most: 'most',
  canDo: (n) => `one person: ${n} a minute`,
  bySoftware: 'posted by the software',
  byHand: '✋ by hand',
  tooMuch: 'cannot be worked',
  personTold: (p) =>
    `${p.posts} posts, ${p.byHand} of them by hand; busiest minute ${p.peak ? `${p.peak.posts} (day ${p.peak.moment.day}, ${p.peak.moment.time})` : '0'}`,
  andMore: (n) => `and ${n} more`,
  minutesListed: 'The minutes that cannot be worked, one by one',
};

export const pageWords: Readonly<Record<Locale, PageWords>> = { 'zh-CN': zh, en };

function overloaded(r: Report): number {
  return r.staffLoad.reduce((all, person) => all + person.cannotBeWorked.length, 0);
}

function mustCount(r: Report): number {
  return r.staffLoad.reduce((all, person) => all + person.cannotBeWorked.filter((minute) => minute.mustBeByHand).length, 0);
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

function aside(counts: Report['cues'], names: Partial<Record<keyof Report['cues'], string>>, separator: string): string {
  const some = Object.entries(names).filter(([state]) => counts[state as keyof Report['cues']] > 0);
  return some.map(([state, name]) => `${separator}${name} ${counts[state as keyof Report['cues']]}`).join('');
}
