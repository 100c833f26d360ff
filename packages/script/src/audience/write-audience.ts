import type { Audience } from '../script.ts';

/** An audience as text that `parseAudience` reads back to the same tree; parentheses only where they are needed. */
export function writeAudience(audience: Audience): string {
  switch (audience.op) {
    case 'all':
      return 'everyone';
    case 'milestone':
      return audience.name;
    case 'fact':
      return audience.compare === 'known'
        ? `fact.${audience.name} known`
        : `fact.${audience.name} ${audience.compare} ${writeValue(audience.value)}`;
    case 'not':
      return `not ${writePart(audience.of, ['and', 'or'])}`;
    case 'and':
      return audience.of.map((part) => writePart(part, ['or', 'and'])).join(' and ');
    case 'or':
      return audience.of.map((part) => writePart(part, ['or'])).join(' or ');
  }
}

function writePart(part: Audience, parenthesize: readonly Audience['op'][]): string {
  const text = writeAudience(part);
  return parenthesize.includes(part.op) ? `(${text})` : text;
}

function writeValue(value: string | number | null): string {
  return typeof value === 'number' ? String(value) : `"${(value ?? '').replaceAll(/["\\]/g, '\\$&')}"`;
}
