import type { RoleName } from '../script.ts';
import { findByWord, findWithin, vocabulary, wordsOf } from '../vocabulary/index.ts';

/** Who a cell names. */
export interface RoleReading {
  readonly role: RoleName;
  /** the person's name beside the role ("班主任阿澈" → "阿澈"); null when there is none */
  readonly name: string | null;
  /** further roles of the same cell ("班主任+助教") */
  readonly also: readonly RoleName[];
  /** the role's word as this cell writes it */
  readonly word: string;
}

/** Longer than any list of roles and names. */
const LONGEST_ROLE = 100;

/** Reads a cell that says who: a role's word, with or without a name beside it, one or several. Null when no role is named. */
export function readRole(written: string): RoleReading | null {
  if (written.length > LONGEST_ROLE) return null;
  const whole = readOne(written.trim());
  const parts = written
    .split(/[+＋/／、,，&＆\n]|和|与|\band\b/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  // 学习顾问 is one role, 班主任+助教 are two
  if (parts.length < 2) return whole;
  const read = parts.map(readOne).filter((reading) => reading !== null);
  const [first, ...others] = read;
  if (!first) return whole;
  return { ...first, also: [...new Set(others.map((reading) => reading.role))].filter((role) => role !== first.role) };
}

function readOne(written: string): RoleReading | null {
  const exact = findByWord('roles', written);
  if (exact) return { role: exact.name, name: null, also: [], word: written };
  const within = findWithin('roles', written);
  if (!within || !standsAlone(written, within.word)) return null;
  const at = written.toLowerCase().indexOf(within.word);
  const word = at < 0 ? within.word : written.slice(at, at + within.word.length);
  const name = nameBeside(at < 0 ? '' : `${written.slice(0, at)} ${written.slice(at + word.length)}`);
  return { role: within.entry.name, name, also: [], word };
}

/** English words count only as whole words: a "salesforce link" is no consultant. */
function standsAlone(written: string, word: string): boolean {
  return !/^[a-z]/u.test(word) || new RegExp(`\\b${word.replace(/[^a-z]/gu, '.?')}s?\\b`, 'iu').test(written);
}

/** What stands beside a role's word, when it can be a name: short, without digits. */
function nameBeside(beside: string): string | null {
  const name = beside
    .replace(/[()（）[\]【】:：\-—–·.@,，]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  if (name === '' || [...name].length > 12 || /\d/u.test(name)) return null;
  // 所有助教, 各班顾问, 主讲老师 name nobody
  if (/^(?:所有|全体|各|各位|各班|每位|本群|本班|专属|值班|负责|执行|all|each|the|every|our)/iu.test(name)) return null;
  return findWithin('roles', name) ? null : name;
}

const roleWords = Object.values(vocabulary.roles)
  .flatMap(wordsOf)
  .toSorted((a, b) => b.length - a.length)
  .map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'))
  .join('|');
/** 我是你们的学习顾问小禾， / I'm Anna, your host — up to the next mark or blank */
const INTRODUCTION = new RegExp(
  `我(?:是|叫)[^，。！？,.!?\\n]{0,8}?(${roleWords})([\\p{Script=Han}A-Za-z]{1,6})(?=[，。！？、,.!?~～…\\s]|$)`,
  'gu',
);
/** 助教：小满 */
const LABELLED = new RegExp(`(${roleWords})\\s*[:：]\\s*([^\\s，,、；;（(\\d]{1,12})(?=[\\s，,、；;（(]|$)`, 'gu');

export interface NamedRole {
  readonly role: RoleName;
  readonly name: string;
}

/** Names that a text gives to roles by introducing them ("我是班主任阿澈"). */
export function namesIntroduced(text: string): readonly NamedRole[] {
  return named(text.matchAll(INTRODUCTION));
}

/** Names that notes give to roles by labelling them ("助教：小满"). */
export function namesLabelled(text: string): readonly NamedRole[] {
  return named(text.matchAll(LABELLED));
}

function named(matches: Iterable<RegExpExecArray>): readonly NamedRole[] {
  return [...matches].flatMap((match) => {
    const role = findByWord('roles', match[1] ?? '');
    const name = nameBeside(match[2] ?? '');
    return role && name !== null ? [{ role: role.name, name }] : [];
  });
}
