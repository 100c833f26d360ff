import { liquid } from './engine.ts';
import { messages, type TextSlip, textSlip } from './text-slip.ts';

/** One mention of a variable in a text; line and column are 1-based inside the text, columns in UTF-16 units as editors count. */
export interface VariableUse {
  readonly name: string;
  readonly line: number;
  readonly column: number;
}

export type TextVariables = { readonly ok: true; readonly variables: readonly VariableUse[] } | TextSlip;

/** What a variable may be called: letters of any script, digits, `-` and `_`; not a number. */
const NAME = /^(?=.*[\p{L}_])[\p{L}\p{N}_-]+$/u;
/** words the template language keeps for itself */
const RESERVED: readonly string[] = ['true', 'false', 'nil', 'null', 'empty', 'blank', 'and', 'or', 'not', 'contains'];
/** `{{ a b }}`: two words with nothing between them, which Liquid would silently cut after the first */
const TWO_WORDS = /\{\{-?\s*([\p{L}\p{N}_][^\s|{}"']*\s+[^\s|{}"'-][^|{}"']*?)\s*(?:\||-?\}\})/gu;

/** Whether a variable can be called that. */
export function isVariableName(name: string): boolean {
  return name.length <= 64 && NAME.test(name) && !RESERVED.includes(name);
}

/**
 * Every variable a text mentions, in order of appearance, each mention. A text that cannot be read as a template gives the first slip instead.
 */
export function variablesOf(text: string): TextVariables {
  const found: VariableUse[] = [];
  try {
    const engine = liquid();
    const uses = Object.values(engine.analyzeSync(engine.parse(text), { partials: false }).variables).flat();
    for (const { segments, location } of uses) {
      const [name] = segments;
      if (segments.length > 1 || typeof name !== 'string' || !isVariableName(name)) {
        return { ok: false, line: location.row, column: location.col, message: messages.notAName(segments.map(String).join('.')) };
      }
      found.push({ name, line: location.row, column: location.col });
    }
  } catch (error) {
    return textSlip(error, text);
  }
  for (const match of text.matchAll(TWO_WORDS)) {
    const written = match[1] ?? '';
    return { ok: false, ...placeAt(text, match.index + match[0].indexOf(written)), message: messages.notAName(written) };
  }
  return { ok: true, variables: found.toSorted((a, b) => a.line - b.line || a.column - b.column) };
}

/** 1-based line and column of an offset. */
function placeAt(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1 };
}
