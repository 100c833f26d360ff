import type { Check } from '../../api/types.ts';
import type { PlannedLine } from './worker/studio-question.ts';

export interface Understood {
  readonly check: Check;
  /** when every cue of `check` is due by the script alone; empty before the first answer */
  readonly plan: readonly PlannedLine[];
  /** variables the script declares */
  readonly variables: readonly string[];
  /** the text cannot be read now: cues and plan are those of the last text that could be, findings those of now */
  readonly stale: boolean;
}

/** What is known once a text has been checked: of one that cannot be read, the findings; cues and plan stay those of the last that could. */
export function understood({ first, before, now }: { first: Check; before: Understood; now: Omit<Understood, 'stale'> }): Understood {
  const found = { ...now.check, ...ofImport(first, before.check, now.check) };
  if (now.check.ok || before.check.cues.length === 0) return { ...now, check: found, stale: false };
  const { title, days, cues, missing, notes } = before.check;
  return { ...before, check: { ...found, title, days, cues, missing, notes }, stale: true };
}

/** What the import said: its counts, its notes, and its findings, each until the cues of its row are no longer what it spoke of. */
function ofImport(first: Check, before: Check, next: Check): Pick<Check, 'rows' | 'notes' | 'findings'> {
  const [then, now] = [cuesByRow(first), cuesByRow(next)];
  const told = first.findings.filter(({ cell }) => cell !== null && then.get(rowOf(cell)) === now.get(rowOf(cell)));
  return { rows: before.rows, notes: next.notes ?? before.notes, findings: [...told, ...next.findings] };
}

/** The cues that came from each row of the file, as they are. */
function cuesByRow({ cues }: Check): ReadonlyMap<string, string> {
  const rows = Map.groupBy(cues, ({ origin }) => (origin === null ? null : rowOf(origin)));
  return new Map([...rows].flatMap(([row, of]) => (row === null ? [] : [[row, JSON.stringify(of)] as const])));
}

/** `SOP!G3` → `SOP!3` */
function rowOf(cell: string): string {
  return cell.replace(/![A-Z]+(\d+)$/u, '!$1');
}
