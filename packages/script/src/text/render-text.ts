import type { Template } from 'liquidjs';
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
    const rendered: unknown = liquid().renderSync(parsed(text), scope);
    return { ok: true, text: String(rendered) };
  } catch (error) {
    return textSlip(error, text);
  }
}

const templates = new Map<string, Template[]>();
/** The texts of a few scripts at most: whoever writes to thousands of people renders one text thousands of times, one after the other. */
const KEEP = 500;

function parsed(text: string): Template[] {
  const known = templates.get(text);
  if (known) return known;
  const template = liquid().parse(text);
  if (templates.size >= KEEP) templates.delete(templates.keys().next().value ?? '');
  templates.set(text, template);
  return template;
}
