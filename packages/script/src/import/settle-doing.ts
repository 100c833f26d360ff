import { parseAudience } from '../audience/index.ts';
import type { ActionName, Audience, Finding, Locale, PlaceName, RoleName } from '../script.ts';
import { findByWord, plain, syntax, vocabulary } from '../vocabulary/index.ts';
import { classificationKey } from './classify/classification-key.ts';
import { type Classification, classifyEntry } from './classify/classify-entry.ts';
import type { Entry, Remark } from './entry.ts';
import { cellPlace, quoted } from './finding.ts';
import type { ChosenActions } from './import-memory.ts';
import { readAttachments } from './read-attachments.ts';
import { namesPlacesOnly, type PlaceReading, placeInTitle, placeOfHeading, readPlaces } from './read-place.ts';
import { byHandPlace, noCopy, noPlace, noRole, severalPlaces, severalRoles, unknownAudience, unknownRole } from './row-findings.ts';
import type { Cast } from './settle-cast.ts';
import type { Cell } from './sheet.ts';

/** What an entry does in one place. */
export interface SettledDoing {
  readonly role: RoleName;
  readonly place: PlaceName;
  readonly action: ActionName;
  readonly audience: Audience | null;
  /** what a task's text begins with, so that a person knows where to do it: `朋友圈：` */
  readonly lead: string;
  readonly remarks: readonly Remark[];
  /** why it does this */
  readonly classified: Classification;
}

/** The same word in many rows is told once, at the first. */
class Findings {
  readonly all: Finding[] = [];
  readonly #told = new Set<string>();

  push(...findings: readonly Finding[]): void {
    for (const finding of findings) {
      const words = `${finding.rule} ${finding.message['zh-CN'].why}`;
      if (wordRules.has(finding.rule) && this.#told.has(words)) continue;
      this.#told.add(words);
      this.all.push(finding);
    }
  }
}

/** Rules about a word rather than a row. */
const wordRules: ReadonlySet<string> = new Set(['unknown-role', 'several-roles', 'by-hand', 'unknown-channel', 'unknown-audience']);

interface Who {
  readonly role: RoleName | null;
  readonly remarks: readonly Remark[];
  readonly findings: (guess: RoleName) => readonly Finding[];
}

/** Settles who does what where, and to whom. Entries with several places give several. */
export function settleDoing(
  entries: readonly Entry[],
  cast: Cast,
  { locale, chosen }: { readonly locale: Locale; readonly chosen: ChosenActions },
): { readonly settled: readonly (readonly SettledDoing[])[]; readonly findings: readonly Finding[] } {
  const findings = new Findings();
  const people = entries.map((entry) => whoOf(entry, cast));
  const wheres: (readonly PlaceReading[])[] = [];
  for (const [index, entry] of entries.entries()) {
    const above = goesOn(entry, entries[index - 1]) ? (wheres[index - 1] ?? null) : null;
    wheres.push(wherePlaces(entry, above, findings));
  }
  const usual = usualRoles(people, wheres);
  let above: RoleName | null = null;
  const settled = entries.map((entry, index) => {
    const who = people[index];
    const doings = (wheres[index] ?? []).map((where, number) => {
      const plainly = doingOf(entry, where, locale);
      const doing = { ...plainly, ...does(entry, where, plainly, chosen) };
      const role = who?.role ?? (goesOn(entry, entries[index - 1]) ? above : null) ?? usual(doing.place);
      if (number === 0 && who) findings.push(...who.findings(role));
      if (number === 0) findings.push(...doing.findings);
      return { ...doing, role, remarks: [...(who?.remarks ?? []), ...doing.remarks] };
    });
    above = doings[0]?.role ?? null;
    return doings;
  });
  return { settled, findings: findings.all };
}

/** A row without a time of its own says more at the moment of the row above: by the same person, in the same place, unless it says otherwise. */
function goesOn(entry: Entry, before: Entry | undefined): boolean {
  const { time, when, day } = entry.fields;
  if (!before || before.sheet !== entry.sheet || before.setting !== entry.setting) return false;
  const timed = entry.has.has('time') || entry.has.has('when');
  return timed && !time && !when && (!day || day === before.fields.day);
}

function whoOf(entry: Entry, cast: Cast): Who {
  const { who } = entry.fields;
  const about = { sheet: entry.sheet.name, cell: who ?? entry.origin };
  if (!who) {
    const role = entry.setting?.role ?? null;
    return { role, remarks: [], findings: (guess) => (role === null && entry.has.has('who') ? [noRole(about, guess)] : []) };
  }
  const reading = cast.read(who.text);
  if (!reading) return { role: null, remarks: [{ heading: 'who', text: who.text }], findings: (guess) => [unknownRole(about, guess)] };
  const several = reading.also.length > 0;
  const more =
    reading.name === null ? plain(who.text) !== plain(reading.word) : reading.name !== cast.namesOf([reading.role], 'zh-CN')[reading.role];
  return {
    role: reading.role,
    remarks: several || more ? [{ heading: 'who', text: who.text }] : [],
    findings: () => (several ? [severalRoles(about, reading.role)] : []),
  };
}

/** A role named in one row of many is named because that row is the exception. */
const NAMED_OFTEN = 1 / 4;

/** The role that mostly speaks in a place where it is written; else the host in the room and the consultant in private. */
function usualRoles(people: readonly Who[], wheres: readonly (readonly PlaceReading[])[]): (place: PlaceName) => RoleName {
  const counts: Record<PlaceName, Map<RoleName, number>> = { room: new Map(), private: new Map() };
  const rows: Record<PlaceName, number> = { room: 0, private: 0 };
  for (const [index, { role }] of people.entries()) {
    const where = wheres[index]?.[0];
    if (where?.kind !== 'place') continue;
    rows[where.place] += 1;
    if (role !== null) counts[where.place].set(role, (counts[where.place].get(role) ?? 0) + 1);
  }
  return (place) => {
    const [most] = [...counts[place]].toSorted((a, b) => b[1] - a[1]);
    if (most && most[1] >= rows[place] * NAMED_OFTEN) return most[0];
    return place === 'private' ? 'consultant' : 'host';
  };
}

/** Where an entry happens: its cell, its column's heading, the words of its action, the sheet's name; else the room. */
function wherePlaces(entry: Entry, above: readonly PlaceReading[] | null, findings: Findings): readonly PlaceReading[] {
  const { where, title } = entry.fields;
  const about = { sheet: entry.sheet.name, cell: where ?? entry.origin };
  const written = where ? readPlaces(where.text) : [];
  if (written.length > 0) {
    if (written.length > 1) findings.push(severalPlaces(about, written.length));
    for (const place of written) {
      if (place.kind === 'elsewhere') findings.push(byHandPlace(about, { word: place.word, known: place.elsewhere !== null }));
    }
    return written;
  }
  if (above && !entry.setting?.place) return above.slice(0, 1);
  const doing = entry.fields.do ? findByWord('actions', entry.fields.do.text) : null;
  if (doing?.name === 'whisper') return [{ kind: 'place', place: 'private' }];
  const told = entry.setting?.place ?? (title ? placeInTitle(title.text) : null) ?? placeOfHeading(entry.sheet.name);
  if (told?.kind === 'elsewhere') findings.push(byHandPlace(about, { word: told.word, known: true }));
  if (!told && entry.has.has('where')) findings.push(noPlace(about));
  return [told ?? { kind: 'place', place: 'room' }];
}

type Doing = Omit<SettledDoing, 'role' | 'classified'> & { readonly findings: readonly Finding[] };

function doingOf(entry: Entry, where: PlaceReading, locale: Locale): Doing {
  const about = (cell: Cell) => ({ sheet: entry.sheet.name, cell });
  const colon = locale === 'en' ? ': ' : '：';
  const place = where.kind === 'place' ? where.place : 'room';
  const kind = entry.fields.do ? findByWord('actions', entry.fields.do.text) : null;
  const remarks: Remark[] = entry.fields.do && !kind ? [{ heading: 'do', text: entry.fields.do.text }] : [];
  const explained = entry.fields.where;
  // 私聊（未付款的） says more than where
  if (explained && where.kind === 'place' && !namesPlacesOnly(explained.text)) remarks.push({ heading: 'where', text: explained.text });
  const base = { place, audience: null, lead: '', remarks, findings: [] };
  if (kind?.name === 'close-room') return { ...base, place: 'room', action: 'close-room' };
  if (where.kind === 'elsewhere') return { ...base, action: 'task', lead: `${where.word}${colon}` };
  if (kind?.name === 'task' || (entry.instruction && !kind)) return { ...base, action: 'task' };
  if (entry.copy.length === 0 && !entry.attachments.some((cell) => readAttachments(cell.text).names.length > 0)) {
    return { ...base, action: 'task', findings: entry.has.has('text') ? [noCopy(about(entry.origin))] : [] };
  }
  const action = place === 'private' ? 'whisper' : 'say';
  const { to } = entry.fields;
  if (!to || isEveryone(to.text)) return { ...base, action };
  const parsed = parseAudience(to.text);
  // everybody in the room sees a post, whomever it is meant for
  if (parsed.ok && place === 'private') return { ...base, action, audience: parsed.audience };
  const told = { ...base, remarks: [...remarks, { heading: 'to', text: to.text }] };
  // a private message to the wrong people does harm; a person picks them until a milestone can
  if (place === 'private')
    return { ...told, action: 'task', lead: `${quoted(to.text)}${colon}`, findings: [unknownAudience(about(to), true)] };
  return { ...told, action, findings: [unknownAudience(about(to), false)] };
}

/** What it does by its words, or by what a person has said of this row or of rows of its name, and where it can. */
function does(
  entry: Entry,
  where: PlaceReading,
  { action, place, lead }: Doing,
  chosen: ChosenActions,
): Pick<SettledDoing, 'action' | 'place' | 'lead' | 'classified'> {
  const elsewhere = where.kind === 'elsewhere' ? { word: where.word, name: where.elsewhere } : null;
  const written = entry.fields.do !== undefined && findByWord('actions', entry.fields.do.text) !== null;
  const told = classifyEntry(entry, { action, place, elsewhere, written });
  const key = classificationKey(entry.fields.title?.text ?? '');
  const byPerson = chosen.cells.get(cellPlace(entry.sheet.name, entry.origin));
  const remembered = byPerson ? undefined : key === null || written ? undefined : chosen.names.get(key);
  const classified: Classification = byPerson
    ? { action: byPerson, confidence: 'sure', because: { 'zh-CN': '你选的', en: 'you chose it' } }
    : remembered
      ? { action: remembered, confidence: 'sure', because: { 'zh-CN': '上次这样确认过', en: 'it was confirmed so last time' } }
      : told;
  if (classified.action === action) return { action, place, lead, classified };
  const { places } = vocabulary.actions[classified.action];
  const spoken = classified.action === 'whisper' || classified.action === 'say';
  // a task says where it is to be done; what is done by its own name needs no lead
  return {
    action: classified.action,
    place: places.includes(place) ? place : places[0],
    lead: spoken || classified.action !== 'task' ? '' : lead,
    classified,
  };
}

const everyone: ReadonlySet<string> = new Set([...syntax.everyone['zh-CN'], ...syntax.everyone.en].map(plain));

function isEveryone(written: string): boolean {
  const word = plain(written.replace(/(?:群|班)?(?:成员|学员|同学|用户|客户|人员?)$/u, ''));
  return word === '' || everyone.has(word) || everyone.has(plain(written)) || /^[-—–/\\无]+$/u.test(written.trim());
}
