import { isVariableName, variablesOf } from '../text/index.ts';

/** Somebody's copy as Liquid text. */
export interface LiquidText {
  readonly text: string;
  /** variables whose name had to change, as written and as they are now */
  readonly renamed: readonly { readonly written: string; readonly name: string }[];
  /** blanks left to be filled in by hand: XX, ×× */
  readonly placeholders: readonly string[];
}

/** `{昵称}`, `｛昵称｝`, `{{昵称}}`; bounded and without optional blanks, so that no cell makes it search for long */
const BRACED = /(?:\{\{|｛｛)([^{}｛｝\n]{1,60})(?:\}\}|｝｝)|[{｛]([^{}｛｝\n]{1,60})[}｝]/gu;

/**
 * Turns copy into a Liquid text that says the same: names in braces become variables, everything else stays as it is, braces that would mean something to
 * Liquid escaped. 【…】 is emphasis, not a variable.
 */
export function readText(copy: string): LiquidText {
  const renamed: { written: string; name: string }[] = [];
  let text = '';
  let at = 0;
  for (const match of copy.matchAll(BRACED)) {
    const written = (match[1] ?? match[2] ?? '').trim();
    const name = variableName(written);
    if (name === null) continue;
    if (name !== written) renamed.push({ written, name });
    // ${昵称} is a programmer's way to write it; before an English name the sign may be the currency
    const end = copy[match.index - 1] === '$' && /\p{Script=Han}/u.test(name) ? match.index - 1 : match.index;
    const before = escaped(copy.slice(at, end));
    // a brace of its own standing before would join the variable's
    text += `${before.endsWith('{') ? `${before.slice(0, -1)}{{ "{" }}` : before}{{ ${name} }}`;
    at = match.index + match[0].length;
  }
  text += escaped(copy.slice(at));
  const placeholders = [
    ...new Set(copy.match(/(?<![\p{Script=Latin}\d])(?:[xX]{2,4}|[×✕]{2,4}|_{3,}|＿{2,})(?![\p{Script=Latin}\d])/gu) ?? []),
  ];
  // what cannot be read as a template is kept letter by letter
  return { text: variablesOf(text).ok ? text : copy.replace(/[{}]/gu, (brace) => `{{ "${brace}" }}`), renamed, placeholders };
}

/** Copy without variables, as a template that gives it back. */
function escaped(copy: string): string {
  return copy.replace(/\{(?=[{%])/gu, '{{ "{" }}').replace(/\{\{ "\{" \}\}\{\{ "\{" \}\}/gu, '{{ "{{" }}');
}

/** A name a variable can have, from what stands between braces; null when that is no name: a sentence, an assignment, a template's own words. */
function variableName(written: string): string | null {
  if (isVariableName(written)) return written;
  if (!/^[\p{L}\p{N}_][\p{L}\p{N}_\s·/、（）()\-#@*+?？"“”‘’'：:]*$/u.test(written) || /[:：]\s*["'\d]/u.test(written)) return null;
  const name = written
    .replace(/[（(].*?[）)]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/gu, '');
  if (isVariableName(name)) return name;
  return isVariableName(`_${name}`) ? `_${name}` : null;
}
