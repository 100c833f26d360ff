import { type Audience, audienceWords, type Locale, variableSource, wordOf } from '@kuaishan/script';
import { cueTitle } from '../domain/cue-title.ts';
import { reasonWords } from '../domain/reasons.ts';
import { scriptDay } from '../domain/timetable.ts';
import { postsInRoom } from '../perform-runs.ts';
import type { CueFacts } from './read-cue-facts.ts';
import { durationWords, momentWords, whenWords } from './when-words.ts';
import type { AudienceTree, Why, WhyRow } from './why.ts';

/** Words of the rows. */
const labels = {
  planned: { 'zh-CN': '剧本里的时间', en: 'In the script' },
  waits: { 'zh-CN': '等待的节点', en: 'Waits for' },
  slip: { 'zh-CN': '顺延', en: 'Slipped' },
  stagger: { 'zh-CN': '错开开营', en: 'Staggered' },
  due: { 'zh-CN': '到点', en: 'Due' },
  latest: { 'zh-CN': '最晚', en: 'At the latest' },
  performance: { 'zh-CN': '这个群', en: 'This group' },
  room: { 'zh-CN': '群', en: 'Room' },
  role: { 'zh-CN': '由谁', en: 'By' },
  audience: { 'zh-CN': '发给谁', en: 'To' },
  attachment: { 'zh-CN': '素材', en: 'File' },
  state: { 'zh-CN': '结果', en: 'Outcome' },
  reached: { 'zh-CN': '送达', en: 'Reached' },
  prompts: { 'zh-CN': '提词', en: 'Prompts' },
} satisfies Record<string, Record<Locale, string>>;

/** Says in rows what a cue run was, or will be, decided from, and in a sentence or two what follows. */
export function explainCue(facts: CueFacts, locale: Locale): Why {
  const rows = [...timeRows(facts, locale), ...placeRows(facts, locale), ...contentRows(facts, locale), ...outcomeRows(facts, locale)];
  return { sentences: sentences(facts, locale), rows, audience: facts.cue.audience && treeOf(facts.cue.audience, locale) };
}

function timeRows(facts: CueFacts, locale: Locale): WhyRow[] {
  const { run, cue, script, anchor, now } = facts;
  const at = (moment: Date) => atWords(moment, facts, locale);
  const titleOf = (id: string) => {
    const found = script.cues.find((one) => one.id === id);
    return found ? cueTitle(found) : id;
  };
  const rows: WhyRow[] = [{ label: labels.planned[locale], value: whenWords(cue.when, { locale, titleOf }), holds: null }];
  if (anchor) {
    const done = anchor.performedAt;
    const value = `${titleOf(anchor.cueId)}：${anchorWords(anchor, locale)}${done ? ` ${at(done)}` : ''}`;
    rows.push({ label: labels.waits[locale], value, holds: done !== null });
  }
  if (run.plannedAt && run.dueAt && run.plannedAt.getTime() !== run.dueAt.getTime()) {
    for (const slip of facts.slips) {
      const by = locale === 'en' ? `by ${slip.by}, ${at(slip.at)}` : `${slip.by}，${at(slip.at)}`;
      rows.push({
        label: labels[slip.opening ? 'stagger' : 'slip'][locale],
        value: `+${durationWords(slip.minutes, locale)}（${by}）`,
        holds: null,
      });
    }
  }
  if (run.dueAt) rows.push({ label: labels.due[locale], value: at(run.dueAt), holds: (run.settledAt ?? now) >= run.dueAt });
  if (run.validUntil)
    rows.push({ label: labels.latest[locale], value: at(run.validUntil), holds: (run.settledAt ?? now) < run.validUntil });
  return rows;
}

function placeRows(facts: CueFacts, locale: Locale): WhyRow[] {
  const { cue, run, performance, roomClosedAt, script } = facts;
  const rows: WhyRow[] = [
    { label: labels.performance[locale], value: performanceWords[performance][locale], holds: performance === 'running' },
  ];
  if (cue.place === 'room') {
    const value = roomClosedAt
      ? `${locale === 'en' ? 'closed' : '已关闭'} ${atWords(roomClosedAt, facts, locale)}`
      : locale === 'en'
        ? 'open'
        : '开着';
    const closedBefore = roomClosedAt !== null && (run.settledAt === null || roomClosedAt < run.settledAt);
    rows.push({ label: labels.room[locale], value, holds: postsInRoom(script).includes(cue.id) ? !closedBefore : null });
  }
  const nobody = locale === 'en' ? 'nobody is cast' : '没有人担任';
  rows.push({
    label: labels.role[locale],
    value: `${wordOf('roles', cue.role, locale)} · ${facts.player ?? nobody}`,
    holds: facts.player !== null,
  });
  if (cue.place === 'private' && cue.action === 'whisper') rows.push(audienceRow(facts, locale));
  return rows;
}

function audienceRow({ cue, run, members, reaches }: CueFacts, locale: Locale): WhyRow {
  const label = labels.audience[locale];
  const words = audienceWords(cue.audience ?? { op: 'all' }, locale);
  if (run.memberName !== null) return { label, value: `${run.memberName} · ${words}`, holds: reaches > 0 };
  const share = locale === 'en' ? `${reaches} of ${members} members now` : `现在 ${members} 人中 ${reaches} 人符合`;
  return { label, value: `${words} · ${share}`, holds: reaches > 0 };
}

function contentRows(facts: CueFacts, locale: Locale): WhyRow[] {
  const { cue, script, values, variables, uploaded, run } = facts;
  const rows = variables.map((name): WhyRow => {
    const source = variableSource(name, script);
    if (source.kind === 'known' && source.entry.perMember && values[name] === undefined) {
      const own = locale === 'en' ? 'each member’s own' : '每位成员自己的';
      return { label: `{{ ${name} }}`, value: run.memberName ?? own, holds: cue.place === 'private' };
    }
    const value = values[name];
    return {
      label: `{{ ${name} }}`,
      value: value === undefined ? (locale === 'en' ? 'no value' : '没有值') : String(value),
      holds: value !== undefined,
    };
  });
  for (const name of cue.attachments) {
    const there = uploaded.has(name);
    const words = there ? (locale === 'en' ? 'uploaded' : '已上传') : locale === 'en' ? 'not uploaded' : '没有上传';
    rows.push({ label: labels.attachment[locale], value: `${name} · ${words}`, holds: there });
  }
  return rows;
}

function outcomeRows(facts: CueFacts, locale: Locale): WhyRow[] {
  const { run, prompts } = facts;
  const rows: WhyRow[] = [];
  if (run.settledAt) {
    const by = run.settledByName === null ? '' : ` · ${run.settledByName}`;
    const why = run.reason === null || run.reason === 'by-person' ? '' : ` · ${reasonWords(run.reason, locale)}`;
    const value = `${stateWords(run.state, locale)} ${atWords(run.settledAt, facts, locale)}${by}${why}`;
    rows.push({ label: labels.state[locale], value, holds: run.state === 'performed' });
  } else rows.push({ label: labels.state[locale], value: stateWords(run.state, locale), holds: null });
  if (run.recipients !== null) {
    rows.push({
      label: labels.reached[locale],
      value: locale === 'en' ? `${run.recipients} members` : `${run.recipients} 人`,
      holds: null,
    });
  }
  const counts = Object.entries(prompts).map(([state, count]) => `${promptWords[state]?.[locale] ?? state} ${count}`);
  if (counts.length > 0) rows.push({ label: labels.prompts[locale], value: counts.join(' · '), holds: null });
  return rows;
}

function sentences(facts: CueFacts, locale: Locale): string[] {
  const { run, performance, now, cue } = facts;
  const say = (zh: string, en: string) => [locale === 'en' ? en : zh];
  const at = (moment: Date) => atWords(moment, facts, locale);
  if (run.settledAt && run.state === 'performed') {
    const by = run.settledByName;
    const late = run.dueAt ? Math.floor((run.settledAt.getTime() - run.dueAt.getTime()) / 60_000) : 0;
    const lateZh = late > 0 ? `，晚了 ${late} 分钟` : '';
    const lateEn = late > 0 ? `, ${late} min late` : '';
    return by === null
      ? say(`${at(run.settledAt)} 到点执行${lateZh}。`, `Performed by the clock at ${at(run.settledAt)}${lateEn}.`)
      : say(`${at(run.settledAt)} 由 ${by} 喊“开始”执行。`, `Performed at ${at(run.settledAt)} because ${by} said go.`);
  }
  if (run.settledAt) {
    const why = run.reason === 'by-person' ? null : reasonWords(run.reason, locale);
    const by = run.settledByName === null ? '' : locale === 'en' ? ` by ${run.settledByName}` : `（${run.settledByName}）`;
    return say(
      `${stateWords(run.state, locale)}${by}${why ? `：${why}` : ''}。`,
      `${stateWords(run.state, locale)}${by}${why ? `: ${why}` : ''}.`,
    );
  }
  if (run.state === 'held') return say('有人按住了它，等放行或“开始”。', 'Somebody holds it; it waits for release or go.');
  if (performance === 'paused') return say('这个群已暂停，恢复后才会执行。', 'The group is paused; it is performed after resuming.');
  if (run.dueAt === null) {
    return cue.when.kind === 'go'
      ? say('它没有钟点，等人喊“开始”。', 'It has no time of its own and waits for somebody to say go.')
      : say('它等另一个节点先执行。', 'It waits for another cue to be performed.');
  }
  if (run.dueAt > now) return say(`还没到点：${at(run.dueAt)} 执行。`, `Not due yet: it is performed at ${at(run.dueAt)}.`);
  if (run.putOffUntil && run.putOffUntil > now) {
    const until = at(run.putOffUntil);
    return say(
      `已经到点，推迟到 ${until}：补发一分钟一条，免打扰时段不补发。`,
      `It is due and put off until ${until}: late things go one a minute, and not in quiet hours.`,
    );
  }
  return say('已经到点，马上执行。', 'It is due and about to be performed.');
}

const states: Readonly<Record<CueFacts['run']['state'], Readonly<Record<Locale, string>>>> = {
  planned: { 'zh-CN': '待执行', en: 'Planned' },
  held: { 'zh-CN': '按住', en: 'Held' },
  performed: { 'zh-CN': '已执行', en: 'Performed' },
  skipped: { 'zh-CN': '已跳过', en: 'Skipped' },
  expired: { 'zh-CN': '已过期', en: 'Expired' },
  failed: { 'zh-CN': '失败', en: 'Failed' },
  cancelled: { 'zh-CN': '已取消', en: 'Cancelled' },
};
const performanceWords = {
  running: { 'zh-CN': '正在按剧本执行', en: 'performing' },
  paused: { 'zh-CN': '已暂停', en: 'paused' },
  finished: { 'zh-CN': '剧本已演完', en: 'finished' },
} satisfies Record<CueFacts['performance'], Record<Locale, string>>;
const promptWords: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  prompted: { 'zh-CN': '等人张贴', en: 'waiting' },
  claimed: { 'zh-CN': '已认领', en: 'claimed' },
  evidenced: { 'zh-CN': '已证实', en: 'evidenced' },
  withdrawn: { 'zh-CN': '已撤回', en: 'withdrawn' },
  expired: { 'zh-CN': '已过期', en: 'expired' },
};

/** What became of a cue others wait for: one that people are prompted to post counts once somebody has claimed it. */
function anchorWords({ state, performedAt, givenUp }: NonNullable<CueFacts['anchor']>, locale: Locale): string {
  if (state !== 'performed' || performedAt) return stateWords(state, locale);
  if (givenUp) return { 'zh-CN': '已提示，没有人发', en: 'Prompted, nobody posted it' }[locale];
  return { 'zh-CN': '已提示，等人认领', en: 'Prompted, waits for a claim' }[locale];
}

export function stateWords(state: CueFacts['run']['state'], locale: Locale): string {
  return states[state][locale];
}

function atWords(moment: Date, { group }: Pick<CueFacts, 'group'>, locale: Locale): string {
  return momentWords(moment, { locale, zone: group.campaign.zone, dayOf: (at) => scriptDay(at, group.campaign) });
}

/** The audience in words, part by part, without deciding it for anybody. */
function treeOf(audience: Audience, locale: Locale): AudienceTree {
  const parts = audience.op === 'and' || audience.op === 'or' ? audience.of : audience.op === 'not' ? [audience.of] : [];
  return { words: audienceWords(audience, locale), holds: null, children: parts.map((part) => treeOf(part, locale)) };
}
