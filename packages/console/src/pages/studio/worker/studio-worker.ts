import {
  type CueId,
  checkParsed,
  diffScripts,
  fixEdits,
  moveCues,
  type ParseResult,
  parseScript,
  previewCue,
  programmeDays,
  rootsOfCues,
  type Script,
  type ScriptChange,
  scriptSchema,
  type TextEdit,
  writeWhen,
} from '@kuaishan/script';
import { stretchedText } from './stretched-text.ts';
import type { PlannedLine, StudioAnswer, StudioAsk, StudioQuestions } from './studio-question.ts';

/** The last text that was read: a check, a move and a budget ask for the same one in a row. */
let last: { readonly text: string; readonly parsed: ParseResult } | null = null;

function read(text: string): ParseResult {
  if (last?.text !== text) last = { text, parsed: parseScript(text) };
  return last.parsed;
}

function scriptOf(text: string): Script | null {
  const parsed = read(text);
  return parsed.ok ? parsed.script : parsed.partial;
}

const MINUTES_OF_DAY = 24 * 60;

function planOf(script: Script): readonly PlannedLine[] {
  const roots = rootsOfCues(script);
  return script.cues.map(({ id, when, at }) => {
    const found = roots.get(id);
    const minute =
      found?.root.kind === 'at' ? (found.root.time.day - 1) * MINUTES_OF_DAY + found.root.time.minuteOfDay + found.offsetMinutes : null;
    const movable = when.kind === 'at' || (when.kind === 'relative' && !when.waitsForAnchor && minute !== null);
    return { cue: id, line: at.line, minute, hangs: when.kind === 'at' ? null : writeWhen(when), movable };
  });
}

function edits(text: string, changes: readonly ScriptChange[]): readonly TextEdit[] | null {
  return fixEdits(text, { label: { 'zh-CN': '', en: '' }, changes });
}

/** `id-2`, `id-3` …: the first nobody has. */
function freeId(id: CueId, taken: Set<CueId>): CueId {
  // an id has at most 64 characters, and the number needs a few
  const stem = id.replace(/-\d+$/u, '').slice(0, 58);
  let number = 2;
  while (taken.has(`${stem}-${number}`)) number += 1;
  taken.add(`${stem}-${number}`);
  return `${stem}-${number}`;
}

const answers: { readonly [Kind in keyof StudioQuestions]: (ask: StudioAsk<Kind>) => StudioAnswer<Kind> } = {
  check: ({ text, locale, media }) => {
    const parsed = read(text);
    const script = parsed.ok ? parsed.script : parsed.partial;
    return {
      check: checkParsed(text, parsed, { locale, media }),
      plan: script ? planOf(script) : [],
      variables: script?.variables.map(({ name }) => name) ?? [],
    };
  },
  change: ({ text, changes }) => edits(text, changes),
  move: ({ text, cues, minutes }) => {
    const script = scriptOf(text);
    const changes = script && moveCues(script, { cues: new Set(cues), minutes });
    return changes && edits(text, changes);
  },
  copy: ({ text, cues }) => {
    const script = scriptOf(text);
    if (!script) return null;
    const taken = new Set(script.cues.map(({ id }) => id));
    const changes = cues.map((cue): ScriptChange & { kind: 'copyCue' } => ({ kind: 'copyCue', cue, id: freeId(cue, taken), when: null }));
    const done = edits(text, changes);
    return done && { edits: done, ids: changes.map(({ id }) => id) };
  },
  preview: ({ text, ...ask }) => {
    const script = scriptOf(text);
    return script && previewCue(script, ask);
  },
  days: ({ text }) => {
    const parsed = read(text);
    return parsed.ok ? programmeDays(parsed.script) : null;
  },
  stretch: (ask) => stretchedText(ask.text, read(ask.text), ask),
  differences: ({ before, after, locale }) => {
    const [a, b] = [parseScript(before), read(after)];
    if (!a.ok) return { ok: false, unreadable: 'before' };
    if (!b.ok) return { ok: false, unreadable: 'after' };
    return { ok: true, sentences: diffScripts(a.script, b.script).map(({ words }) => words[locale]) };
  },
  schema: () => scriptSchema(),
};

interface Asked<Kind extends keyof StudioQuestions> {
  readonly id: number;
  readonly kind: Kind;
  readonly ask: StudioAsk<Kind>;
}

// The other side of askStudio: everything that reads a script happens here, so that nobody's typing waits for it.
addEventListener('message', <Kind extends keyof StudioQuestions>({ data }: MessageEvent<Asked<Kind>>) => {
  postMessage({ id: data.id, answer: answers[data.kind](data.ask) });
});
