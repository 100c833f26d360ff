import type { ParseArgsConfig } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;
/** What was asked for on the command line, by option name. */
export type Asked = Readonly<Record<string, string | undefined>>;

/** What a bench may use of the outside. */
export interface Stage {
  /** progress, for whoever waits */
  say(text: string): void;
  /** Has `work` done when the bench ends, however it ends (its last word, an error, Ctrl-C); the latest first. */
  afterwards(work: () => unknown): void;
  /** where throwaway databases are made */
  readonly directory: string;
}

/** A measurement that can be repeated by anybody: it makes what it needs, measures, checks what was done, and leaves nothing behind. */
export interface Bench {
  /** one line */
  readonly summary: string;
  /** every option takes a number; the default is the full size */
  readonly options: Readonly<Record<string, { readonly default: string; readonly about: string }>>;
  /** Gives figures (printed by `--json` as they are) and the same as lines for a person. Throws when what was done is not right. */
  run(asked: Asked, stage: Stage): Promise<{ readonly figures: object; readonly lines: readonly string[] }>;
}

/** The options of a bench as `util.parseArgs` wants them. */
export function parsedOptions(bench: Bench): Options {
  return Object.fromEntries(Object.entries(bench.options).map(([name, { default: value }]) => [name, { type: 'string', default: value }]));
}

/** A whole number above zero, or an error that names the option. */
export function countOf(asked: Asked, name: string): number {
  const value = Number(asked[name]);
  if (Number.isInteger(value) && value > 0) return value;
  throw new UsageError(`--${name} should be a whole number above zero, not “${asked[name] ?? ''}”`);
}

/** Wrong usage: ends with 2. */
export class UsageError extends Error {}
