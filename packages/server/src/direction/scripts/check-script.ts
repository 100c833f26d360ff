import {
  applyProposal,
  type Cue,
  decodeScript,
  type Finding,
  type ImportedTable,
  type ImportOptions,
  importPasted,
  type Locale,
  lintScript,
  missingVariables,
  type Proposal,
  parseScript,
  writeWhen,
} from '@kuaishan/script';
import { importFile } from '@kuaishan/script/workbook';
import { DomainError } from '../../platform/errors.ts';
import type { CheckRequest } from './check-in-worker.ts';
import { type Check, type CheckedCue, type SpokenProposal, speakFinding, speakMissing, speakProposal, speakRow } from './checked-script.ts';

/** Reads whatever was dropped, pasted or typed, and says everything there is to say about it. Runs in a worker: see `checkInWorker`. */
export async function checkScript(request: CheckRequest): Promise<Check> {
  switch (request.kind) {
    case 'file':
      return checkFile(request);
    case 'paste':
      return checkImported(request, importPasted(request.text, readingOf(request)));
    case 'yaml':
      return checkText(request, {
        text: request.accept.reduce((text, proposal) => accept(text, proposal, request.locale), request.text),
        imported: null,
      });
  }
}

async function checkFile(request: CheckRequest & { kind: 'file' }): Promise<Check> {
  if (/\.ya?ml$/i.test(request.name)) {
    const decoded = decodeScript(request.bytes);
    return decoded.ok ? checkText(request, { text: decoded.text, imported: null }) : nothing(request, decoded.findings);
  }
  const read = await importFile(request.bytes, request.name, readingOf(request));
  return read.ok ? checkImported(request, read.imported) : nothing(request, read.findings);
}

function readingOf({ locale, media, memory }: Exclude<CheckRequest, { kind: 'yaml' }>): ImportOptions {
  return { locale, media, memory };
}

function checkImported(request: CheckRequest, imported: ImportedTable): Check {
  return checkText(request, { text: imported.text, imported });
}

/** Parses and lints the text; findings of the import come first, since they are about the operator's own cells. */
function checkText(request: CheckRequest, o: { text: string; imported: ImportedTable | null }): Check {
  const { locale } = request;
  const parsed = parseScript(o.text);
  const script = parsed.ok ? parsed.script : null;
  const linted = script ? lintScript(script, { media: new Set(request.media) }) : [];
  const findings = [...(o.imported?.findings ?? []), ...parsed.findings, ...linted];
  return {
    ok: parsed.ok,
    text: o.text,
    title: script?.title ?? null,
    rows: o.imported?.rows ?? null,
    days: script?.days ?? 0,
    cues: script?.cues.map(asChecked) ?? [],
    findings: findings.map((finding) => speakFinding(finding, locale)),
    proposals: (o.imported?.proposals ?? []).map((proposal) => speakProposal(proposal, locale)),
    missing: script ? missingVariables(script).map((missing) => speakMissing(missing, locale)) : [],
    notes: script?.notes ?? null,
    table: (o.imported?.classified ?? []).map((row) => speakRow(row, locale)),
    columns: o.imported?.mapping ?? [],
  };
}

/** What could not be read at all: nothing but the reasons. */
function nothing(request: CheckRequest, findings: readonly Finding[]): Check {
  const said = findings.map((finding) => speakFinding(finding, request.locale));
  return {
    ok: false,
    text: '',
    title: null,
    rows: null,
    days: 0,
    cues: [],
    findings: said,
    proposals: [],
    missing: [],
    notes: null,
    table: [],
    columns: [],
  };
}

/**
 * The text with what was proposed in it.
 * @throws DomainError `invalid_request` when the proposal is not one this program made
 */
function accept(text: string, { change }: SpokenProposal, locale: Locale): string {
  try {
    return applyProposal(text, JSON.parse(change) as Proposal);
  } catch {
    throw new DomainError('invalid_request', { problems: [noProposal[locale]] });
  }
}

const noProposal: Readonly<Record<Locale, string>> = {
  'zh-CN': 'accept: 不是检查时给出的建议，请原样送回',
  en: 'accept: is no proposal a check has made; send it back as it came',
};

function asChecked(cue: Cue): CheckedCue {
  const { when } = cue;
  return {
    cue: cue.id,
    title: cue.title ?? cue.texts[0]?.slice(0, 20) ?? cue.id,
    day: when.kind === 'at' ? when.time.day : null,
    at: when.kind === 'at' ? clockTime(when.time.minuteOfDay) : writeWhen(when),
    stage: cue.stage,
    role: cue.role,
    where: cue.place,
    action: cue.action,
    text: cue.texts[0] ?? '',
    attachments: cue.attachments,
    origin: cue.origin ? `${cue.origin.sheet}!${cue.origin.cell}` : null,
  };
}

function clockTime(minuteOfDay: number): string {
  return `${String(Math.floor(minuteOfDay / 60)).padStart(2, '0')}:${String(minuteOfDay % 60).padStart(2, '0')}`;
}
