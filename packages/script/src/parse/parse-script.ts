import { makeFinding } from '../finding.ts';
import { nothingDeclared } from '../nothing-declared.ts';
import type { Cue, Finding, ParseResult, Place, Script } from '../script.ts';
import { channels } from '../vocabulary/channels.ts';
import { findByWord } from '../vocabulary/vocabulary.ts';
import { type CueSetting, peekCueId, readCue } from './read-cue.ts';
import {
  readCoins,
  readCoupons,
  readExceptions,
  readHomework,
  readLessons,
  readLive,
  readOffers,
  readProducts,
  readRules,
  readSettlement,
  readTalkTracks,
} from './read-declared.ts';
import { readDays, readQuietHours, readRoles, readStages, readVariables } from './read-head.ts';
import { type Field, type Reading, readList, readMap, readText, readWord } from './read-map.ts';
import { badValue, duplicateCue, missingKey, notAScript, reporter, tooLarge } from './rules.ts';
import { readYaml } from './yaml-source.ts';

/** A five-day script is about 10 kB; fifty times that is still read in a second or two, however it is made. */
export const MOST_BYTES = 500_000;
/** Nobody mends more than this before checking again. */
const MOST_FINDINGS = 200;
/** Sixty days of thirty-three cues: nobody performs more in one group. */
export const MOST_CUES = 2_000;

export const scriptKeys = [
  ...['kuaishan', 'title', 'days', 'channel', 'quietHours'],
  ...[
    'roles',
    'stages',
    'currency',
    'products',
    'lessons',
    'homework',
    'coupons',
    'coins',
    'live',
    'offers',
    'talkTracks',
    'settlement',
    'rules',
  ],
  ...['variables', 'exceptions', 'notes', 'cues'],
] as const;

export interface ParseOptions {
  /** the longest text that is read at all, in UTF-8 bytes */
  readonly maxBytes?: number;
  /** the most cues that are read */
  readonly maxCues?: number;
}

/**
 * Reads a script. Never throws, whatever the text: everything wrong is a finding with its place, all at once rather than the first only.
 * `ok` is false when there is any error; `partial` then holds what could be read all the same (cues without errors), for showing and linting.
 */
export function parseScript(text: string, { maxBytes = MOST_BYTES, maxCues = MOST_CUES }: ParseOptions = {}): ParseResult {
  const findings: Finding[] = [];
  const report = reporter(findings, null);
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > maxBytes) {
    report(tooLarge, tooLarge.formats.file(bytes, maxBytes), { line: 1, column: 1 });
    return { ok: false, findings, partial: null };
  }
  // a byte order mark is not part of the text, and would shift the first line's columns
  const source = readYaml(text.startsWith('\uFEFF') ? text.slice(1) : text, findings);
  if (!source.root) {
    if (findings.length === 0) report(notAScript, notAScript.formats.empty(), { line: 1, column: 1 });
    return { ok: false, findings, partial: null };
  }
  const partial = readScript({ source, report }, findings, maxCues);
  const sorted = findings.toSorted((a, b) => (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0));
  const failed = sorted.some((finding) => finding.severity === 'error');
  return failed || !partial ? { ok: false, findings: firstOf(sorted), partial } : { ok: true, script: partial, findings: sorted };
}

/** The first findings, and how many more there are. */
function firstOf(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= MOST_FINDINGS) return findings;
  const rest = makeFinding(tooLarge, tooLarge.formats.findings(findings.length - MOST_FINDINGS), {
    at: findings[MOST_FINDINGS]?.at ?? null,
    severity: 'info',
  });
  return [...findings.slice(0, MOST_FINDINGS), rest];
}

function readScript(reading: Reading, findings: Finding[], maxCues: number): Script | null {
  const { root } = reading.source;
  if (!root || !('items' in root) || root.items.some((item) => !('key' in item))) {
    reading.report(notAScript, notAScript.formats.notAMapping(), { line: 1, column: 1 });
    return null;
  }
  const fields = readMap(reading, root, 'kuaishan', scriptKeys);
  if (!fields) return null;
  checkVersion(reading, fields.get('kuaishan'));
  const required = (key: string, example: string) => {
    const field = fields.get(key);
    if (!field?.node) reading.report(missingKey, missingKey.formats.missing(key, example), field?.at ?? { line: 1, column: 1 });
    return field;
  };
  const title = readText(reading, required('title', 'title: 五天训练营'));
  const days = readDays(reading, required('days', 'days: 6'));
  const stages = readStages(reading, fields.get('stages'), days);
  const channel = readWord(reading, fields.get('channel'), (word) => findByWord('channels', word)?.name ?? null, Object.keys(channels));
  const declared = readDeclared(reading, fields, days);
  const only = { live: onlyOne(declared.live), offer: onlyOne(declared.offers), lesson: onlyOne(declared.lessons) };
  return {
    ...{ language: 1, title: title ?? '', days: days ?? 1, channel: channel ?? 'webRoom' },
    ...{ quietHours: readQuietHours(reading, fields.get('quietHours')), roles: readRoles(reading, fields.get('roles')), stages },
    variables: readVariables(reading, fields.get('variables')),
    cues: readCues(reading, required('cues', 'cues: …'), { days, stages, only, maxCues }, findings),
    ...declared,
    notes: readText(reading, fields.get('notes')),
  };
}

/** What is declared beside the cues, block by block. */
function readDeclared(reading: Reading, fields: ReadonlyMap<string, Field>, days: number | null) {
  const block = (key: string) => ({ reading, field: fields.get(key), days });
  return {
    currency: readCurrency(reading, fields.get('currency')),
    products: readProducts(block('products')),
    lessons: readLessons(block('lessons')),
    homework: readHomework(block('homework')),
    coupons: readCoupons(block('coupons')),
    coins: readCoins(block('coins')),
    live: readLive(block('live')),
    offers: readOffers(block('offers')),
    talkTracks: readTalkTracks(block('talkTracks')),
    settlement: readSettlement(block('settlement')),
    rules: readRules(block('rules')),
    exceptions: readExceptions(reading, fields.get('exceptions')),
  };
}

function onlyOne(list: readonly { readonly id: string }[]): string | null {
  return list.length === 1 ? (list[0]?.id ?? null) : null;
}

function readCurrency(reading: Reading, field: Field | undefined): string {
  const written = readText(reading, field, 'currency');
  if (written === null || !field) return nothingDeclared.currency;
  if (/^[A-Z]{3}$/.test(written)) return written;
  reading.report(badValue, badValue.formats.expected(field.key, 'currency'), field.at);
  return nothingDeclared.currency;
}

function checkVersion(reading: Reading, field: Field | undefined): void {
  const version = readText(reading, field);
  if (!field?.node) reading.report(missingKey, missingKey.formats.missing('kuaishan', 'kuaishan: 1'), { line: 1, column: 1 });
  else if (version !== null && version !== '1') reading.report(notAScript, notAScript.formats.version(version), field.at);
}

/** Every cue that can be read; findings about a cue name it. */
function readCues(
  reading: Reading,
  field: Field | undefined,
  setting: CueSetting & { readonly maxCues: number },
  findings: Finding[],
): readonly Cue[] {
  const nodes = readList(reading, field);
  if (!field?.node || !nodes) return [];
  if (nodes.length === 0) reading.report(badValue, badValue.formats.noCues(), field.at);
  if (nodes.length > setting.maxCues) {
    reading.report(tooLarge, tooLarge.formats.cues(nodes.length, setting.maxCues), field.at);
    return [];
  }
  const first = new Map<string, Place>();
  return nodes.flatMap((node) => {
    const named = peekCueId(reading, node);
    const own: Finding[] = [];
    const report = reporter(own, named?.id ?? null);
    const cue = readCue({ ...reading, report }, node, setting);
    const before = named && first.get(named.id);
    if (named && before) report(duplicateCue, duplicateCue.formats.again(named.id, before), named.at);
    else if (named) first.set(named.id, named.at);
    findings.push(...own);
    return cue && own.length === 0 ? [cue] : [];
  });
}
