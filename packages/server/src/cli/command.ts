import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Locale } from '@kuaishan/script';

export type Words = Readonly<Record<Locale, string>>;

/** What a command may touch of the outside. */
export interface Terminal {
  readonly locale: Locale;
  readonly cwd: string;
  /** whether results may be coloured: they go to a terminal, and nobody asked otherwise */
  readonly colour?: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** results; may be piped into another program */
  out(text: string): void;
  /** everything that is said to a person beside the result */
  say(text: string): void;
  /** Asks a person yes or no; absent where nobody sits before it. */
  ask?(question: string): Promise<boolean>;
}

/** 0 fine, 1 findings or failure, 2 wrong usage */
export type ExitCode = 0 | 1 | 2;

type Options = NonNullable<ParseArgsConfig['options']>;
type ParsedWith<O extends Options> = ReturnType<typeof parseArgs<{ options: O; allowPositionals: true; strict: true }>>;

/** A command, ready to be given its arguments. */
export interface Command {
  /** after the name: `FILE --open TIME --zone ZONE [--json]` */
  readonly usage: string;
  /** a line per option and what the command does beyond its one-line summary */
  readonly help: Words;
  run(args: readonly string[], terminal: Terminal): Promise<ExitCode>;
}

/** The arguments are not what the command takes. Ends with 2, the words and the usage. */
export class UsageError extends Error {
  readonly words: Words;

  constructor(words: Words) {
    super(words.en);
    this.name = 'UsageError';
    this.words = words;
  }
}

/** Makes a command from its options (as for `util.parseArgs`), the names of its arguments, and what it does. */
export function defineCommand<const O extends Options>(o: {
  usage: string;
  help: Words;
  options: O;
  /** names of the positional arguments; those that may be left out, last, end in `?` */
  args: readonly string[];
  run(input: { values: ParsedWith<O>['values']; args: readonly string[] }, terminal: Terminal): Promise<ExitCode>;
}): Command {
  return {
    usage: o.usage,
    help: o.help,
    run: async (args, terminal) => {
      const parsed = parse(o.options, args);
      const [given, wanted] = [parsed.positionals.length, o.args.length];
      const missing = o.args
        .slice(given)
        .filter((name) => !name.endsWith('?'))
        .join(' ');
      if (missing !== '') {
        throw new UsageError({ 'zh-CN': `缺少 ${missing}`, en: `${missing} is missing` });
      }
      if (given > wanted) {
        const extra = parsed.positionals.slice(wanted).join(' ');
        throw new UsageError({ 'zh-CN': `多余的参数：${extra}`, en: `unexpected argument: ${extra}` });
      }
      return o.run({ values: parsed.values, args: parsed.positionals }, terminal);
    },
  };
}

/** The value of an option that must be given. */
export function required(name: string, value: string | undefined): string {
  if (value !== undefined) return value;
  throw new UsageError({ 'zh-CN': `缺少 --${name}`, en: `--${name} is missing` });
}

function parse<O extends Options>(options: O, args: readonly string[]): ParsedWith<O> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw usageErrorOf(error);
  }
}

/** `util.parseArgs` speaks English only; its three complaints, in both languages. */
function usageErrorOf(error: unknown): unknown {
  const { code, message } = error as { code?: string; message?: string };
  const name = /'(-[^' ,<]+|[^']+)/.exec(message ?? '')?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION')
    return new UsageError({ 'zh-CN': `没有 ${name} 这个选项`, en: `there is no option ${name}` });
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
    const lacks = /argument missing|ambiguous/.test(message ?? '');
    return new UsageError(
      lacks
        ? { 'zh-CN': `${name} 后面要有一个值`, en: `${name} needs a value` }
        : { 'zh-CN': `${name} 后面不能有值`, en: `${name} takes no value` },
    );
  }
  return error;
}
