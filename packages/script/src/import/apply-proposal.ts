import { isMap, isScalar, isSeq, parseDocument, type YAMLSeq } from 'yaml';
import { applyEdits, fixEdits } from '../fix/index.ts';
import { nothingDeclared } from '../nothing-declared.ts';
import { parseScript } from '../parse/index.ts';
import type { Cue, Script, ScriptChange } from '../script.ts';
import { actions } from '../vocabulary/actions.ts';
import { writeScript } from '../write/index.ts';
import { applyDeclaration } from './propose/apply-declaration.ts';
import type { ActionProposal, Proposal } from './propose/proposal.ts';
import { renameAttachment } from './propose/rename-attachment.ts';

/** A script's text with a proposal in it. What the proposal does not speak of stays letter by letter. */
export function applyProposal(scriptText: string, proposal: Proposal): string {
  if (proposal.kind === 'attachment') return renameAttachment(scriptText, proposal.renames);
  if (proposal.kind === 'action') return setAction(scriptText, proposal);
  return proposal.kind === 'close-room' ? addCue(scriptText, proposal.cue) : applyDeclaration(scriptText, proposal.declares);
}

/** Cues do something else from now on, in the room where it can only be done there. */
function setAction(scriptText: string, { cues, action }: ActionProposal): string {
  const { places } = actions[action];
  const changes = cues.flatMap((cue): ScriptChange[] => [
    { kind: 'setField', cue, field: 'do', value: action },
    ...(places.length > 1 ? [] : [{ kind: 'setField', cue, field: 'where', value: places[0] } as const]),
  ]);
  // a field that has its value already is no change, and would undo the others
  return changes.reduce((text, change) => {
    const edits = fixEdits(text, { label: { 'zh-CN': '', en: '' }, changes: [change] });
    return edits ? applyEdits(text, edits) : text;
  }, scriptText);
}

/**
 * Adds a cue at the end of a script's text. Everything else stays letter by letter, comments included; only `days` grows where the cue lies beyond
 * them. A text that already has a cue of that id, or whose cues cannot be found, comes back as it was.
 */
function addCue(scriptText: string, cue: Cue): string {
  const document = parseDocument(scriptText, { keepSourceTokens: false });
  const cues = document.get('cues', true);
  if (!isSeq(cues) || hasCue(cues, cue.id)) return scriptText;
  const [start, , end] = cues.range ?? [];
  if (start === undefined || end === undefined) return scriptText;
  const extended = withDays(scriptText, document.get('days', true), lastDayOf(cue));
  // `days` stands before `cues` or after it; what it grew by moves what follows
  const moved = extended.at < start ? extended.text.length - scriptText.length : 0;
  if (cues.flow) return appendToFlow(extended.text, cue);
  const lineStart = extended.text.lastIndexOf('\n', start + moved) + 1;
  const indent = ' '.repeat(start + moved - lineStart);
  const before = extended.text.slice(0, end + moved).trimEnd();
  const after = extended.text.slice(end + moved).replace(/^\n*/u, '');
  const blank = /\n\s*\n\s*- /u.test(scriptText.slice(start, end)) || cues.items.length === 1 ? '\n\n' : '\n';
  return `${before}${blank}${cueText(cue, indent)}\n${after === '' ? '' : `\n${after}`}`;
}

function hasCue(cues: YAMLSeq, id: string): boolean {
  return cues.items.some((item) => isMap(item) && item.get('id') === id);
}

function lastDayOf(cue: Cue): number {
  return cue.when.kind === 'at' ? cue.when.time.day : 1;
}

/** `days: 5` becomes `days: 6` where a cue lies on day 6; `at` is where the text changed. */
function withDays(text: string, days: unknown, atLeast: number): { readonly text: string; readonly at: number } {
  const range = isScalar(days) ? days.range : null;
  if (!range || !isScalar(days) || typeof days.value !== 'number' || days.value >= atLeast) return { text, at: text.length };
  return { text: text.slice(0, range[0]) + String(atLeast) + text.slice(range[1]), at: range[0] };
}

/** The cue as an item of a block sequence, every line indented. */
function cueText(cue: Cue, indent: string): string {
  const lone: Script = {
    ...nothingDeclared,
    language: 1,
    title: 'x',
    days: Math.max(1, lastDayOf(cue)),
    channel: 'webRoom',
    quietHours: { fromMinute: 0, toMinute: 1 },
    roles: {},
    stages: [],
    variables: [],
    cues: [cue],
    notes: null,
  };
  const text = writeScript(lone);
  const lines = text
    .slice(text.indexOf('\ncues:\n') + '\ncues:\n'.length)
    .trimEnd()
    .split('\n');
  const own = /^ */u.exec(lines[0] ?? '')?.[0].length ?? 0;
  return lines.map((line) => (line.trim() === '' ? '' : indent + line.slice(own))).join('\n');
}

/** `cues: []` and other lists in brackets cannot take a line of their own: the list is written anew. */
function appendToFlow(text: string, cue: Cue): string {
  const parsed = parseScript(text);
  const script = parsed.ok ? parsed.script : parsed.partial;
  return script ? writeScript({ ...script, cues: [...script.cues, cue] }) : text;
}
