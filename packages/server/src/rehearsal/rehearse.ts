import { type ChannelName, openingInstant, POSTS_PER_PERSON_PER_MINUTE, parseScript, planScript, type Script } from '@kuaishan/script';
import { type AfterRound, type PerformDueOptions, performRound } from '../direction/cues/index.ts';
import { makeReport, type Report } from '../direction/rehearsal/index.ts';
import type { Deps } from '../platform/deps.ts';
import { type Habit, habits as usualHabits } from '../virtual/habits.ts';
import { type RehearsalStage, setRehearsalStage } from './rehearsal-stage.ts';
import { goTimes, sayGo } from './said-go.ts';
import { missingValue, type RehearsalScene, setTheScene } from './set-the-scene.ts';
import { virtualAudience } from './virtual-audience.ts';
import { virtualStaff } from './virtual-staff.ts';

/** What members read there is nobody's address: links in rehearsed texts lead nowhere. */
const origin = 'http://rehearsal.invalid';
const minuteMs = 60_000;

export interface RehearsalOptions {
  readonly text: string;
  readonly groups: number;
  readonly membersPerGroup: number;
  readonly seed: number;
  /** wall clock of `zone`: `2026-12-01T09:00` */
  readonly opening: string;
  readonly zone: string;
  /** null = the script's own */
  readonly channel: ChannelName | null;
  /** names of the files that are uploaded already; null = not known */
  readonly media: readonly string[] | null;
  readonly habits?: readonly Habit[];
  /** called as domain time goes by: of the script's days, how many are over (0 to 1) */
  readonly onProgress?: (share: number) => void;
  /** ends it early: everything is cleaned up and the signal's reason thrown */
  readonly signal?: AbortSignal;
  /** for tests that break an action's performer */
  readonly performing?: PerformDueOptions;
}

/**
 * Performs a whole campaign of virtual members and staff with the real engine, in a database of its own, on a clock that jumps from one thing that happens to the
 * next. The same options give the same report.
 * @throws Error when the script does not parse: look at its findings first
 */
export async function rehearse(o: RehearsalOptions): Promise<Report> {
  const parsed = parseScript(o.text);
  if (!parsed.ok) throw new Error('a script with errors cannot be rehearsed');
  const { script, findings } = parsed;
  const channel = o.channel ?? script.channel;
  const openingAt = new Date(openingInstant(o).epochMilliseconds);
  const stage = await setRehearsalStage({ startAt: earliest(script, { ...o, openingAt }), seed: o.seed, origin });
  try {
    const scene = await setTheScene(stage, { ...o, script, channel, origin });
    const { refused } = await play(stage, scene, { ...o, script, openingAt });
    const { workspaceId } = scene;
    return await makeReport(stage.deps, {
      ...o,
      workspaceId,
      script,
      findings,
      channel,
      refused,
      postsAMinute: POSTS_PER_PERSON_PER_MINUTE,
      shownAs: missingValue,
    });
  } finally {
    await stage.strike();
  }
}

/** Plays until nothing waits any more: no cue for the clock, no prompt for a person, nobody at the door. */
async function play(
  stage: RehearsalStage,
  scene: RehearsalScene,
  o: RehearsalOptions & { script: Script; openingAt: Date },
): Promise<{ refused: number }> {
  const { clock, deps } = stage;
  const wall = Temporal.PlainDateTime.from(o.opening);
  const audience = virtualAudience({
    ...{ app: stage.app, clock, news: stage.badges.news, groups: scene.groups, membersPerGroup: o.membersPerGroup, seed: o.seed, origin },
    habits: o.habits ?? usualHabits,
    opening: { at: o.openingAt, minuteOfDay: wall.hour * 60 + wall.minute },
  });
  const staff = virtualStaff({
    clock,
    colleagues: scene.colleagues,
    changed: stage.badges.prompts,
    postsAMinute: POSTS_PER_PERSON_PER_MINUTE,
  });
  const calls = [...goTimes(o.script, { ...o, at: o.openingAt })];
  const total = o.script.days * 24 * 60 * minuteMs;
  let round: AfterRound | null = null;
  for (;;) {
    o.signal?.throwIfAborted();
    const now = clock.now().getTime();
    if (round === null || staff.busy() || (round.nextDue && round.nextDue.getTime() <= now)) round = await performAll(deps, o.performing);
    let changed = false;
    while (calls[0] && calls[0].at <= now) {
      const { cue } = calls.shift() as (typeof calls)[number];
      await sayGo(scene, cue);
      changed = true;
    }
    if (await staff.work()) changed = true;
    if (await audience.act()) changed = true;
    o.onProgress?.(Math.min(1, Math.max(0, (now - o.openingAt.getTime()) / total)));
    // who joined, spoke or called may have made something due
    if (changed) round = await performAll(deps, o.performing);
    const due = round.nextDue?.getTime() ?? null;
    const call = calls[0]?.at ?? null;
    // while prompts wait, somebody works (or something expires) every minute
    const soon = staff.busy() ? Math.floor(now / minuteMs) * minuteMs + minuteMs : null;
    if (due === null && call === null && soon === null && !audience.expected()) return { refused: audience.refused() };
    const next = [due, call, soon, audience.nextAt()].filter((at) => at !== null);
    clock.moveTo(new Date(Math.max(now, Math.min(...next))));
  }
}

/** Performs until nothing is due any more at this moment. */
async function performAll(deps: Deps, performing: PerformDueOptions | undefined): Promise<AfterRound> {
  for (;;) {
    const round = await performRound(deps, performing);
    if (!round.more) return round;
  }
}

/** Early enough to be there before the first cue and the first member. */
function earliest(script: Script, o: { opening: string; zone: string; openingAt: Date }): Date {
  const planned = planScript(script, o).flatMap((cue) => (cue.atInstant ? [cue.atInstant.epochMilliseconds] : []));
  return new Date(Math.min(o.openingAt.getTime() - 120 * minuteMs, ...planned.map((at) => at - 60 * minuteMs)));
}
