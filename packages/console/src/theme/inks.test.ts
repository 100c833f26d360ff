/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { accents, inks } from './inks.ts';

const css = readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8');

/** The variables of one block of the style sheet: '--ink-2' → '#4a4f57'. */
function variablesOf(selector: string): ReadonlyMap<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf('}', start));
  return new Map([...block.matchAll(/(--[\w-]+):\s*(#[0-9a-f]{6})/gu)].map(([, name = '', value = '']) => [name, value]));
}

const spelled = (name: string) => `--${name.replace(/([A-Z]|\d)/gu, (part) => `-${part.toLowerCase()}`)}`;

test.each([
  ['light', ':root'],
  ['dark', ":root[data-theme='dark']"],
] as const)('the kit computes with the inks of the style sheet, %s', (paper, selector) => {
  const variables = variablesOf(selector);
  const { accentHover: _, ...accent } = accents[paper];
  for (const [name, colour] of Object.entries({ ...inks[paper], ...accent })) expect(variables.get(spelled(name)), name).toBe(colour);
});
