import {
  type Budget,
  type ByHandReason,
  type CampaignLoad,
  type Locale,
  minuteWords,
  type PersonLoad,
  POSTS_PER_PERSON_PER_MINUTE,
  type Script,
  type Staffing,
  splitRule,
  staggerSteps,
  vocabulary,
  wordOf,
} from '@kuaishan/script';

/** Overfull minutes shown of one person: the worst; all of them are in `--json`. */
const MINUTES_SHOWN = 3;

/** A script's budget and load as `plan --budget` prints them. */
export function budgetText(script: Script, o: { budget: Budget; staffing: Staffing | null; locale: Locale }): string {
  const titles = new Map(script.cues.map((cue) => [cue.id, cue.title ?? cue.id]));
  const titleOf = (cue: string) => titles.get(cue) ?? cue;
  const parts = [
    platformText(o.budget, o.locale),
    allowanceText(o.budget, { ...o, titleOf }),
    loadText(o.budget, { ...o, titleOf }),
    staggerText(o.budget.load, { ...o, titleOf }),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

type Telling = { readonly staffing: Staffing | null; readonly locale: Locale; readonly titleOf: (cue: string) => string };

function platformText({ profile }: Budget, locale: Locale): string {
  const { limits, runsOn } = vocabulary.profiles[profile];
  const by = vocabulary.channels[runsOn].posts === 'itself' ? words[locale].bySystem : words[locale].byPeople;
  return [
    `${wordOf('profiles', profile, locale)}${words[locale].stop}${by}`,
    ...limits.map((limit) => `  ${limit.words[locale][0]}  (${limit.source}, ${limit.checked})`),
  ].join('\n');
}

function allowanceText({ allowance: use }: Budget, { locale, titleOf }: Telling): string {
  const w = words[locale];
  if (!use) return '';
  const widest = Math.max(...use.days.map(({ mass, byHand }) => mass + byHand));
  const bars = use.days.map(({ day, mass, byHand }) => {
    const bar = `${'█'.repeat(mass)}${'░'.repeat(byHand)}`.padEnd(widest);
    return `  ${w.day(day)}  ${bar}  ${w.counts(mass, byHand)}`;
  });
  const setting = wordOf('allowances', use.setting, locale);
  const byReason = Map.groupBy(use.byHand, (one) => one.reason);
  const hands = [...byReason].map(([reason, cues]) => `  ${w.byHand[reason]}${w.stop}${cues.map(({ cue }) => titleOf(cue)).join(w.comma)}`);
  return [
    w.allowance(setting, use.wanted, use.mostInWindow, use.windowDays),
    ...bars,
    w.mass(use.mass.length),
    ...(use.mass.length > 0 ? [`  ${use.mass.map(titleOf).join(w.comma)}`] : []),
    w.prompted(use.byHand.length),
    ...hands,
    splitRule[locale],
  ].join('\n');
}

function loadText({ load, untimed }: Budget, { staffing, locale, titleOf }: Telling): string {
  const w = words[locale];
  if (!load || !staffing) return '';
  const rows = load.people.flatMap((person) => personRows(person, { locale, titleOf }));
  return [
    w.load(staffing.groups, staffing.membersPerGroup),
    ...rows,
    ...(untimed.length > 0 ? [w.untimed(untimed.map(titleOf).join(w.comma))] : []),
  ].join('\n');
}

function personRows(person: PersonLoad, { locale, titleOf }: Pick<Telling, 'locale' | 'titleOf'>): readonly string[] {
  const w = words[locale];
  const { busiest, overloads, lists } = person;
  const worst = overloads.toSorted((a, b) => b.posts - a.posts || a.minute - b.minute).slice(0, MINUTES_SHOWN);
  return [
    `  ${person.person}${w.stop}${w.person(person.groups, person.posts)}${busiest ? w.busiest(minuteWords(busiest.minute, locale), busiest.posts) : ''}`,
    ...worst.map(
      (one) =>
        `    ${w.overload(minuteWords(one.minute, locale), one.posts, one.lateMinutes)}${w.stop}${one.cues.map(titleOf).join(w.comma)}`,
    ),
    ...(overloads.length > worst.length ? [`    ${w.more(overloads.length - worst.length)}`] : []),
    ...lists.map(
      (list) =>
        `    ${titleOf(list.cue)}${w.stop}${w.list(minuteWords(list.from, locale), minuteWords(list.until, locale), list.messages, list.unwritten)}`,
    ),
  ];
}

function staggerText(load: CampaignLoad | null, { locale, titleOf }: Telling): string {
  const w = words[locale];
  if (!load) return '';
  const { stagger } = load;
  if (!stagger) return w.noStagger;
  const steps = staggerSteps(stagger.offsets).map(({ from, to, minutes }) => `  ${w.step(from, to, minutes)}`);
  const after = stagger.people.flatMap((person) => person.overloads.map((one) => ({ ...one, person: person.person })));
  const busiest = Math.max(0, ...stagger.people.map((person) => person.busiest?.posts ?? 0));
  const { limit } = stagger;
  return [
    w.stagger,
    ...steps,
    after.length === 0 ? w.fits(busiest) : w.still(after.length),
    w.limit(limit.minutes, limit.cue === null ? null : titleOf(limit.cue), limit.before),
  ].join('\n');
}

const words = {
  'zh-CN': {
    stop: '：',
    comma: '、',
    bySystem: '系统自己发',
    byPeople: '由提词器提示人来发',
    day: (day: number) => `第 ${String(day).padStart(2)} 天`,
    counts: (mass: number, byHand: number) => `群发 ${mass} 条，提示人发 ${byHand} 条`,
    allowance: (setting: string, wanted: number, most: number, windowDays: number) =>
      `群发限额：${setting}。可以群发的有 ${wanted} 条，最密的 ${windowDays} 天里 ${most} 条`,
    mass: (count: number) => `建议群发 ${count} 条`,
    prompted: (count: number) => `提示人发 ${count} 条`,
    byHand: { beyond: '限额不够', differs: '每群内容不同', unscheduled: '没有固定钟点' } satisfies Record<ByHandReason, string>,
    load: (groups: number, members: number | null) =>
      `人手（${groups} 个群，${members === null ? '没说每群多少人，逐个私聊不算' : `每群 ${members} 人`}；没说的角色按一个人算；一个人一分钟最多 ${POSTS_PER_PERSON_PER_MINUTE} 条）`,
    person: (groups: number, posts: number) => `${groups} 个群，全程 ${posts} 条`,
    busiest: (at: string, posts: number) => `，最忙 ${at} ${posts} 条`,
    overload: (at: string, posts: number, late: number) => `发不过来 ${at} ${posts} 条，最后一条晚 ${late} 分钟`,
    more: (count: number) => `这样的分钟还有 ${count} 个`,
    list: (from: string, until: string, messages: number, unwritten: number) =>
      `${from} 到 ${until} 逐个私聊最多 ${messages} 人${unwritten > 0 ? `，有 ${unwritten} 人来不及` : '，来得及'}`,
    untimed: (cues: string) => `没有钟点，没算进去：${cues}`,
    noStagger: '没有谁发不过来，不用错开。',
    stagger: '建议错开（整个群的内容一起晚，报价和截止时间不变）',
    step: (from: number, to: number, minutes: number) =>
      `${from === to ? `第 ${from} 群` : `第 ${from}–${to} 群`}${minutes === 0 ? '照剧本的时间' : `晚 ${minutes} 分钟`}`,
    fits: (busiest: number) => `错开后每人每分钟最多 ${busiest} 条，没有谁发不过来。`,
    still: (count: number) => `错开后还有 ${count} 个分钟发不过来，要多派人。`,
    limit: (minutes: number, cue: string | null, before: string | null) => {
      const why = { quietHours: '免打扰时段', sendUntil: '自己的最晚时间', midnight: '当天零点', deadline: '直播或报价的时间' }[
        before ?? ''
      ];
      return cue === null || why === undefined ? `最多能错开 ${minutes} 分钟。` : `最多能错开 ${minutes} 分钟：再晚“${cue}”就过了${why}。`;
    },
  },
  en: {
    stop: ': ',
    comma: ', ',
    bySystem: 'the system posts by itself',
    byPeople: 'people post, told by the prompter',
    day: (day: number) => `day ${String(day).padStart(2)}`,
    counts: (mass: number, byHand: number) => `${mass} as mass messages, ${byHand} by hand`,
    allowance: (setting: string, wanted: number, most: number, windowDays: number) =>
      `Mass messages: ${setting}. ${wanted} posts could be one, at most ${most} within ${windowDays} days`,
    mass: (count: number) => `Proposed as mass messages: ${count}`,
    prompted: (count: number) => `Posted by people: ${count}`,
    byHand: {
      beyond: 'beyond the allowance',
      differs: 'differs from room to room',
      unscheduled: 'has no fixed time',
    } satisfies Record<ByHandReason, string>,
    load: (groups: number, members: number | null) =>
      `Load (${groups} groups, ${members === null ? 'members not given: private messages are not counted' : `${members} members each`}; a role not named is one person; ${POSTS_PER_PERSON_PER_MINUTE} posts a person a minute at most)`,
    person: (groups: number, posts: number) => `${groups} groups, ${posts} posts in all`,
    busiest: (at: string, posts: number) => `, busiest at ${at} with ${posts}`,
    overload: (at: string, posts: number, late: number) => `too much at ${at}: ${posts}, the last ${late} min late`,
    more: (count: number) => `and ${count} more such minutes`,
    list: (from: string, until: string, messages: number, unwritten: number) =>
      `${from} to ${until} up to ${messages} members one by one, ${unwritten > 0 ? `${unwritten} not reached in time` : 'all in time'}`,
    untimed: (cues: string) => `Without a time of their own, not counted: ${cues}`,
    noStagger: 'Nobody has more to post than they can; no stagger is needed.',
    stagger: 'Proposed stagger (everything of a group comes later together; offers and deadlines stay)',
    step: (from: number, to: number, minutes: number) =>
      `${from === to ? `group ${from}` : `groups ${from}–${to}`} ${minutes === 0 ? 'as the script says' : `${minutes} min later`}`,
    fits: (busiest: number) => `After it nobody has more than ${busiest} posts in a minute.`,
    still: (count: number) => `After it ${count} minutes are still too full: put more people on it.`,
    limit: (minutes: number, cue: string | null, before: string | null) => {
      const why = {
        quietHours: 'in quiet hours',
        sendUntil: 'past its own end',
        midnight: 'past midnight',
        deadline: 'past a class or an offer',
      }[before ?? ''];
      return cue === null || why === undefined
        ? `A stagger may take up to ${minutes} min.`
        : `A stagger may take up to ${minutes} min: later “${cue}” would come ${why}.`;
    },
  },
} as const;
