import { type Cue, isTask, type Script } from '@kuaishan/script';
import { CATCH_UP_EVERY_MINUTES, isForTheDay } from '../domain/catching-up.ts';
import { quietUntil } from '../domain/quiet-until.ts';
import { anchoredDue, clockDue } from '../domain/slips.ts';
import { type Timetable, type TimetableEntry, validUntilOf } from '../domain/timetable.ts';
import type { AuditedGroup, AuditedRun } from './audited-group.ts';
import type { FaultCode } from './faults.ts';

/** One thing wrong; `count` of it. `cue` null = not about a cue. */
export interface Fault {
  readonly code: FaultCode;
  readonly cue: string | null;
  readonly count: number;
}

export interface GroupAudit {
  /** what should have been performed by now */
  readonly expected: number;
  readonly performed: number;
  readonly faults: readonly Fault[];
}

/** A version of a script as a group of one campaign plays it. */
export interface AuditedVersion {
  readonly script: Script;
  readonly timetable: Timetable;
}

/**
 * Recomputes from the script, its opening, slips and the log what should have been performed in a group by now, and compares it to what was:
 * runs, the log, messages and prompts. Relies on no index or constraint that should prevent a difference. In a group that was upgraded, what was
 * settled before is judged by the version it was settled under.
 * @param o.versions the others the group has played
 */
export function auditGroup(
  o: { group: AuditedGroup; versions: ReadonlyMap<string, AuditedVersion>; now: Date } & AuditedVersion,
): GroupAudit {
  const { group, script } = o;
  const found: Fault[] = [];
  const report = (code: FaultCode, cue: string | null, count = 1) => {
    if (count > 0) found.push({ code, cue, count });
  };
  const runsOf = Map.groupBy(group.runs, (run) => run.cueId);
  let expected = 0;
  for (const entry of o.timetable.entries) {
    const runsOfCue = runsOf.get(entry.cue) ?? [];
    for (const member of whose(entry, group)) {
      const runs = runsOfCue.filter((run) => run.memberId === (member?.memberId ?? null));
      const [run] = runs;
      report('run-doubled', entry.cue, runs.length - 1);
      const lost = run ? false : !member?.hasLeft;
      if (!lost) continue;
      report('run-missing', entry.cue);
      const due = dueOf(entry, { ...o, joinedAt: member?.joinedAt ?? null, memberId: member?.memberId ?? null });
      if (due !== null && due.at <= o.now.getTime()) expected++;
    }
  }
  const current = new Set(script.cues.map((cue) => cue.id));
  const cueIds = [
    ...o.timetable.entries.map((entry) => entry.cue),
    ...runsOf.keys(),
    ...[...group.said, ...group.prompted].map((one) => one.cueId),
  ];
  for (const cueId of new Set(cueIds)) {
    const seen = (runsOf.get(cueId) ?? []).map((run) => ({ run, ...judgedBy(run, o) }));
    for (const one of seen) {
      const entry = one.entry;
      const due = entry && dueOfRun({ ...o, ...one, entry });
      const code = entry ? faultOfRun({ ...o, ...one, entry, due }) : faultOfStray(one.run, current);
      if (code) report(code, cueId);
      const lost = code === 'swallowed' || code === 'asleep';
      if (one.run.state === 'performed' || (lost && due !== null && due.at <= o.now.getTime())) expected++;
      if (entry && one.cue) report('unreached', cueId, unreached({ ...one, cue: one.cue, entry, group }));
    }
    for (const [code, count] of messageFaults(cueId, seen, group)) report(code, cueId, count);
  }
  for (const [code, count] of numberFaults(group, found)) report(code, null, count);
  return { expected, performed: group.runs.filter((run) => run.state === 'performed').length, faults: found };
}

/** The cue a run is of, as the version has it that decided the run; null where no version known has it for whom the run is. */
function judgedBy(
  run: AuditedRun,
  o: AuditedVersion & { versions: ReadonlyMap<string, AuditedVersion> },
): AuditedVersion & { cue: Cue | null; entry: TimetableEntry | null } {
  const past = run.settledUnder === null ? undefined : o.versions.get(run.settledUnder);
  const { script, timetable } = past ?? o;
  const id = past ? run.loggedAs : run.cueId;
  const entry = timetable.entries.find((one) => one.cue === id && one.perMember === (run.memberId !== null)) ?? null;
  return { script, timetable, cue: entry && (script.cues[entry.ordinal] ?? null), entry };
}

/** A run the script has no cue for: all right when it was settled, unless the script has it for just that and says it has not. */
function faultOfStray(run: AuditedRun, current: ReadonlySet<string>): FaultCode | null {
  if (run.state !== 'planned' && run.state !== 'held') return null;
  return current.has(run.cueId) ? 'run-doubled' : 'performed-and-open';
}

function dueOfRun(o: { run: AuditedRun; entry: TimetableEntry; group: AuditedGroup; timetable: Timetable }): Due | null {
  const joinedAt = o.group.members.find((member) => member.memberId === o.run.memberId)?.joinedAt ?? null;
  return dueOf(o.entry, { ...o, joinedAt, memberId: o.run.memberId });
}

/** How often the log has a run performed, less how often its prompts were recalled. */
function performances(run: Pick<AuditedRun, 'loggedAs' | 'memberId'>, group: AuditedGroup): number {
  const own = group.events.filter((event) => event.cueId === run.loggedAs && event.memberId === run.memberId);
  return own.filter((event) => event.type === 'performed').length - own.filter((event) => event.type === 'recalled').length;
}

/** Whom a cue has runs for: the group (null), or each member. */
function whose(entry: TimetableEntry, group: AuditedGroup): readonly (AuditedGroup['members'][number] | null)[] {
  if (!entry.perMember) return [null];
  const planned = new Set(group.runs.filter((run) => run.cueId === entry.cue).map((run) => run.memberId));
  // who left before their cues were planned has none
  return group.members.filter((member) => !member.hasLeft || planned.has(member.memberId));
}

interface Due {
  readonly at: number;
  readonly validUntil: number;
}

interface DueOptions {
  readonly group: AuditedGroup;
  readonly timetable: Timetable;
  readonly joinedAt: number | null;
  readonly memberId: string | null;
  /** counts from the first claim there ever was, even if it was taken back since */
  readonly ever?: boolean;
}

/** When it should have been due; null = not by the clock, or not yet known. */
function dueOf(entry: TimetableEntry, o: DueOptions): Due | null {
  const clock = clockDue(entry, { timetable: o.timetable, slips: o.group.slips });
  if (clock) return { at: clock.dueAt.getTime(), validUntil: clock.validUntil.getTime() };
  const from = rootOf(entry, o);
  if (from === null || !('offsetMinutes' in entry.timing)) return null;
  const anchored = anchoredDue(entry, { performedAt: new Date(from), timetable: o.timetable, slips: o.group.slips });
  if (anchored) return { at: anchored.dueAt.getTime(), validUntil: anchored.validUntil.getTime() };
  const dueAt = new Date(from + entry.timing.offsetMinutes * 60_000);
  return { at: dueAt.getTime(), validUntil: validUntilOf(entry.late, { dueAt, plannedAt: dueAt, zone: o.timetable.zone }).getTime() };
}

/** The moment a relative time counts from. */
function rootOf({ timing }: TimetableEntry, o: Omit<DueOptions, 'timetable'>): number | null {
  if (timing.kind === 'join') return o.joinedAt;
  if (timing.kind !== 'after') return null;
  const memberId = timing.perMember ? o.memberId : null;
  // a version that was played before may know the anchor by another id
  const anchor = o.group.runs.find((run) => run.memberId === memberId && (run.cueId === timing.cue || run.loggedAs === timing.cue));
  // what people are prompted to post is performed when they have
  const claim = o.group.claims.find((one) => one.cueId === (anchor?.cueId ?? timing.cue) && one.memberId === memberId);
  if (claim && o.ever) return claim.everClaimedAt;
  if (claim?.counts) return claim.claimedAt;
  if (!anchor || performances(anchor, o.group) < 1) return null;
  return (
    o.group.events.findLast((event) => event.type === 'performed' && event.cueId === anchor.loggedAs && event.memberId === memberId)?.at ??
    null
  );
}

interface Judged {
  readonly run: AuditedRun;
  readonly due: Due | null;
  readonly entry: TimetableEntry;
  readonly group: AuditedGroup;
  readonly script: Script;
  readonly timetable: Timetable;
  readonly now: Date;
}

function faultOfRun(o: Judged): FaultCode | null {
  const { run, group } = o;
  const events = group.events.filter((event) => event.cueId === run.loggedAs && event.memberId === run.memberId);
  const performed = performances(run, group);
  if (run.state === 'performed') {
    if (performed !== 1) return performed < 1 ? 'not-logged' : 'logged-twice';
    return events.some((event) => event.type === 'performed' && event.byStaff) || wasInTime(o) ? null : 'mistimed';
  }
  if (performed > 0) return 'performed-and-open';
  // somebody has just claimed, or taken back, what it waits for
  if (group.following && o.entry.timing.kind === 'after') return null;
  if (run.state === 'planned' || run.state === 'held') return faultOfOpenRun(o);
  return isJustified({ ...o, byStaff: events.some((event) => event.type === run.state && event.byStaff) }) ? null : 'swallowed';
}

/** Whether the clock performed it when it was due and still valid, by the slips made before. */
function wasInTime(o: Judged): boolean {
  const { run, entry, group } = o;
  const settledAt = run.settledAt ?? 0;
  const slips = group.slips.filter((slip) => slip.fromAt.getTime() < settledAt);
  const joinedAt = group.members.find((member) => member.memberId === run.memberId)?.joinedAt ?? null;
  const asked = { group: { ...group, slips }, timetable: o.timetable, joinedAt, memberId: run.memberId };
  return [dueOf(entry, asked), dueOf(entry, { ...asked, ever: true })].some(
    (due) => due !== null && due.at <= settledAt && settledAt < due.validUntil,
  );
}

/** Members a private cue to everybody should have reached and did not; who left or opted out may have done so before. */
function unreached(o: { run: AuditedRun; cue: Cue; entry: TimetableEntry; group: AuditedGroup }): number {
  const { run, cue, group } = o;
  if (cue.action !== 'whisper' || cue.audience !== null || o.entry.perMember || run.state !== 'performed' || run.recalls > 0) return 0;
  const there = group.members.filter((member) => !member.hasLeft && !member.optedOut && member.joinedAt < (run.settledAt ?? 0));
  return there.length - (run.recipients ?? 0);
}

function faultOfOpenRun(o: Judged): FaultCode | null {
  const { run, due, group } = o;
  if ((run.dueAt ?? null) !== (due?.at ?? null)) return 'time-changed';
  if (run.state === 'held' || due === null || group.performance === 'paused') return null;
  // overdue is late, not lost, as long as a performer will come round; a group that catches up rests for a minute between cues
  const comesBy = Math.max(due.at, o.now.getTime() + CATCH_UP_EVERY_MINUTES * 60_000, quietEnd(o, o.now.getTime()));
  return group.performance === 'running' && group.nextDueAt !== null && group.nextDueAt <= comesBy ? null : 'asleep';
}

/** Until when quiet hours keep a run that is due from being said at `at`; 0 = they do not. */
function quietEnd({ run, due, group, script }: Judged, at: number): number {
  const moment = new Date(at);
  if (due === null || !isForTheDay({ memberId: run.memberId, dueAt: new Date(due.at) }, moment)) return 0;
  return quietUntil(moment, { quietHours: script.quietHours, zone: group.zone })?.getTime() ?? 0;
}

/** Whether the reason a settled run gives for not having been performed holds. */
function isJustified(o: Judged & { readonly byStaff: boolean }): boolean {
  const { run, due, group } = o;
  const settledAt = run.settledAt ?? 0;
  const left = group.members.find((member) => member.memberId === run.memberId)?.hasLeft === true;
  switch (run.state) {
    case 'expired':
      return due === null || settledAt >= due.validUntil || (run.reason === 'quiet-hours' && quietEnd(o, settledAt) >= due.validUntil);
    case 'skipped':
      if (run.reason === 'anchor-not-performed') return rootOf(o.entry, { group, joinedAt: null, memberId: run.memberId }) === null;
      if (run.reason === 'room-closed') return group.roomClosedAt !== null && group.roomClosedAt <= settledAt;
      if (run.reason === 'said-before')
        return group.runs.some((one) => one.cueId === run.cueId && one !== run && one.state === 'performed');
      return o.byStaff || (run.reason === 'not-in-audience' && run.memberId !== null);
    case 'cancelled':
      return left;
    case 'failed':
      return run.reason !== null;
    default:
      return false;
  }
}

/** Messages and prompts of a cue against what its performed runs say they reached. */
function messageFaults(
  cueId: string,
  runs: readonly { readonly run: AuditedRun; readonly cue: Cue | null }[],
  group: AuditedGroup,
): readonly (readonly [FaultCode, number])[] {
  const said = group.said.find((one) => one.cueId === cueId) ?? { messages: 0, recipients: 0, unfilled: 0 };
  const prompted = group.prompted.find((one) => one.cueId === cueId) ?? { deliveries: 0, recipients: 0, unsaid: 0, unclaimed: 0 };
  const byPerson = group.channel === 'prompter';
  let [messages, deliveries] = [0, 0];
  for (const { run, cue } of runs) {
    // a run that was opened again was performed all the same
    if (run.state !== 'performed' && performances(run, group) < 1) {
      // recalled for some, while others had been sent theirs: that part stands for itself
      if (run.recalls > 0 && run.memberId === null)
        [messages, deliveries] = [messages + prompted.recipients, deliveries + prompted.recipients];
      continue;
    }
    const count = cue ? messagesOf(cue, run, byPerson) : 0;
    messages += count;
    if (byPerson || (cue && isTask(cue.action))) deliveries += count;
  }
  return [
    ['message-missing', messages - said.recipients],
    ['message-doubled', said.messages - Math.min(said.recipients, messages)],
    ['delivery-missing', deliveries - prompted.recipients],
    ['delivery-doubled', prompted.deliveries - Math.min(prompted.recipients, deliveries)],
    ['unfilled', said.unfilled],
    ['claimed-unsaid', prompted.unsaid],
    ['said-unclaimed', prompted.unclaimed],
  ];
}

/** How many messages one performance of a cue makes. */
function messagesOf(cue: Cue, run: AuditedRun, byPerson: boolean): number {
  if (cue.action === 'whisper') return run.recipients ?? 0;
  const hasWords = cue.texts.length > 0 || cue.attachments.length > 0;
  return cue.action === 'close-room' && !hasWords && !byPerson ? 0 : 1;
}

/** The group's number line: every number once, none missing but those of claims taken back and of messages already found missing. */
function numberFaults(group: AuditedGroup, found: readonly Fault[]): readonly (readonly [FaultCode, number])[] {
  const known = found.filter((fault) => fault.code === 'message-missing').reduce((sum, fault) => sum + fault.count, 0);
  const doubled = found.filter((fault) => fault.code === 'message-doubled').reduce((sum, fault) => sum + fault.count, 0);
  return [
    ['number-missing', group.lastSeq - group.numbers - group.unclaims - known],
    ['number-doubled', group.numbered - group.numbers - doubled],
  ];
}
