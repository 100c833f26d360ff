import { type Locale, newFindings, type ParseResult, speakFinding, stretchScript, writeScript } from '@kuaishan/script';
import type { StretchedText } from './studio-question.ts';

/** What a text would be for another number of days, and everything there is to say about it. */
export function stretchedText(text: string, parsed: ParseResult, { days, locale }: { days: number; locale: Locale }): StretchedText {
  if (!parsed.ok) return { ok: false, findings: parsed.findings.map((finding) => speakFinding(finding, locale)) };
  const { script, notes } = stretchScript(parsed.script, days);
  const stretched = writeScript(script);
  return {
    ok: true,
    text: stretched,
    cues: { before: parsed.script.cues.length, after: script.cues.length },
    notes: notes.map(({ kind, words }) => ({ kind, words: words[locale] })),
    findings: newFindings(parsed.script, stretched).map((finding) => speakFinding(finding, locale)),
    commentsLost: comments(text).length - comments(stretched).length,
  };
}

function comments(text: string): readonly string[] {
  return text.split('\n').filter((line) => /^\s*#/u.test(line));
}
