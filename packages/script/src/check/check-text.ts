import type { ImportedTable } from '../import/index.ts';
import { lintScript } from '../lint/index.ts';
import { parseScript } from '../parse/index.ts';
import { type CueRoot, rootsOfCues } from '../plan/root-of-cue.ts';
import { MINUTES_OF_DAY, scriptMinute } from '../plan/script-minute.ts';
import type { Cue, Finding, Locale, ParseResult, Script } from '../script.ts';
import { missingVariables } from '../text/index.ts';
import { clockText, writeWhen } from '../write/index.ts';
import { type CheckedCue, type CheckedScript, speakFinding, speakMissing, speakProposal, speakRow } from './checked-script.ts';

export interface CheckOptions {
  readonly locale: Locale;
  /** names of the media at hand; null = unknown */
  readonly media: readonly string[] | null;
  /** what the text was imported from; its findings come first, since they are about the operator's own cells */
  readonly imported?: ImportedTable | null;
}

/** Everything there is to say about a script's text: the same wherever it is asked, on the server, beside an editor or on a page without a server. */
export function checkText(text: string, options: CheckOptions): CheckedScript {
  return checkParsed(text, parseScript(text), options);
}

/** The same of a text that is parsed already, with the findings as rules gave them. */
export function findingsOf(parsed: ParseResult, { media, imported }: Pick<CheckOptions, 'media' | 'imported'>): readonly Finding[] {
  const linted = parsed.ok ? lintScript(parsed.script, { media: media === null ? null : new Set(media) }) : [];
  return [...(imported?.findings ?? []), ...parsed.findings, ...linted];
}

export function checkParsed(text: string, parsed: ParseResult, options: CheckOptions): CheckedScript {
  const { locale, imported = null } = options;
  const script: Script | null = parsed.ok ? parsed.script : null;
  return {
    ok: parsed.ok,
    text,
    title: script?.title ?? null,
    rows: imported?.rows ?? null,
    days: script?.days ?? 0,
    cues: script ? checkedCues(script) : [],
    findings: findingsOf(parsed, options).map((finding) => speakFinding(finding, locale)),
    proposals: (imported?.proposals ?? []).map((proposal) => speakProposal(proposal, locale)),
    missing: script ? missingVariables(script).map((missing) => speakMissing(missing, locale)) : [],
    notes: script?.notes ?? null,
    table: (imported?.classified ?? []).map((row) => speakRow(row, locale)),
    columns: imported?.mapping ?? [],
  };
}

/** What could not be read at all: nothing but the reasons. */
export function checkedNothing(findings: readonly Finding[], locale: Locale): CheckedScript {
  const nothing = checkParsed('', { ok: false, findings, partial: null }, { locale, media: null });
  return { ...nothing, text: '' };
}

function checkedCues(script: Script): readonly CheckedCue[] {
  const roots = rootsOfCues(script);
  return script.cues.map((cue) => asChecked(cue, roots.get(cue.id)));
}

function asChecked(cue: Cue, root: CueRoot | undefined): CheckedCue {
  const { when } = cue;
  const minute = root === undefined ? null : scriptMinute(root);
  const day = minute === null ? null : Math.floor(minute / MINUTES_OF_DAY) + 1;
  return {
    cue: cue.id,
    title: cue.title ?? cue.texts[0]?.slice(0, 20) ?? cue.id,
    day,
    at: minute === null || day === null ? writeWhen(when) : clockText(minute - (day - 1) * MINUTES_OF_DAY),
    hangs: when.kind === 'at' ? null : writeWhen(when),
    stage: cue.stage,
    role: cue.role,
    where: cue.place,
    action: cue.action,
    text: cue.texts[0] ?? '',
    attachments: cue.attachments,
    origin: cue.origin ? `${cue.origin.sheet}!${cue.origin.cell}` : null,
  };
}
