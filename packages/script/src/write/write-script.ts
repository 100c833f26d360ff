import { Document, isMap, isScalar, isSeq, Scalar, visit } from 'yaml';
import { writeAudience } from '../audience/write-audience.ts';
import { nothingDeclared } from '../nothing-declared.ts';
import type { Anchor, Cue, Script, SendUntil, When } from '../script.ts';
import { clockText, durationText } from './clock-text.ts';
import { plainDeclared } from './plain-declared.ts';

export interface WriteOptions {
  /** where an editor finds the JSON Schema for completion, relative to the file or a URL */
  readonly schema?: string;
}

/**
 * A script as YAML, always the same text for the same script: `parseScript` reads it back to an equal one, apart from places. The first line tells
 * editors where the schema is.
 */
export function writeScript(script: Script, options: WriteOptions = {}): string {
  return writePlainScript(plainScript(script), options);
}

/** The same of fields as they stand in the file, right or wrong: what a workbook says becomes text first, and the parser says what is wrong with it. */
export function writePlainScript(
  plain: Readonly<Record<string, unknown>>,
  { schema = './script-v1.schema.json' }: WriteOptions = {},
): string {
  const document = new Document(plain);
  document.commentBefore = ` yaml-language-server: $schema=${schema}`;
  arrange(document);
  // the comment stands directly above the first key; a blank line between them would hide it from some editors
  return document.toString({ lineWidth: 0, flowCollectionPadding: true, nullStr: '' }).replace(/^(#.*)\n\n/, '$1\n');
}

/** The script under the keys of the file, in their order; what is at its default and short of meaning is left out. */
export function plainScript(script: Script): Record<string, unknown> {
  const { quietHours } = script;
  return withoutEmpty({
    kuaishan: script.language,
    title: script.title,
    days: script.days,
    channel: script.channel,
    quietHours: `${clockText(quietHours.fromMinute)}-${clockText(quietHours.toMinute)}`,
    roles: orNone(script.roles),
    stages:
      script.stages.length === 0 ? undefined : script.stages.map(({ name, fromDay, toDay }) => ({ name, days: dayRange(fromDay, toDay) })),
    currency: script.currency === nothingDeclared.currency ? undefined : script.currency,
    ...plainDeclared(script),
    variables: orNone(new Map(script.variables.map(({ name, value }) => [name, value]))),
    exceptions: orNone(new Map(script.exceptions.map(({ rule, reason }) => [rule, reason]))),
    notes: script.notes,
    cues: script.cues.map(plainCue),
  });
}

function plainCue(cue: Cue): Record<string, unknown> {
  const [text, ...variants] = cue.texts;
  return withoutEmpty({
    id: cue.id,
    title: cue.title,
    stage: cue.stage,
    when: writeWhen(cue.when),
    who: cue.role,
    where: cue.place,
    to: cue.audience && writeAudience(cue.audience),
    do: cue.action,
    of: cue.about,
    text,
    variants: variants.length === 0 ? undefined : variants,
    choices: cue.choices.length === 0 ? undefined : [...cue.choices],
    attachments: cue.attachments.length === 0 ? undefined : [...cue.attachments],
    sendUntil: cue.sendUntil && writeSendUntil(cue.sendUntil),
    reason: cue.reason,
    remarks: cue.remarks,
    origin: cue.origin && `${cue.origin.sheet}!${cue.origin.cell}`,
  });
}

/** A time as `parseWhen` reads it. */
export function writeWhen(when: When): string {
  if (when.kind === 'go') return 'on go';
  if (when.kind === 'at') return `day ${when.time.day} ${clockText(when.time.minuteOfDay)}`;
  const anchor = anchorText(when.anchor);
  if (when.waitsForAnchor && when.offsetMinutes === 0) return `after ${anchor}`;
  return `${durationText(Math.abs(when.offsetMinutes))} ${when.offsetMinutes < 0 ? 'before' : 'after'} ${anchor}`;
}

function anchorText(anchor: Anchor): string {
  switch (anchor.kind) {
    case 'cue':
      return anchor.cue;
    case 'liveStart':
      return `live ${anchor.live} starts`;
    case 'liveEnd':
      return `live ${anchor.live} ended`;
    case 'offerOpen':
      return `offer ${anchor.offer} opens`;
    case 'offerClose':
      return `offer ${anchor.offer} closes`;
    case 'lesson':
      return `lesson ${anchor.lesson}`;
    default:
      return anchor.kind;
  }
}

/** A time as `parseSendUntil` reads it. */
export function writeSendUntil(until: SendUntil): string {
  return until.kind === 'duration' ? durationText(until.minutes) : `day ${until.time.day} ${clockText(until.time.minuteOfDay)}`;
}

function dayRange(fromDay: number, toDay: number): string | number {
  return fromDay === toDay ? fromDay : `${fromDay}-${toDay}`;
}

function withoutEmpty(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null && value !== undefined));
}

function orNone<T extends object>(record: T): T | undefined {
  return (record instanceof Map ? record.size : Object.keys(record).length) === 0 ? undefined : record;
}

/** Lists whose items stand on a line each. */
const onOneLine = ['stages', 'products', 'lessons', 'homework', 'coupons', 'live', 'offers'] as const;

/** How it is laid out: a blank line before `cues` and between cues, stages and attachments on one line, texts of several lines as they are said. */
function arrange(document: Document): void {
  const cues = itemsOf(document.get('cues'));
  const keys = isMap(document.contents) ? document.contents.items.map((pair) => pair.key) : [];
  for (const key of keys) if (isScalar(key) && key.value === 'cues') key.spaceBefore = true;
  for (const [index, cue] of cues.entries()) {
    if (!isMap(cue)) continue;
    cue.spaceBefore = index > 0;
    const attachments = cue.get('attachments');
    if (isSeq(attachments)) attachments.flow = true;
  }
  for (const key of onOneLine) for (const item of itemsOf(document.get(key))) if (isMap(item)) item.flow = true;
  visit(document, {
    Scalar: (key, scalar) => {
      if (key !== 'key' && typeof scalar.value === 'string' && scalar.value.includes('\n')) scalar.type = Scalar.BLOCK_LITERAL;
    },
  });
}

function itemsOf(value: unknown): readonly unknown[] {
  return isSeq(value) ? value.items : [];
}
