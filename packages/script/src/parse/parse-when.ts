import type { Message } from '../finding.ts';
import { badTime } from '../lint/rules/bad-time.ts';
import type { Anchor, DayTime, SendUntil, When } from '../script.ts';
import { syntax } from '../vocabulary/syntax.ts';
import { findByWord, plain } from '../vocabulary/vocabulary.ts';
import { looksLikeClock, parseClock, parseDuration, splitDay } from './parse-time.ts';

export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: Message };

/** Longer than any time anybody writes; keeps what follows from searching in a novel. */
const LONGEST_WHEN = 200;

const either = (word: keyof typeof syntax, locale: 'en' | 'zh-CN') => syntax[word][locale].join('|');
const GO: ReadonlySet<string> = new Set([...syntax.go.en, ...syntax.go['zh-CN']].map(plain));
const ENGLISH = new RegExp(`^(.*?)\\s*\\b(?:(${either('after', 'en')})|(${either('before', 'en')}))\\s+(\\S.*)$`, 'isu');
const CHINESE = new RegExp(`^(.+?)\\s*(?:(${either('after', 'zh-CN')})|(${either('before', 'zh-CN')}))\\s*(.*)$`, 'isu');
/** `入群2小时后` */
const CHINESE_LAST = new RegExp(`^(.+?)\\s*([\\d半].*?)\\s*(?:(${either('after', 'zh-CN')})|(${either('before', 'zh-CN')}))$`, 'isu');

/** A cue's id: letters of any script, digits, `-` and `_`. */
const CUE_ID = /^[\p{L}\p{N}_-]{1,64}$/u;

/** Words that end a time hanging on something declared, so that nothing declared may be called so. */
const MOMENTS: ReadonlySet<string> = new Set(['starts', 'ended', 'opens', 'closes']);

/** Whether a product, lesson, offer … can have this id. */
export function isDeclaredId(id: string): boolean {
  return CUE_ID.test(id) && !MOMENTS.has(id);
}

/** The ids a time may leave out where there is only one. */
export interface OnlyDeclared {
  readonly live: string | null;
  readonly offer: string | null;
  readonly lesson: string | null;
}

const NONE: OnlyDeclared = { live: null, offer: null, lesson: null };

/** Whether a cue can have this id: the right letters, and not a word that means something else in `when`. */
export function isCueId(id: string): boolean {
  return CUE_ID.test(id) && anchorOf(id)?.kind === 'cue' && !GO.has(plain(id));
}

/**
 * Reads a cue's `when`.
 *
 * ```
 * when     = day clock | [duration] "after" anchor | duration "before" anchor | "on go" ;
 * day      = "day 1" | 第1天 ;     anchor = "join" | "opening" | cue id | declared ;     (also 入群后2小时, 入群2小时后, d1-x前30分钟)
 * declared = "live" [id] ("starts" | "ended") | "live" id | "offer" [id] ("opens" | "closes") | "lesson" id ;     (also 直播 class 结束, 优惠 开售, 优惠 截止)
 * ```
 *
 * @param only ids that a declared anchor may leave out
 */
export function parseWhen(written: string, only: OnlyDeclared = NONE): Parsed<When> {
  if (written.length > LONGEST_WHEN) return fail(badTime.formats.notAWhen(written));
  if (GO.has(plain(written))) return { ok: true, value: { kind: 'go' } };
  if (splitDay(written)) {
    const time = parseDayTime(written);
    return time.ok ? { ok: true, value: { kind: 'at', time: time.value } } : time;
  }
  if (looksLikeClock(written))
    return fail(parseClock(written) === null ? badTime.formats.notAClock(written) : badTime.formats.noDay(written));
  const parts = relativeParts(written.trim());
  return parts ? relative(written, parts, only) : fail(badTime.formats.notAWhen(written));
}

interface RelativeParts {
  readonly duration: string;
  readonly before: boolean;
  readonly anchor: string;
}

function relativeParts(written: string): RelativeParts | null {
  const english = ENGLISH.exec(written);
  if (english) return { duration: english[1] ?? '', before: english[3] !== undefined, anchor: english[4] ?? '' };
  const last = CHINESE_LAST.exec(written);
  if (last && parseDuration(last[2] ?? '') !== null)
    return { duration: last[2] ?? '', before: last[4] !== undefined, anchor: last[1] ?? '' };
  const chinese = CHINESE.exec(written);
  return chinese && { duration: chinese[4] ?? '', before: chinese[3] !== undefined, anchor: chinese[1] ?? '' };
}

function relative(written: string, { duration, before, anchor: anchorText }: RelativeParts, only: OnlyDeclared): Parsed<When> {
  const anchor = declaredAnchor(anchorText.trim(), only) ?? anchorOf(anchorText.trim());
  if (!anchor) return fail(badTime.formats.notAWhen(written));
  const none = duration.trim() === '';
  const minutes = none ? 0 : parseDuration(duration);
  if (minutes === null) return fail(badTime.formats.notADuration(duration.trim()));
  if (before && none) return fail(badTime.formats.notADuration(''));
  if (before && (anchor.kind === 'join' || anchor.kind === 'liveEnd')) return fail(badTime.formats.beforeUnknown());
  const waitsForAnchor = (none && anchor.kind === 'cue') || anchor.kind === 'liveEnd';
  return { ok: true, value: { kind: 'relative', anchor, offsetMinutes: before && minutes > 0 ? -minutes : minutes, waitsForAnchor } };
}

const LIVE = /^live(?:\s+(\S+?))??(?:\s+(starts|started|ended|ends))?$/iu;
const OFFER = /^offer(?:\s+(\S+?))??\s+(opens|opened|closes|closed)$/iu;
const LESSON = /^lesson\s+(\S+)$/iu;
/** `直播 结束`, `直播 class 结束`, `优惠 开售`, `优惠 flash 截止`: with blanks, since `d4-2030-开售` and `直播结束` are ids cues have */
const CHINESE_DECLARED = /^(?:直播\s+(?:(\S+)\s+)?(开始|结束)|优惠\s+(?:(\S+)\s+)?(开售|截止))$/u;

/** What a time hangs on among declared things; null when it is none of them. An id left out that is not the only one becomes empty: lint tells. */
function declaredAnchor(word: string, only: OnlyDeclared): Anchor | null {
  const live = LIVE.exec(word);
  if (live && (live[1] !== undefined || live[2] !== undefined)) {
    return { kind: live[2]?.startsWith('end') ? 'liveEnd' : 'liveStart', live: live[1] ?? only.live ?? '' };
  }
  const offer = OFFER.exec(word);
  if (offer) return { kind: offer[2]?.startsWith('open') ? 'offerOpen' : 'offerClose', offer: offer[1] ?? only.offer ?? '' };
  const lesson = LESSON.exec(word);
  if (lesson) return { kind: 'lesson', lesson: lesson[1] ?? '' };
  const chinese = CHINESE_DECLARED.exec(word);
  if (!chinese) return null;
  if (chinese[2] !== undefined) return { kind: chinese[2] === '结束' ? 'liveEnd' : 'liveStart', live: chinese[1] ?? only.live ?? '' };
  return { kind: chinese[4] === '开售' ? 'offerOpen' : 'offerClose', offer: chinese[3] ?? only.offer ?? '' };
}

function anchorOf(word: string): Anchor | null {
  const named = findByWord('anchors', word);
  if (named?.name === 'opening' || named?.name === 'join') return { kind: named.name };
  return CUE_ID.test(word) ? { kind: 'cue', cue: word } : null;
}

/** `day 2 20:40` */
function parseDayTime(written: string): Parsed<DayTime> {
  const split = splitDay(written);
  if (!split) return fail(badTime.formats.notAWhen(written));
  const minuteOfDay = parseClock(split.clock);
  if (minuteOfDay === null) return fail(split.clock === '' ? badTime.formats.notAWhen(written) : badTime.formats.notAClock(split.clock));
  return { ok: true, value: { day: split.day, minuteOfDay } };
}

/**
 * Reads `sendUntil`: a duration, `day 2 20:40`, or `20:40` of the cue's own day.
 *
 * @param ownDay the cue's day where it has one
 */
export function parseSendUntil(written: string, ownDay: number | null): Parsed<SendUntil> {
  if (splitDay(written)) {
    const time = parseDayTime(written);
    return time.ok ? { ok: true, value: { kind: 'at', time: time.value } } : time;
  }
  if (looksLikeClock(written)) {
    const minuteOfDay = parseClock(written);
    if (minuteOfDay === null) return fail(badTime.formats.notAClock(written));
    return ownDay === null ? fail(badTime.formats.noDay(written)) : { ok: true, value: { kind: 'at', time: { day: ownDay, minuteOfDay } } };
  }
  const minutes = parseDuration(written);
  return minutes === null || minutes === 0
    ? fail(badTime.formats.notASendUntil(written))
    : { ok: true, value: { kind: 'duration', minutes } };
}

function fail(message: Message): { readonly ok: false; readonly message: Message } {
  return { ok: false, message };
}
