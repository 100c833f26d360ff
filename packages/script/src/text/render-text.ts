import { liquid } from './engine.ts';
import { type TextSlip, textSlip } from './text-slip.ts';

export type RenderedText = { readonly ok: true; readonly text: string } | TextSlip;

/**
 * Fills in a text. Strict: a variable without a value is a slip naming it, never an empty place in a message; only `default` and conditions may
 * ask for what is not there.
 *
 * @param values by the names the text uses (see `valuesForText`); null and undefined count as no value
 */
export function renderText(text: string, values: Readonly<Record<string, unknown>>): RenderedText {
  const given = Object.entries(values).filter(([, value]) => value !== null && value !== undefined);
  const scope: Readonly<Record<string, unknown>> = Object.fromEntries(given);
  try {
    const engine = liquid();
    const rendered: unknown = engine.renderSync(engine.parse(text), scope);
    return { ok: true, text: String(rendered) };
  } catch (error) {
    return textSlip(error, text);
  }
}
