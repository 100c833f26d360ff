import type { Cue, Finding, Stage, StageName } from '../script.ts';
import { findByWord } from '../vocabulary/index.ts';
import type { Entry } from './entry.ts';
import { readDayText } from './read-day.ts';
import { readStage, stageOrder } from './read-stage.ts';
import { unknownStage } from './row-findings.ts';
import type { Cell } from './sheet.ts';

export interface SettledStages {
  readonly stages: readonly (StageName | null)[];
  /** what a stage's cell says beside the stage, to be kept beside the first cue under it, or beside each where the stage was guessed; null for most */
  readonly words: readonly (string | null)[];
  readonly findings: readonly Finding[];
}

/**
 * The stage each entry names, in its own cell, in the section above or in the row above; null where none was named. Names nobody knows are taken in
 * their order of appearance: the first is trust, the last follow-up, and none comes before a known stage above it or after one below it.
 */
export function settleStages(entries: readonly Entry[]): SettledStages {
  const heard = hear(entries);
  const unknown = [...new Set(heard.flatMap((one) => (one && one.stage === null && one.cell ? [one.cell.text] : [])))];
  const findings: Finding[] = [];
  const told = new Set<string>();
  const stages = heard.map((one, index) => {
    const entry = entries[index];
    if (!one || one.stage !== null || !one.cell || !entry) return one?.stage ?? null;
    const stage = between(byOrder(unknown.indexOf(one.cell.text), unknown.length), {
      above: heard.slice(0, index).findLast((other) => other?.stage)?.stage ?? null,
      below: heard.slice(index + 1).find((other) => other?.stage)?.stage ?? null,
    });
    if (!told.has(one.cell.text)) findings.push(unknownStage({ sheet: entry.sheet.name, cell: one.cell }, stage));
    told.add(one.cell.text);
    return stage;
  });
  const said = new Set<Cell>();
  const words = heard.map((one) => {
    if (!one?.cell || findByWord('stages', one.cell.text) || (one.stage !== null && said.has(one.cell))) return null;
    said.add(one.cell);
    return one.cell.text;
  });
  return { stages, words, findings };
}

interface Heard {
  readonly stage: StageName | null;
  readonly cell: Cell | null;
}

function hear(entries: readonly Entry[]): readonly (Heard | null)[] {
  let above: Heard | null = null;
  let sheet: Entry['sheet'] | null = null;
  let section: StageName | null = null;
  return entries.map((entry) => {
    if (entry.sheet !== sheet) {
      above = null;
      section = null;
    }
    sheet = entry.sheet;
    if (entry.section.stage !== section) {
      section = entry.section.stage;
      above = section === null ? null : { stage: section, cell: null };
    }
    const cell = entry.fields.stage;
    if (cell) {
      const day = entry.has.has('day') ? null : readDayText(cell.text);
      const words = day ? day.rest : cell.text;
      if (words !== '') above = { stage: readStage(words), cell };
    }
    return above;
  });
}

function byOrder(index: number, count: number): StageName {
  if (index === 0) return 'trust';
  return index === count - 1 ? 'followUp' : 'conversion';
}

/** The stage, moved to its neighbours' where the order of stages wants it; where theirs is another order, the one above decides. */
function between(stage: StageName, o: { readonly above: StageName | null; readonly below: StageName | null }): StageName {
  const [above, below] = [o.above, o.below].map((name) => (name === null ? null : stageOrder.indexOf(name)));
  const place = Math.max(above ?? 0, Math.min(stageOrder.indexOf(stage), below ?? stageOrder.length - 1));
  return stageOrder[place] ?? stage;
}

/** Days each stage spans, first to last cue of it; stages without a cue on a certain day are left out. */
export function stageSpans(cues: readonly Cue[]): readonly Stage[] {
  return stageOrder.flatMap((name) => {
    const days = cues.flatMap((cue) => (cue.stage === name && cue.when.kind === 'at' ? [cue.when.time.day] : []));
    return days.length === 0 ? [] : [{ name, fromDay: Math.min(...days), toDay: Math.max(...days) }];
  });
}
