import { commentsIn, type Locale, newFindings, type ParseResult, speakFinding, stretchScript, writeScript } from '@kuaishan/script';
import type { StretchedText } from './studio-question.ts';

/** What a text would be for another number of days, and everything there is to say about it. */
export function stretchedText(text: string, parsed: ParseResult, { days, locale }: { days: number; locale: Locale }): StretchedText {
  if (!parsed.ok) return { ok: false, findings: parsed.findings.map((finding) => speakFinding(finding, locale)) };
  const { script, notes } = stretchScript(parsed.script, days);
  const stretched = writeScript(script);
  const kept = commentsIn(stretched);
  return {
    ok: true,
    text: stretched,
    cues: { before: parsed.script.cues.length, after: script.cues.length },
    notes: notes.map(({ kind, words }) => ({ kind, words: words[locale] })),
    findings: newFindings(parsed.script, stretched).map((finding) => speakFinding(finding, locale)),
    // what is written anew brings a comment of its own
    commentsLost: commentsIn(text).filter((comment) => !kept.includes(comment)).length,
  };
}
