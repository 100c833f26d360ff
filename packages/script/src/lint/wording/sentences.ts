/** Stands where a variable is filled in. */
const FILLED_IN = '\u{FFFC}';

/** A text without its template: variables as one sign, conditions dropped. */
function withoutTemplate(text: string): string {
  if (!text.includes('{')) return text;
  return text.replaceAll(/\{\{.*?\}\}/gsu, FILLED_IN).replaceAll(/\{%.*?%\}/gsu, '');
}

/** The sentences of a text, in order, its template taken out. Commas do not end one; line breaks do. */
export function sentencesOf(text: string): readonly string[] {
  return withoutTemplate(text)
    .split(/[。！？!?；;\n]+|\.(?=\s|$)/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}
