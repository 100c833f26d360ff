import type { Script } from '@kuaishan/script';
import { cueTitle } from '../domain/cue-title.ts';
import type { CueChanges } from './cue-changes.ts';
import type { UpgradedRun } from './read-runs.ts';

/**
 * What an upgrade does with a cue in one group.
 *
 * - `added`, `removed`, `moved`, `rewritten`: it is still to come, or was.
 * - `again`: it had been given up, or had failed, and is to come again.
 * - `recalled`: prompts nobody has posted are withdrawn; where the cue is still to come people are prompted anew.
 * - `now`: its time has come with the upgrade, it is performed at once. `past`: its time is over with the upgrade, it is not performed.
 * - `untouched`: the script has changed it, and here it has been performed already. `kept`: … and here it was skipped, has expired or failed, and stays so.
 * - `saidBefore`: it went to others by the old version, who do not get it again.
 */
export type UpgradeKind =
  | 'added'
  | 'removed'
  | 'moved'
  | 'rewritten'
  | 'again'
  | 'recalled'
  | 'now'
  | 'past'
  | 'untouched'
  | 'kept'
  | 'saidBefore';

export interface UpgradeLine {
  readonly kind: UpgradeKind;
  readonly cue: string;
  readonly title: string;
  /** cue runs (members' own ones counted each); of `recalled` prompts */
  readonly runs: number;
  /** due, ISO 8601; null = not by the clock, or each member's own */
  readonly from: string | null;
  readonly to: string | null;
}

interface Compared {
  readonly before: readonly UpgradedRun[];
  readonly after: readonly UpgradedRun[];
  readonly changes: CueChanges;
  /** prompts recalled, by run */
  readonly recalled: ReadonlyMap<number, number>;
  /** the old version, the new one */
  readonly scripts: readonly Script[];
  readonly at: Date;
}

/** What has become of each group's runs, by group, alike ones together. */
export function upgradeLines(o: Compared): ReadonlyMap<string, readonly UpgradeLine[]> {
  const titles = new Map(o.scripts.flatMap((script) => script.cues.map((cue) => [cue.id, cueTitle(cue)])));
  const before = new Map(o.before.map((run) => [run.cueRunId, run]));
  const lines = new Map<string, Map<string, UpgradeLine>>();
  for (const run of o.after) {
    const was = before.get(run.cueRunId) ?? null;
    const own = run.memberId !== null;
    for (const kind of kindsOf({ ...o, run, was })) {
      const found = lines.get(run.groupId) ?? new Map<string, UpgradeLine>();
      lines.set(run.groupId, found);
      const key = `${kind} ${run.cueId}`;
      const runs = (found.get(key)?.runs ?? 0) + (kind === 'recalled' ? (o.recalled.get(run.cueRunId) ?? 0) : 1);
      const times = own ? { from: null, to: null } : { from: was?.dueAt?.toISOString() ?? null, to: run.dueAt?.toISOString() ?? null };
      found.set(key, { kind, cue: run.cueId, title: titles.get(run.cueId) ?? run.cueId, runs, ...times });
    }
  }
  return new Map([...lines].map(([groupId, found]) => [groupId, [...found.values()]]));
}

interface ComparedRun extends Compared {
  readonly run: UpgradedRun;
  readonly was: UpgradedRun | null;
}

function kindsOf(o: ComparedRun): readonly UpgradeKind[] {
  const { run, was } = o;
  const kinds: UpgradeKind[] = o.recalled.has(run.cueRunId) ? ['recalled'] : [];
  if (run.reason === 'said-before' && was?.reason !== 'said-before') return [...kinds, 'saidBefore'];
  if (isOpen(run)) return [...kinds, ...whatComes(o)];
  if (was !== null && isOpen(was) && run.state === 'cancelled') return [...kinds, 'removed'];
  const { moved, rewritten, removed } = o.changes;
  if (was === null || was.state !== run.state || !(moved.has(run.cueId) || rewritten.has(run.cueId) || removed.has(run.cueId)))
    return kinds;
  if (run.state === 'performed') return kinds.length > 0 ? kinds : ['untouched'];
  return run.state === 'cancelled' ? kinds : [...kinds, 'kept'];
}

/** A run that is to come. */
function whatComes({ run, was, changes, at }: ComparedRun): readonly UpgradeKind[] {
  const kinds: UpgradeKind[] = [];
  if (was === null) kinds.push('added');
  else if (!isOpen(was) && was.state !== 'performed') kinds.push('again');
  else if (isOpen(was)) {
    if (was.dueAt?.getTime() !== run.dueAt?.getTime()) kinds.push('moved');
    if (changes.rewritten.has(run.cueId)) kinds.push('rewritten');
  }
  const [stands, stood] = [standing(run, at), was && isOpen(was) ? standing(was, at) : null];
  if (stands !== null && stands !== stood) kinds.push(stands);
  return kinds;
}

function standing(run: UpgradedRun, at: Date): 'now' | 'past' | null {
  if (run.validUntil !== null && run.validUntil <= at) return 'past';
  return run.state === 'planned' && run.dueAt !== null && run.dueAt <= at ? 'now' : null;
}

function isOpen(run: UpgradedRun): boolean {
  return run.state === 'planned' || run.state === 'held';
}
