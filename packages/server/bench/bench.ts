/**
 * Measures Kuaishan on this machine, each figure beside its baseline of the same run.
 *
 *   npm run bench                      lists the benches
 *   npm run bench -- perform           the full size
 *   npm run bench -- perform --groups 500 --members 50 --json
 *
 * Exit code: 0 measured, 1 what was done is not right, 2 wrong usage. Figures are printed, never judged.
 */
import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { benches } from './benches.ts';
import { type Asked, type Bench, parsedOptions, UsageError } from './parts/bench.ts';

const closing: (() => unknown)[] = [];
let interrupted = false;
async function tidyUp(): Promise<void> {
  for (const close of closing.splice(0).reverse()) await close();
}
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.once(signal, () => {
    interrupted = true;
    process.stderr.write('tidying up …\n');
    void tidyUp().finally(() => process.exit(code));
  });
}

process.exitCode = await main(process.argv.slice(2));

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h') {
    process.stdout.write(overview());
    return 0;
  }
  try {
    const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
    if (!bench) throw new UsageError(`there is no bench “${name}”; npm run bench lists them`);
    const { json, dir, asked } = parse(bench, args);
    const started = performance.now();
    const { figures, lines } = await bench.run(asked, {
      directory: dir,
      afterwards: (work) => void closing.push(work),
      say: (text) => void process.stderr.write(`  ${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${text}\n`),
    });
    process.stdout.write(json ? `${JSON.stringify(figures, null, 2)}\n` : `${lines.join('\n')}\n`);
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`bench: ${error.message}\n`);
      return 2;
    }
    // what breaks off in the middle breaks
    if (!interrupted) process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return 1;
  } finally {
    await tidyUp();
  }
}

function parse(bench: Bench, args: readonly string[]): { json: boolean; dir: string; asked: Asked } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { ...parsedOptions(bench), json: { type: 'boolean', default: false }, dir: { type: 'string', default: tmpdir() } },
    });
    const { json, dir, ...asked } = values as Record<string, string | boolean | undefined>;
    return { json: json === true, dir: String(dir), asked: asked as Asked };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function overview(): string {
  const lines = Object.entries(benches).flatMap(([name, { summary, options }]) => [
    `  ${name.padEnd(13)}${summary}`,
    ...Object.entries(options).map(([option, about]) => `${' '.repeat(17)}--${option.padEnd(12)}${about.about} (${about.default})`),
  ]);
  return `usage: npm run bench -- NAME [--json] [--dir DIRECTORY] [options]\n\n${lines.join('\n')}\n
Every bench but script makes an embedded database of its own in DIRECTORY (${tmpdir()}) and removes it; studio wants the pages built.\n`;
}
