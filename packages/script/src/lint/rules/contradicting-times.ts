import { type Message, makeFinding, quoted } from '../../finding.ts';
import { MINUTES_OF_DAY } from '../../plan/script-minute.ts';
import type { Cue, Finding, Locale } from '../../script.ts';
import { clockText } from '../../write/clock-text.ts';
import { everywhere, type LintContext, type LintRule, placeOf } from '../rule.ts';
import { minuteAt } from '../script-index.ts';
import { minuteWords } from '../time-words.ts';

type Moment = Readonly<Record<Locale, string>>;

const formats = {
  closesBefore: (offer: string): Message => ({
    'zh-CN': { why: `“${quoted(offer)}”的截止时间不晚于开售时间。`, todo: '把 closesAt 改晚。' },
    en: { why: `“${quoted(offer)}” closes no later than it opens.`, todo: 'Make closesAt later.' },
  }),
  otherMoment: (what: string, at: Moment, declared: Moment): Message => ({
    'zh-CN': {
      why: `这个节点在 ${at['zh-CN']}，而“${quoted(what)}”声明的是 ${declared['zh-CN']}。`,
      todo: '两处改成同一个时间，或让节点挂在声明的时间上。',
    },
    en: {
      why: `This cue is ${at.en}, but “${quoted(what)}” is declared for ${declared.en}.`,
      todo: 'Give both one time, or let the cue hang on the declared one.',
    },
  }),
  otherClock: (written: string, what: string, declared: string): Message => ({
    'zh-CN': { why: `话里说“${quoted(written)}”，而“${quoted(what)}”是 ${declared} 开始。`, todo: '改成同一个时间。' },
    en: { why: `The text says “${quoted(written)}”, but “${quoted(what)}” starts at ${declared}.`, todo: 'Make them one time.' },
  }),
  dueBefore: (homework: string): Message => ({
    'zh-CN': { why: `作业“${quoted(homework)}”在课程发出之前就截止了。`, todo: '把 due 改到课程之后。' },
    en: { why: `The homework “${quoted(homework)}” is due before its lesson is released.`, todo: 'Make due later than the lesson.' },
  }),
};

export const contradictingTimes = {
  id: 'contradicting-times',
  severity: 'error',
  kind: 'form',
  covers: everywhere,
  reason: {
    'zh-CN': '同一件事写了两个时间，成员信了一个，系统做的是另一个。',
    en: 'One thing with two times: members believe the one, the system does the other.',
  },
  source: 'design.md: deadlines are facts of the thing they belong to; cues only refer to them',
  formats,
  check,
} as const satisfies LintRule;

function check({ script, index }: LintContext): readonly Finding[] {
  const offers = script.offers.flatMap((offer) =>
    minuteAt(offer.closesAt) <= minuteAt(offer.opensAt)
      ? [makeFinding(contradictingTimes, formats.closesBefore(offer.id), { at: placeOf(offer, 'closesAt') })]
      : [],
  );
  const released = new Map(index.releases.map(({ lesson, minute }) => [lesson.id, minute]));
  const homework = script.homework.flatMap((one) => {
    const due = one.due && minuteAt(one.due);
    const from = one.lesson === null ? undefined : released.get(one.lesson);
    return due !== null && from !== undefined && due <= from
      ? [makeFinding(contradictingTimes, formats.dueBefore(one.id), { at: placeOf(one, 'due') })]
      : [];
  });
  const cues = index.timeline.flatMap(({ cue, minute }) => {
    const declared = declaredFor(cue, index);
    if (!declared) return [];
    if (declared.exact && declared.minute !== minute) {
      const message = formats.otherMoment(declared.id, minuteWords(minute), minuteWords(declared.minute));
      return [makeFinding(contradictingTimes, message, { at: placeOf(cue, 'when'), cue: cue.id })];
    }
    const clock = clockText(declared.minute % MINUTES_OF_DAY);
    const written = otherClockIn(index.saidBy(cue)?.sentences ?? [], clock);
    if (written === null || !declared.inText) return [];
    return [
      makeFinding(contradictingTimes, formats.otherClock(written, declared.id, clock), {
        at: placeOf(cue, 'text'),
        cue: cue.id,
        severity: 'warning',
      }),
    ];
  });
  return [...offers, ...homework, ...cues];
}

interface Declared {
  readonly id: string;
  readonly minute: number;
  /** the cue must be at that very minute */
  readonly exact: boolean;
  /** its text announces that minute */
  readonly inText: boolean;
}

/** The moment that is declared for what a cue does, or null. */
function declaredFor(cue: Cue, index: LintContext['index']): Declared | null {
  if (cue.action === 'open-offer') {
    const offer = index.offerOf(cue);
    return offer && { id: offer.id, minute: minuteAt(offer.opensAt), exact: true, inText: false };
  }
  if (cue.action !== 'live-start' && cue.action !== 'announce-live') return null;
  const live = index.liveOf(cue);
  if (!live) return null;
  return { id: live.id, minute: minuteAt(live.start), exact: cue.action === 'live-start', inText: true };
}

const CLOCK = /(?<![\d:：])([01]?\d|2[0-3])[:：]([0-5]\d)(?![\d:：])/gu;

/** A clock time in the text, when there are some and none is the declared one. */
function otherClockIn(sentences: readonly string[], declared: string): string | null {
  const written = sentences.flatMap((sentence) => [...sentence.matchAll(CLOCK)]);
  const [first] = written;
  if (!first || written.some(([, hour, minute]) => `${(hour ?? '').padStart(2, '0')}:${minute ?? ''}` === declared)) return null;
  return first[0];
}
