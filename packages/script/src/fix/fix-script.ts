import { type LintOptions, lintScript } from '../lint/index.ts';
import { parseScript } from '../parse/index.ts';
import type { Finding } from '../script.ts';
import { fixEdits } from './fix-edits.ts';
import { applyEdits, compatible, type TextEdit } from './text-edit.ts';

export interface FixedScript {
  readonly text: string;
  /** what was mended, in the order it was */
  readonly mended: readonly Finding[];
}

/** A fix may make room for another (a cue that is there now can be referred to); more rounds than this mend nothing more. */
const MOST_ROUNDS = 5;

/**
 * Mends everything lint finds that has a quick fix. What is not mechanical stays, comments and layout too. A round whose result could not be read
 * is not taken.
 */
export function fixScript(text: string, options: LintOptions = {}): FixedScript {
  const mended: Finding[] = [];
  let now = text;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const parsed = parseScript(now);
    const script = parsed.ok ? parsed.script : parsed.partial;
    if (!script) break;
    const fixable = lintScript(script, options).flatMap((finding) => {
      const edits = finding.fix && finding.silenced === undefined ? fixEdits(now, finding.fix) : null;
      return edits ? [{ finding, edits }] : [];
    });
    // together, else the first alone: two may each add the same missing heading
    const done = [together(fixable), fixable.slice(0, 1)].find((some) => readable(applyEdits(now, unique(some)), parsed.ok));
    if (!done || done.length === 0) break;
    mended.push(...done.map(({ finding }) => finding));
    now = applyEdits(now, unique(done));
  }
  return { text: now, mended };
}

interface Fixable {
  readonly finding: Finding;
  readonly edits: readonly TextEdit[];
}

/** Those that do not meet at one place, the first of them first. */
function together(fixable: readonly Fixable[]): readonly Fixable[] {
  const taken: Fixable[] = [];
  const edits: TextEdit[] = [];
  for (const one of fixable) {
    const fresh = one.edits.filter((edit) => !edits.some((other) => same(other, edit)));
    if (fresh.some((edit) => !compatible(edit, edits))) continue;
    taken.push(one);
    edits.push(...fresh);
  }
  return taken;
}

/** Two findings about one thing (a variable without a source in two cues) have one and the same edit. */
function unique(fixable: readonly Fixable[]): readonly TextEdit[] {
  const edits = fixable.flatMap((one) => one.edits);
  return edits.filter((edit, index) => edits.findIndex((other) => same(other, edit)) === index);
}

function readable(text: string, asBefore: boolean): boolean {
  return parseScript(text).ok === asBefore;
}

function same(a: TextEdit, b: TextEdit): boolean {
  return a.from === b.from && a.to === b.to && a.insert === b.insert;
}
