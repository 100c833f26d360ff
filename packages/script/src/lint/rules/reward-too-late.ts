import { type Message, makeFinding, quoted } from '../../finding.ts';
import type { Finding, Locale } from '../../script.ts';
import { everywhere, type LintContext, type LintRule, placeOf } from '../rule.ts';
import { minuteWords } from '../time-words.ts';

type Moment = Readonly<Record<Locale, string>>;

const formats = {
  lesson: (title: string, at: Moment, opens: Moment): Message => ({
    'zh-CN': {
      why: `《${quoted(title)}》${at['zh-CN']} 才发，而 ${opens['zh-CN']} 已经开售：到时没有人学完，完课券没有人拿得到。`,
      todo: '把最后一课提前到开售之前，或把开售挪后。',
    },
    en: {
      why: `“${quoted(title)}” is released ${at.en}, but the offer opens ${opens.en}: by then nobody has finished, and nobody holds the coupon.`,
      todo: 'Release the last lesson before the offer opens, or open it later.',
    },
  }),
  coupon: (title: string, at: Moment, opens: Moment): Message => ({
    'zh-CN': { why: `“${quoted(title)}”${at['zh-CN']} 才第一次说起，而 ${opens['zh-CN']} 已经开售。`, todo: '在开售之前告诉大家。' },
    en: {
      why: `“${quoted(title)}” is first told of ${at.en}, when the offer has been open since ${opens.en}.`,
      todo: 'Tell of it before the offer opens.',
    },
  }),
};

export const rewardTooLate = {
  id: 'reward-too-late',
  severity: 'warning',
  kind: 'craft',
  covers: everywhere,
  reason: {
    'zh-CN': '完课奖励要在学完时马上给、在开售之前给；开售后才拿得到的券，等于没有。',
    en: 'A completion reward comes at once and before the offer opens; a coupon that can only be had afterwards is none.',
  },
  source: 'playbook.md, The whole flow, 7: “a coupon, at once and before the offer opens”',
  formats,
  check,
} as const satisfies LintRule;

/** The last lesson only: the others are finished before it. */
function check({ script, index }: LintContext): readonly Finding[] {
  const opens = index.firstOpening;
  const coupon = script.coupons.find((one) => one.for === 'completion');
  if (opens === null || !coupon) return [];
  const released = index.releases;
  const last = [...released].toSorted((a, b) => b.minute - a.minute)[0];
  const found: Finding[] = [];
  if (last && last.minute >= opens) {
    const message = formats.lesson(last.lesson.title, minuteWords(last.minute), minuteWords(opens));
    const cue = last.cue;
    found.push(
      makeFinding(rewardTooLate, message, { at: cue ? placeOf(cue, 'when') : placeOf(last.lesson, 'release'), cue: cue?.id ?? null }),
    );
  }
  const told = index.timeline.find(({ cue }) => cue.about === coupon.id);
  if (told && told.minute >= opens) {
    const message = formats.coupon(coupon.title, minuteWords(told.minute), minuteWords(opens));
    found.push(makeFinding(rewardTooLate, message, { at: placeOf(told.cue, 'when'), cue: told.cue.id }));
  }
  return found;
}
