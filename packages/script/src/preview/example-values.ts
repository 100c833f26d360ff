import { MINUTES_OF_DAY } from '../plan/script-minute.ts';
import type { Cue, Locale, Script } from '../script.ts';
import { missingMark } from '../text/missing-mark.ts';
import { offerOfCue, offerTexts } from '../text/offer-texts.ts';
import { variableSource } from '../text/variable-source.ts';
import { variablesOf } from '../text/variables-of.ts';
import type { AvailableVariable } from '../vocabulary/variables.ts';
import { wordOf } from '../vocabulary/vocabulary.ts';
import { clockText } from '../write/clock-text.ts';

/** What stands for a variable in a preview, and where that comes from. */
export interface PreviewValue {
  readonly name: string;
  readonly shown: string;
  /**
   * - `fixed`: the script says it. `example`: known when it is said; here an invented one. `asked`: people give it when a campaign opens.
   * - `perMember`: differs from member to member, so a post in the room cannot say it; `offerUnclear`: speaks of an offer that is closed then, or not named
   */
  readonly source: 'fixed' | 'example' | 'asked' | 'perMember' | 'offerUnclear';
}

export interface Example {
  readonly script: Script;
  readonly cue: Cue;
  readonly locale: Locale;
  /** minutes since midnight of day 1; null where nobody knows when it is said */
  readonly minute: number | null;
  /** `2026-12-01`: the day it is shown for as the opening's */
  readonly openingDate: string;
}

/** Who is written to in a preview. */
const memberName: Readonly<Record<Locale, string>> = { 'zh-CN': '小雨', en: 'Robin' };
/** As a campaign names its first group. */
const groupName: Readonly<Record<Locale, string>> = { 'zh-CN': ' 1群', en: ', group 1' };

/** The values of every variable a cue's texts mention, in order of first mention: as the product fills them in, with examples for what only the day itself knows. */
export function exampleValues(o: Example): readonly PreviewValue[] {
  const names = new Set(
    o.cue.texts.flatMap((text) => {
      const used = variablesOf(text);
      return used.ok ? used.variables.map(({ name }) => name) : [];
    }),
  );
  return [...names].map((name): PreviewValue => {
    const source = variableSource(name, o.script);
    const missing = missingMark(name, o.locale);
    if (source.kind === 'fixed') return { name, shown: source.value, source: 'fixed' };
    if (source.kind === 'asked') return { name, shown: missing, source: 'asked' };
    if (source.entry.perMember && o.cue.place === 'room') return { name, shown: missing, source: 'perMember' };
    const known = knownExample(source.entry.name as AvailableVariable, o);
    return known === undefined ? { name, shown: missing, source: 'offerUnclear' } : { name, shown: known, source: 'example' };
  });
}

function knownExample(name: AvailableVariable, o: Example): string | undefined {
  const { script, locale } = o;
  switch (name) {
    case 'nickname':
      return memberName[locale];
    case 'groupName':
      return `${script.title}${groupName[locale]}`;
    case 'campaignName':
      return script.title;
    case 'day':
      return String(Math.floor((o.minute ?? 0) / MINUTES_OF_DAY) + 1);
    case 'joinLink':
      return 'https://kuaishan.example/j/Xy7';
    case 'offerPrice':
      return offerExample(o)?.price;
    case 'offerClosesAt':
      return offerExample(o)?.closesAt;
    case 'timeLeft':
      return offerExample(o)?.timeLeft;
    default:
      return script.roles[name] ?? wordOf('roles', name, locale);
  }
}

function offerExample({ script, cue, minute, openingDate }: Example) {
  const offer = offerOfCue(cue, script);
  if (offer === null) return undefined;
  const { day, minuteOfDay } = offer.closesAt;
  const closes = (day - 1) * MINUTES_OF_DAY + minuteOfDay;
  // said when nobody knows: as if when it opens
  const said = minute ?? (offer.opensAt.day - 1) * MINUTES_OF_DAY + offer.opensAt.minuteOfDay;
  const date = new Date(`${openingDate}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + day - 1);
  return offerTexts(offer, {
    cue,
    currency: script.currency,
    close: {
      ...{ month: date.getUTCMonth() + 1, dayOfMonth: date.getUTCDate(), clock: clockText(minuteOfDay) },
      today: Math.floor(said / MINUTES_OF_DAY) === day - 1,
      minutesLeft: closes - said,
    },
  });
}
