import { audienceWords } from '../audience/explain-audience.ts';
import { parseAudience } from '../audience/parse-audience.ts';
import { quoted } from '../finding.ts';
import { parseWhen } from '../parse/parse-when.ts';
import type { Anchor, Locale, When } from '../script.ts';
import { findByName, type VocabularyKind, wordOf } from '../vocabulary/vocabulary.ts';
import { dayTimeWords, durationWords } from '../words/time-words.ts';
import { plainFields } from './plain-records.ts';

export interface WordsContext {
  readonly locale: Locale;
  /** the name people know a cue by */
  readonly nameOf: (cueId: string) => string;
}

/** Fields whose values are words of the vocabulary. */
const registered: Readonly<Record<string, VocabularyKind>> = {
  who: 'roles',
  where: 'places',
  do: 'actions',
  stage: 'stages',
  channel: 'channels',
  owner: 'roles',
};

/** A value as it is written in the file, as a person says it. */
export function valueWords(field: string, value: unknown, context: WordsContext): string {
  const { locale } = context;
  if (value === null || value === undefined || value === '') return locale === 'en' ? 'nothing' : '空';
  if (typeof value === 'string') {
    const kind = registered[field];
    if (kind && findByName(kind, value)) return locale === 'en' ? wordOf(kind, value, locale).toLowerCase() : wordOf(kind, value, locale);
    if (field === 'to') return toWords(value, locale);
    const when = parseWhen(value);
    if (when.ok && (field === 'when' || when.value.kind === 'at')) return whenWords(when.value, context);
    return `“${quoted(value)}”`;
  }
  if (Array.isArray(value)) return value.map((one) => valueWords(field, one, context)).join(locale === 'en' ? ', ' : '、');
  const fields = plainFields(value);
  if (fields) return [...fields].map(([key, one]) => `${key}: ${valueWords(key, one, context)}`).join(locale === 'en' ? '; ' : '；');
  return JSON.stringify(value);
}

function toWords(written: string, locale: Locale): string {
  const parsed = parseAudience(written);
  return parsed.ok ? audienceWords(parsed.audience, locale) : `“${quoted(written)}”`;
}

/** 第4天 20:30, “开售”后30分钟, 优惠“flash”截止前30分钟, 入群后2小时. */
function whenWords(when: When, context: WordsContext): string {
  const english = context.locale === 'en';
  if (when.kind === 'go') return english ? 'when somebody says go' : '等人喊开始';
  if (when.kind === 'at') return dayTimeWords((when.time.day - 1) * 1440 + when.time.minuteOfDay, context.locale);
  const anchor = anchorWords(when.anchor, context);
  if (when.waitsForAnchor && when.offsetMinutes === 0) return english ? `once ${anchor} is done` : `${anchor}之后`;
  const duration = durationWords(Math.abs(when.offsetMinutes), context.locale);
  if (when.offsetMinutes < 0) return english ? `${duration} before ${anchor}` : `${anchor}前${duration}`;
  return english ? `${duration} after ${anchor}` : `${anchor}后${duration}`;
}

function anchorWords(anchor: Anchor, { locale, nameOf }: WordsContext): string {
  const english = locale === 'en';
  switch (anchor.kind) {
    case 'cue':
      return `“${nameOf(anchor.cue)}”`;
    case 'liveStart':
      return english ? `the start of live class ${anchor.live}` : `直播课“${anchor.live}”开始`;
    case 'liveEnd':
      return english ? `the end of live class ${anchor.live}` : `直播课“${anchor.live}”结束`;
    case 'offerOpen':
      return english ? `the opening of offer ${anchor.offer}` : `优惠“${anchor.offer}”开售`;
    case 'offerClose':
      return english ? `the close of offer ${anchor.offer}` : `优惠“${anchor.offer}”截止`;
    case 'lesson':
      return english ? `the release of lesson ${anchor.lesson}` : `课“${anchor.lesson}”发布`;
    default:
      return wordOf('anchors', anchor.kind, locale);
  }
}
