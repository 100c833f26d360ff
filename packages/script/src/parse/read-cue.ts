import type { Node } from 'yaml';
import { parseAudience } from '../audience/parse-audience.ts';
import { badTime } from '../lint/rules/bad-time.ts';
import { unknownReference } from '../lint/rules/unknown-reference.ts';
import { unknownRole } from '../lint/rules/unknown-role.ts';
import type { ActionName, Audience, Cue, CueOrigin, Place, PlaceName, RoleName, SendUntil, Stage, StageName, When } from '../script.ts';
import { variablesOf } from '../text/variables-of.ts';
import { actions } from '../vocabulary/actions.ts';
import { places } from '../vocabulary/places.ts';
import { stages as stageWords } from '../vocabulary/stages.ts';
import { findByWord } from '../vocabulary/vocabulary.ts';
import { isCueId, type OnlyDeclared, parseSendUntil, parseWhen } from './parse-when.ts';
import { type Field, type PlacedText, placeOfNode, type Reading, readMap, readText, readTexts, readWord } from './read-map.ts';
import { badAudience, badText, badValue, missingKey } from './rules.ts';
import { placeInside } from './yaml-source.ts';

export const cueKeys = [
  ...['id', 'title', 'stage', 'when', 'who', 'where', 'to', 'do', 'of'],
  ...['text', 'variants', 'attachments', 'choices', 'sendUntil', 'reason', 'remarks', 'origin'],
] as const;

/** What of the script a cue is read against. */
export interface CueSetting {
  /** null: the script's own number of days is unreadable */
  readonly days: number | null;
  readonly stages: readonly Stage[];
  /** what a time may hang on without naming it */
  readonly only: OnlyDeclared;
}

type Fields = ReadonlyMap<string, Field>;

/** The id of a cue as far as it can be told, so that findings can name it before it is read. */
export function peekCueId(reading: Reading, node: Node): { readonly id: string; readonly at: Place } | null {
  const silent = silence(reading);
  const field = readMap(silent, node, 'cues', null)?.get('id');
  const id = readText(silent, field);
  return id !== null && field ? { id, at: field.at } : null;
}

/** Reading again what has been read, without telling twice. */
function silence(reading: Reading): Reading {
  return { ...reading, report: () => {} };
}

/** One cue, or null when anything in it is an error; everything wrong with it is reported. */
export function readCue(reading: Reading, node: Node, setting: CueSetting): Cue | null {
  const fields = readMap(reading, node, 'cues', cueKeys, 'cue');
  if (!fields) return null;
  const at = placeOfNode(reading, node);
  const id = readId(reading, fields, at);
  const when = readWhen(reading, fields, at, setting);
  const role = readRole(reading, fields, at);
  const stage = readStage(reading, fields, at, when, setting.stages);
  const doing = readDoing(reading, fields);
  const audience = readAudience(reading, fields);
  const sendUntil = readSendUntil(reading, fields, when, setting.days);
  const uses: Record<string, Place> = {};
  const texts = readAllTexts(reading, fields, uses);
  const attachments = readAttachments(reading, fields);
  const origin = readOrigin(reading, fields);
  const blank = !fields.get('text')?.node && readTexts(silence(reading), fields.get('attachments')).length === 0;
  if (doing && actions[doing.action].needsContent && blank) {
    reading.report(missingKey, missingKey.formats.content(), fields.get('text')?.at ?? at);
  }
  if (id === null || !when || !role || !stage || !doing) return null;
  return {
    ...{ id, title: readText(reading, fields.get('title')), stage, when, role, place: doing.place, action: doing.action },
    about: readText(reading, fields.get('of')),
    choices: readTexts(reading, fields.get('choices')).map((one) => one.text),
    ...{ audience, texts, attachments, sendUntil, reason: readText(reading, fields.get('reason')) },
    ...{ remarks: readText(reading, fields.get('remarks')), origin, at },
    fields: { ...fieldPlaces(fields), ...uses },
  };
}

function readId(reading: Reading, fields: Fields, at: Place): string | null {
  const field = fields.get('id');
  const id = readText(reading, field, 'id');
  if (!field?.node) reading.report(missingKey, missingKey.formats.missing('id', 'id: d1-0900'), at);
  else if (id !== null && !isCueId(id)) reading.report(badValue, badValue.formats.expected('id', 'id'), field.at);
  else return id;
  return null;
}

function readWhen(reading: Reading, fields: Fields, at: Place, { days, only }: CueSetting): When | null {
  const field = fields.get('when');
  if (!field?.node) {
    reading.report(missingKey, missingKey.formats.missing('when', 'when: day 1 09:00'), field?.at ?? at);
    return null;
  }
  const written = readText(reading, field);
  if (written === null) return null;
  const parsed = parseWhen(written, only);
  if (!parsed.ok) {
    reading.report(badTime, parsed.message, field.at);
    return null;
  }
  const day = parsed.value.kind === 'at' ? parsed.value.time.day : 1;
  if (days !== null && (day < 1 || day > days)) {
    reading.report(badTime, badTime.formats.dayBeyond(day, days), field.at);
    return null;
  }
  return parsed.value;
}

function readRole(reading: Reading, fields: Fields, at: Place): RoleName | null {
  const field = fields.get('who');
  const written = readText(reading, field);
  if (!field?.node) reading.report(missingKey, missingKey.formats.missing('who', 'who: host'), field?.at ?? at);
  if (written === null || !field) return null;
  const role = findByWord('roles', written)?.name ?? null;
  if (!role) reading.report(unknownRole, unknownRole.formats.notARole(written), field.at);
  return role;
}

/** As written, else the one stage that covers the cue's day. */
function readStage(reading: Reading, fields: Fields, at: Place, when: When | null, stages: readonly Stage[]): StageName | null {
  const field = fields.get('stage');
  if (field?.node) return readWord(reading, field, (word) => findByWord('stages', word)?.name ?? null, Object.keys(stageWords));
  const day = when?.kind === 'at' ? when.time.day : null;
  const covering = new Set(
    stages.filter((stage) => day === null || (stage.fromDay <= day && day <= stage.toDay)).map((stage) => stage.name),
  );
  const [only] = covering;
  if (covering.size === 1 && only) return only;
  if (when) reading.report(missingKey, missingKey.formats.stage(), field?.at ?? at);
  return null;
}

/** `do` and `where` tell each other when one is left out; said privately, `say` is `whisper`. */
function readDoing(reading: Reading, fields: Fields): { readonly action: ActionName; readonly place: PlaceName } | null {
  const doField = fields.get('do');
  const whereField = fields.get('where');
  const place = readWord(reading, whereField, (word) => findByWord('places', word)?.name ?? null, Object.keys(places));
  const action = readWord(reading, doField, (word) => findByWord('actions', word)?.name ?? null, Object.keys(actions));
  if ((whereField?.node && !place) || (doField?.node && !action)) return null;
  if (place === 'private' && (action === null || action === 'say')) return { action: 'whisper', place };
  const does = action ?? 'say';
  const where = place ?? actions[does].places[0];
  if (actions[does].places.includes(where)) return { action: does, place: where };
  reading.report(badValue, badValue.formats.placeOfAction(does, where), whereField?.at ?? doField?.at ?? { line: 1, column: 1 });
  return null;
}

function readAudience(reading: Reading, fields: Fields): Audience | null {
  const field = fields.get('to');
  const written = readText(reading, field);
  if (written === null || !field?.node) return null;
  const parsed = parseAudience(written);
  if (parsed.ok) return parsed.audience;
  const place = placeInside(reading.source, field.node, { line: 1, column: parsed.index + 1 });
  reading.report(parsed.unknownName ? unknownReference : badAudience, parsed.message, place);
  return null;
}

function readSendUntil(reading: Reading, fields: Fields, when: When | null, days: number | null): SendUntil | null {
  const field = fields.get('sendUntil');
  const written = readText(reading, field);
  if (written === null || !field) return null;
  // where `when` itself is unreadable, it alone is what is wrong with "20:40"
  const ownDay = when === null ? 1 : when.kind === 'at' ? when.time.day : null;
  const parsed = parseSendUntil(written, ownDay);
  if (!parsed.ok) reading.report(badTime, parsed.message, field.at);
  else if (parsed.value.kind === 'at' && days !== null && (parsed.value.time.day < 1 || parsed.value.time.day > days)) {
    reading.report(badTime, badTime.formats.dayBeyond(parsed.value.time.day, days), field.at);
  } else return parsed.value;
  return null;
}

/** `text` and its variants; where each variable is first mentioned goes to `uses` as `variable:<name>`. */
function readAllTexts(reading: Reading, fields: Fields, uses: Record<string, Place>): readonly string[] {
  const textField = fields.get('text');
  const text = readText(reading, textField);
  const variants = readTexts(reading, fields.get('variants'));
  const first: readonly PlacedText[] = text !== null && textField?.node ? [{ text, node: textField.node, at: textField.at }] : [];
  if (first.length === 0 && variants.length > 0) {
    reading.report(missingKey, missingKey.formats.textBesideVariants(), fields.get('variants')?.keyAt ?? { line: 1, column: 1 });
  }
  for (const one of [...first, ...variants]) {
    const used = variablesOf(one.text);
    if (!used.ok) {
      reading.report(badText, used.message, placeInside(reading.source, one.node, used));
      continue;
    }
    for (const use of used.variables) uses[`variable:${use.name}`] ??= placeInside(reading.source, one.node, use);
  }
  return [...first, ...variants].map((one) => one.text);
}

const LONGEST_FILE_NAME = 200;

function readAttachments(reading: Reading, fields: Fields): readonly string[] {
  return readTexts(reading, fields.get('attachments')).map(({ text, at }) => {
    if (/[/\\\n]/.test(text) || text.length > LONGEST_FILE_NAME)
      reading.report(badValue, badValue.formats.expected('attachments', 'file'), at);
    return text;
  });
}

const ORIGIN = /^(.*)!([A-Z]{1,3}[1-9]\d{0,6})$/su;

function readOrigin(reading: Reading, fields: Fields): CueOrigin | null {
  const field = fields.get('origin');
  const written = readText(reading, field);
  if (written === null || !field) return null;
  const match = ORIGIN.exec(written);
  if (match) return { sheet: match[1] ?? '', cell: match[2] ?? '' };
  reading.report(badValue, badValue.formats.expected('origin', 'cell'), field.at);
  return null;
}

/** Places of the written fields, under the names findings use. */
function fieldPlaces(fields: Fields): Record<string, Place> {
  return Object.fromEntries([...fields.values()].map((field) => [field.key === 'who' ? 'role' : field.key, field.at]));
}
