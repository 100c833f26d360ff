import { type ChannelName, type Finding, lintScript, missingVariables, planScript, type Script, spoken } from '@kuaishan/script';
import { inWorkspace } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { auditWorkspace, cueTitle, reasonWords } from '../cues/index.ts';
import type { Happenings, RunsAlike } from './domain/happenings.ts';
import { memberDays } from './domain/member-days.ts';
import { momentsOf } from './domain/moments.ts';
import type { CueCounts, Dropped, Late, Moment, Report, ReportFinding, TimelineRow, Words } from './domain/report.ts';
import { staffLoad } from './domain/staff-load.ts';
import { readHappenings } from './read-happenings.ts';

/** Later than this is late: the engine performs within the minute. */
const LATE_MS = 60_000;

export interface Rehearsed {
  readonly workspaceId: string;
  readonly script: Script;
  /** what reading the script found */
  readonly findings: readonly Finding[];
  /** names of uploaded files; null = not known */
  readonly media: readonly string[] | null;
  /** wall clock of `zone` */
  readonly opening: string;
  readonly zone: string;
  readonly channel: ChannelName;
  readonly seed: number;
  readonly groups: number;
  readonly membersPerGroup: number;
  readonly refused: number;
  readonly postsAMinute: number;
  /** how a value without a source is shown */
  readonly shownAs: (variable: string) => string;
}

/** The report of a rehearsal that has just been performed, from what it left in its database. */
export async function makeReport(deps: Deps, o: Rehearsed): Promise<Report> {
  const { script } = o;
  const happened = await inWorkspace(deps.db, o.workspaceId, (tx) => readHappenings(tx, o));
  const momentOf = momentsOf(o);
  const titles = new Map(script.cues.map((cue) => [cue.id, cueTitle(cue)]));
  const titleOf = (cue: string) => titles.get(cue) ?? cue;
  const moment = (at: number | null) => (at === null ? null : momentOf(at));
  const load = staffLoad(happened.posts, { postsAMinute: o.postsAMinute, momentOf, titleOf });
  const total = Object.values(happened.deliveries).reduce((sum, count) => sum + count, 0);
  return {
    rehearsal: 1,
    ...{ title: script.title, days: script.days, opening: o.opening, zone: o.zone, channel: o.channel, seed: o.seed },
    ...{ groups: happened.groups, membersPerGroup: o.membersPerGroup },
    members: { joined: happened.members.joined, refused: o.refused },
    cues: countCues(happened.runs),
    deliveries: { total, byState: happened.deliveries },
    audit: await audited(deps, o.workspaceId),
    missing: missingVariables(script).map(({ name, cues }) => ({ name, shownAs: o.shownAs(name), cues: cues.map(titleOf) })),
    canDo: { postsAMinute: o.postsAMinute },
    staffLoad: load,
    perMemberPerDay: memberDays(happened.memberDays),
    timeline: timelineOf(o, happened, momentOf),
    late: lateOf(happened, { titleOf, moment }),
    dropped: droppedOf(happened, { titleOf, moment }),
    findings: findingsOf(o),
  };
}

function countCues(runs: readonly RunsAlike[]): CueCounts {
  const of = (...states: readonly string[]) => runs.reduce((sum, one) => sum + (states.includes(one.state) ? one.runs : 0), 0);
  return {
    planned: runs.reduce((sum, one) => sum + one.runs, 0),
    ...{ performed: of('performed'), skipped: of('skipped'), expired: of('expired'), failed: of('failed'), cancelled: of('cancelled') },
    open: of('planned', 'held'),
  };
}

async function audited(deps: Deps, workspaceId: string): Promise<Report['audit']> {
  const [zh, en] = [
    await auditWorkspace(deps, { workspaceId, locale: 'zh-CN' }),
    await auditWorkspace(deps, { workspaceId, locale: 'en' }),
  ];
  const alike = Map.groupBy(
    zh.details.map(({ title, what }, index) => ({ title, what: { 'zh-CN': what, en: en.details[index]?.what ?? what } })),
    ({ title, what }) => `${title}\n${what.en}`,
  );
  const details = [...alike.values()].flatMap((list) => (list[0] ? [{ ...list[0], times: list.length }] : []));
  return { lost: zh.lost, twice: zh.twice, details: details.sort((a, b) => compare(`${a.title}${a.what.en}`, `${b.title}${b.what.en}`)) };
}

function timelineOf(o: Rehearsed, happened: Happenings, momentOf: (at: number) => Moment): readonly TimelineRow[] {
  const planned = new Map(planScript(o.script, o).map((one) => [one.cue, one]));
  const runsOf = Map.groupBy(happened.runs, (one) => one.cue);
  const personOf = new Map(happened.posts.map(({ role, person }) => [role, person]));
  const rows = o.script.cues.map((cue) => {
    const runs = runsOf.get(cue.id) ?? [];
    const performed = runs.filter((one) => one.state === 'performed');
    const firsts = performed.flatMap((one) => (one.firstAt === null ? [] : [one.firstAt]));
    const lasts = performed.flatMap((one) => (one.lastAt === null ? [] : [one.lastAt]));
    const plan = planned.get(cue.id);
    const at = plan?.atInstant?.epochMilliseconds ?? null;
    const row: TimelineRow = {
      ...{ cue: cue.id, title: cueTitle(cue), stage: cue.stage, role: cue.role, where: cue.place, action: cue.action },
      person: personOf.get(cue.role) ?? o.script.roles[cue.role] ?? null,
      planned: at === null ? null : momentOf(at),
      first: firsts.length === 0 ? null : momentOf(Math.min(...firsts)),
      last: lasts.length === 0 ? null : momentOf(Math.max(...lasts)),
      perMember: plan?.perMember ?? false,
      runs: sum(runs, (one) => one.runs),
      performed: sum(performed, (one) => one.runs),
      reached: sum(performed, (one) => one.recipients),
      lateMinutes: Math.floor(Math.max(0, ...performed.map((one) => one.latestMs)) / 60_000),
      byPerson: performed.some((one) => one.byPerson > 0),
      text: happened.texts.get(cue.id) ?? '',
    };
    return { row, at: firsts.length > 0 ? Math.min(...firsts) : (at ?? Number.POSITIVE_INFINITY) };
  });
  return rows.sort((a, b) => a.at - b.at || 0).map(({ row }) => row);
}

interface Naming {
  readonly titleOf: (cue: string) => string;
  readonly moment: (at: number | null) => Moment | null;
}

function lateOf(happened: Happenings, o: Naming): readonly Late[] {
  const byEngine = happened.runs
    .filter((one) => one.state === 'performed' && one.latestMs > LATE_MS)
    .map((one) => ({
      ...{ cue: one.cue, title: o.titleOf(one.cue), planned: o.moment(one.firstDueAt), runs: one.runs, groups: one.groups },
      lateMinutes: Math.floor(one.latestMs / 60_000),
      reason: { 'zh-CN': '到点时不能发，晚些补发', en: 'could not go out when it was due and followed later' },
    }));
  const byPeople = happened.prompts
    .filter((one) => one.state === 'claimed' || one.state === 'evidenced')
    .map((one) => ({
      ...{ cue: one.cue, title: o.titleOf(one.cue), planned: dueOf(happened, one.cue, o), runs: one.prompts, groups: one.groups },
      lateMinutes: Math.floor(one.latestMs / 60_000),
      reason: { 'zh-CN': '要人手发，人忙不过来', en: 'had to be posted by hand, and hands were busy' },
    }));
  return [...byEngine, ...byPeople].sort(byPlan);
}

function droppedOf(happened: Happenings, o: Naming): readonly Dropped[] {
  const runs = happened.runs
    .filter((one) => one.state !== 'performed')
    .map((one) => ({
      ...{ cue: one.cue, title: o.titleOf(one.cue), planned: o.moment(one.firstDueAt), runs: one.runs, groups: one.groups },
      what: one.state === 'planned' || one.state === 'held' ? 'open' : one.state,
      reason: reasonOf(one.reason, noReason),
    }));
  const prompts = happened.prompts
    .filter((one) => one.state === 'expired' || one.state === 'withdrawn' || one.state === 'prompted')
    .map((one) => ({
      ...{ cue: one.cue, title: o.titleOf(one.cue), planned: dueOf(happened, one.cue, o), runs: one.prompts, groups: one.groups },
      what: 'unposted',
      reason: one.reason === null ? nobodyPosted : reasonOf(one.reason, nobodyPosted),
    }));
  return [...runs, ...prompts].sort(byPlan);
}

const noReason: Words = { 'zh-CN': '彩排结束时还没轮到', en: 'was still waiting when the rehearsal ended' };
const nobodyPosted: Words = {
  'zh-CN': '提示了人，到最晚时间也没人发出',
  en: 'somebody was prompted, and nobody had posted it by its latest time',
};

function reasonOf(stored: string | null, none: Words): Words {
  return stored === null ? none : { 'zh-CN': reasonWords(stored, 'zh-CN') ?? stored, en: reasonWords(stored, 'en') ?? stored };
}

function dueOf(happened: Happenings, cue: string, o: Naming): Moment | null {
  return o.moment(happened.runs.find((one) => one.cue === cue)?.firstDueAt ?? null);
}

function findingsOf(o: Rehearsed): readonly ReportFinding[] {
  const linted = lintScript(o.script, { channel: o.channel, ...(o.media === null ? {} : { media: new Set(o.media) }) });
  return [...o.findings, ...linted].map((finding) => ({
    ...{ rule: finding.rule, severity: finding.severity, cue: finding.cue, cell: finding.cell },
    ...{ line: finding.at?.line ?? null, column: finding.at?.column ?? null },
    words: {
      'zh-CN': Object.values(spoken(finding, 'zh-CN')).join(''),
      en: Object.values(spoken(finding, 'en')).join(' '),
    },
  }));
}

function byPlan(a: { planned: Moment | null; cue: string }, b: { planned: Moment | null; cue: string }): number {
  return compare(a.planned?.at ?? '~', b.planned?.at ?? '~') || compare(a.cue, b.cue);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function sum<T>(list: readonly T[], of: (item: T) => number): number {
  return list.reduce((total, item) => total + of(item), 0);
}
