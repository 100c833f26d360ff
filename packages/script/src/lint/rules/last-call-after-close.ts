import { type Message, makeFinding, quoted } from '../../finding.ts';
import type { Finding, Locale, QuickFix } from '../../script.ts';
import { everywhere, type LintContext, type LintRule, placeOf } from '../rule.ts';
import { minuteAt } from '../script-index.ts';
import { minuteWords } from '../time-words.ts';

const formats = {
  after: (offer: string, closes: Readonly<Record<Locale, string>>): Message => ({
    'zh-CN': { why: `“${quoted(offer)}”${closes['zh-CN']} 已经截止，这时再催，说的就不是真话。`, todo: '挪到截止之前。' },
    en: { why: `“${quoted(offer)}” has closed ${closes.en}; calling for it then is not true.`, todo: 'Move it before the close.' },
  }),
};

export const lastCallAfterClose = {
  id: 'last-call-after-close',
  severity: 'error',
  kind: 'honesty',
  covers: everywhere,
  reason: {
    'zh-CN': '截止就是截止：过了时间还喊最后机会，说明之前的截止是假的。',
    en: 'The close is the close: a last call after it shows that the deadline was not real.',
  },
  source: 'playbook.md, What must stay honest: a countdown is the offer’s real end; EU UCPD Annex I 7',
  formats,
  check,
} as const satisfies LintRule;

function check({ script, index }: LintContext): readonly Finding[] {
  if (script.offers.length === 0) return [];
  return index.timeline.flatMap(({ cue, minute }) => {
    if (cue.action !== 'last-call' && cue.action !== 'open-offer') return [];
    const offer = index.offerOf(cue);
    if (!offer || minute < minuteAt(offer.closesAt)) return [];
    const fix: QuickFix | undefined =
      cue.action === 'last-call' && minuteAt(offer.closesAt) - 30 > minuteAt(offer.opensAt)
        ? {
            label: { 'zh-CN': '改到截止前 30 分钟', en: 'Move it to 30 minutes before the close' },
            changes: [{ kind: 'setField', cue: cue.id, field: 'when', value: `30m before offer ${offer.id} closes` }],
          }
        : undefined;
    return [
      makeFinding(lastCallAfterClose, formats.after(offer.id, minuteWords(minuteAt(offer.closesAt))), {
        at: placeOf(cue, 'when'),
        cue: cue.id,
        fix,
      }),
    ];
  });
}
