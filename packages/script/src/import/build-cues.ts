import { indexOfUnsayable } from '../finding.ts';
import type { Cue, Finding, Locale, StageName } from '../script.ts';
import { findByName, vocabulary } from '../vocabulary/index.ts';
import { CueIds } from './cue-id.ts';
import { copyFindings, cueTexts, longVariants } from './cue-texts.ts';
import type { Entry, Remark } from './entry.ts';
import { cellPlace } from './finding.ts';
import { fitScript } from './fit-script.ts';
import type { CueProposal } from './propose/proposal.ts';
import { type ClosingProposal, proposeClosing } from './propose-closing.ts';
import { readAttachments } from './read-attachments.ts';
import { readStage, usualStage } from './read-stage.ts';
import { attachmentIsLink, linkKept } from './row-findings.ts';
import type { SettledDays } from './settle-days.ts';
import type { SettledDoing } from './settle-doing.ts';
import type { SettledMoment, SettledTimes } from './settle-times.ts';
import type { Cell } from './sheet.ts';

/** An entry with everything settled. */
export interface SettledEntry {
  readonly entry: Entry;
  readonly day: SettledDays;
  readonly times: SettledTimes;
  readonly stage: StageName | null;
  /** a stage's name nobody knows */
  readonly stageWords: string | null;
  readonly doings: readonly SettledDoing[];
}

export interface BuiltCues {
  readonly cues: readonly Cue[];
  readonly proposals: readonly CueProposal[];
  readonly findings: readonly Finding[];
}

interface Draft {
  readonly settled: SettledEntry;
  readonly moment: SettledMoment;
  readonly doing: SettledDoing;
  readonly texts: readonly string[];
  readonly attachments: readonly string[];
  readonly remarks: string | null;
}

/** Makes cues of settled entries, one for each moment and place, in the order of the script's days and times; rows without a time stay where they stood. */
export function buildCues(
  entries: readonly SettledEntry[],
  o: { readonly locale: Locale; readonly days: number; readonly notesBytes: number },
): BuiltCues {
  const findings: Finding[] = [];
  const told = new Set<Cell>();
  const drafts = entries.flatMap((settled) => draftsOf(settled, { locale: o.locale, findings, told }));
  const fitting = fitScript(
    drafts,
    (draft) => ({
      words: [titleOf(draft.settled.entry) ?? '', draft.remarks ?? '', ...draft.texts, ...draft.attachments],
      cell: cellPlace(draft.settled.entry.sheet.name, draft.settled.entry.origin),
    }),
    o.notesBytes,
  );
  const ids = new CueIds();
  const proposals: CueProposal[] = [];
  const cues = inOrder(fitting.kept).map((draft) => {
    const cue = cueOf(draft, ids, o.days);
    const copy = [...draft.settled.entry.copy.map((cell) => cell.text)].join('\n');
    const closing = proposeClosing(cue, { cell: cellPlace(draft.settled.entry.sheet.name, draft.settled.entry.origin), copy });
    if (closing) proposals.push(closingProposal(cue, closing, ids, o.locale));
    return cue;
  });
  const closes = cues.some((cue) => cue.action === 'close-room');
  return { cues, proposals: closes ? [] : onePerTime(proposals), findings: [...findings, ...fitting.findings] };
}

interface Drafting {
  readonly locale: Locale;
  readonly findings: Finding[];
  /** day cells whose words have been said */
  readonly told: Set<Cell>;
}

function draftsOf(settled: SettledEntry, { locale, findings, told }: Drafting): readonly Draft[] {
  const { entry } = settled;
  const beside = dayRemarks(settled.day, told);
  findings.push(...copyFindings(entry));
  const files = attachmentsOf(entry, findings);
  const links = entry.row.cells.flatMap((cell) => {
    if (cell.link === null || !/^(?:https?|ftp):/iu.test(cell.link) || cell.text.includes(cell.link)) return [];
    findings.push(linkKept({ sheet: entry.sheet.name, cell }, cell.link));
    return [{ heading: '', text: cell.link }];
  });
  const remarksFor = (doing: SettledDoing): string | null =>
    remarksText(
      [
        ...settled.times.remarks,
        ...beside,
        ...(settled.stageWords === null ? [] : [{ heading: 'stage', text: settled.stageWords }]),
        ...longTitle(entry),
        ...doing.remarks,
        ...entry.remarks,
        ...longVariants(entry).map((text) => ({ heading: 'variants', text })),
        ...files.remarks,
        ...links,
      ],
      entry,
      locale,
    );
  return settled.doings.flatMap((doing) => {
    const parts = cueTexts(entry, doing);
    const remarks = remarksFor(doing);
    return settled.times.moments.flatMap((moment) =>
      parts.map((texts, index) => ({
        settled,
        moment,
        doing,
        texts,
        attachments: index === 0 ? files.names : [],
        remarks: index === 0 ? remarks : null,
      })),
    );
  });
}

/** Longer than any name for a list; the whole of it is kept beside the cue. */
const LONGEST_TITLE = 80;

function titleOf(entry: Entry): string | null {
  const title = entry.fields.title?.text.replace(/\s+/gu, ' ').trim() ?? '';
  if (title === '' || indexOfUnsayable(title) >= 0) return null;
  const letters = [...title];
  return letters.length <= LONGEST_TITLE ? title : `${letters.slice(0, LONGEST_TITLE - 1).join('')}…`;
}

function longTitle(entry: Entry): readonly Remark[] {
  const { title } = entry.fields;
  return title && [...title.text].length > LONGEST_TITLE ? [{ heading: 'title', text: title.text }] : [];
}

function attachmentsOf(entry: Entry, findings: Finding[]): { readonly names: readonly string[]; readonly remarks: readonly Remark[] } {
  const names: string[] = [];
  const remarks: Remark[] = [];
  for (const cell of entry.attachments) {
    const read = readAttachments(cell.text);
    for (const name of read.names) if (!names.includes(name)) names.push(name);
    for (const link of read.links) {
      findings.push(attachmentIsLink({ sheet: entry.sheet.name, cell }, link));
      remarks.push({ heading: 'attachments', text: link });
    }
  }
  return { names, remarks };
}

/** What stands beside the day and is neither a time, a weekday nor a stage: 建立信任. Said once where a merged cell or a section says it for many rows. */
function dayRemarks({ rest, cell }: SettledDays, told: Set<Cell>): readonly Remark[] {
  const words = rest.replace(/(?:周|星期|礼拜)[一二三四五六日天]|[（）()]/gu, '').trim();
  if (!cell || told.has(cell) || words === '' || /^[\d:：\s~-]+$/u.test(words) || readStage(words) !== null) return [];
  told.add(cell);
  return [{ heading: 'day', text: cell.text }];
}

/** `目的：仪式感`, a line each, under the table's own headings where it has them. */
function remarksText(remarks: readonly Remark[], { headings }: Entry, locale: Locale): string | null {
  const colon = locale === 'en' ? ': ' : '：';
  const lines = remarks.map(({ heading, text }) => {
    const field = findByName('fields', heading);
    const own = (field ? (headings[field.name] ?? field.words[locale][0]) : heading).replace(/\s+/gu, ' ');
    return own === '' ? text : `${own}${colon}${text}`;
  });
  const text = [...new Set(lines)].join('\n').trim();
  return text === '' ? null : text;
}

/** By day and time; what has neither stays after the row before it. */
function inOrder(drafts: readonly Draft[]): readonly Draft[] {
  let last = 0;
  const placed = drafts.map((draft) => {
    const { when } = draft.moment;
    if (when.kind === 'at') last = when.time.day * 1440 + when.time.minuteOfDay;
    return { draft, position: last };
  });
  return placed.toSorted((a, b) => a.position - b.position).map(({ draft }) => draft);
}

const nowhere = { line: 1, column: 1 };

function cueOf({ settled, moment, doing, texts, attachments, remarks }: Draft, ids: CueIds, days: number): Cue {
  const { entry } = settled;
  const title = titleOf(entry);
  const day = moment.day ?? 1;
  return {
    id: ids.make({ when: moment.when, day: moment.day, words: title ?? texts[0] ?? attachments[0] ?? '' }),
    title,
    stage: settled.stage ?? usualStage(day, days),
    when: moment.when,
    role: doing.role,
    place: doing.place,
    action: doing.action,
    about: null,
    choices: [],
    audience: doing.audience,
    texts,
    attachments,
    sendUntil: moment.sendUntil,
    reason: null,
    remarks,
    origin: { sheet: entry.sheet.name, cell: entry.origin.ref },
    at: nowhere,
    fields: {},
  };
}

function closingProposal(announced: Cue, closing: ClosingProposal, ids: CueIds, locale: Locale): CueProposal {
  const { when, ...proposal } = closing;
  const title = vocabulary.actions['close-room'].words[locale][0];
  const day = when.kind === 'at' ? when.time.day : announced.when.kind === 'at' ? announced.when.time.day : null;
  const id = ids.make({ when, day, words: when.kind === 'at' ? title : `${title}-${announced.id}` });
  return {
    ...proposal,
    // by the announcement, whose id is the same in every language
    id: `close-room:${announced.id}`,
    cue: {
      ...announced,
      id,
      title,
      when,
      role: 'host',
      place: 'room',
      action: 'close-room',
      audience: null,
      texts: [],
      attachments: [],
      sendUntil: null,
      remarks: null,
    },
  };
}

/** The room closes once: announced twice for the same time, it is proposed once. */
function onePerTime(proposals: readonly CueProposal[]): readonly CueProposal[] {
  return proposals.filter((proposal, index) => {
    const { when } = proposal.cue;
    const later = proposals.slice(index + 1);
    // an announcement that names the time wins over one that only says that it will happen
    if (when.kind !== 'at') return !proposals.some((other) => other.cue.when.kind === 'at') && later.length === 0;
    return !later.some((other) => other.cue.when.kind === 'at' && sameTime(other.cue.when.time, when.time));
  });
}

function sameTime(
  a: { readonly day: number; readonly minuteOfDay: number },
  b: { readonly day: number; readonly minuteOfDay: number },
): boolean {
  return a.day === b.day && a.minuteOfDay === b.minuteOfDay;
}
