import { join } from 'node:path';
import { type Bench, countOf } from './parts/bench.ts';
import { startChild } from './parts/child.ts';
import { machineLine, readMachine } from './parts/machine.ts';
import { rowsOfSize, scriptOfSize } from './parts/script-of-size.ts';
import { quantile, rounded } from './parts/statistics.ts';

const typing = join(import.meta.dirname, '..', '..', '..', 'e2e', 'bench', 'typing-process.ts');

/** What the browser's trace says of one stretch of typing (e2e/bench/read-trace.ts). */
interface Typed {
  readonly mainTasks: readonly Times[];
  readonly longest: Times & { readonly parts: readonly { readonly name: string; readonly ms: number }[] };
  readonly workerAnswers: readonly Times[];
}

interface Times {
  readonly ms: number;
  readonly cpuMs: number;
}

/** `imported`: a table that was just brought, with what its rows were taken to do beside the editor. */
type Brought = 'small' | 'saved' | 'imported';

interface Result {
  readonly script: Brought;
  readonly cues: number;
  readonly longestTask: Typed['longest'];
  /** what the main thread worked at most in one go, whatever else the machine did */
  readonly mostAtWorkMs: number;
  /** main-thread tasks over 50 ms, the “long tasks” of the browsers' own measure */
  readonly longTasks: number;
  readonly taskMs: { readonly p99: number; readonly p999: number };
  readonly checks: number;
  readonly checkMs: { readonly median: number; readonly p95: number; readonly cpuP95: number };
}

/** W3C Long Tasks: what keeps the page from answering a letter at once. */
const LONG_TASK_MS = 50;

/** Does a long script stop typing? A person's typing in a real browser, traced by it, beside the same in a short script. */
export const studio: Bench = {
  summary: 'typing into a long script in the studio, in a real browser with its own tracing; beside it the same in a short script',
  options: {
    cues: { default: '500', about: 'cues of the long script, and rows of a table just imported' },
    small: { default: '20', about: 'cues of the short one' },
    letters: { default: '200', about: 'letters typed into each' },
    every: { default: '120', about: 'milliseconds between two letters' },
  },
  run: async (asked, stage) => {
    const sizes = { letters: countOf(asked, 'letters'), everyMs: countOf(asked, 'every') };
    const [small, long] = [countOf(asked, 'small'), countOf(asked, 'cues')];
    const machine = await readMachine(null);
    const child = startChild<Typed | { readonly ready: true }>(stage, typing, []);
    await Promise.race([child.until((line) => 'ready' in line), child.failed]);
    const results: Result[] = [];
    for (const [script, cues] of [
      ['small', small],
      ['saved', long],
      ['imported', long],
    ] as const) {
      const typed = await Promise.race([child.ask({ brings: broughtOf(script, cues), at: middleOf(cues), ...sizes }), child.failed]);
      if ('ready' in typed) throw new Error('the typing process said it is ready twice');
      const result = resultOf({ script, cues, typed });
      stage.say(`${script}, ${cues} cues: longest task ${result.longestTask.ms} ms, check p95 ${result.checkMs.p95} ms`);
      results.push(result);
    }
    const lines = [machineLine(machine), `${sizes.letters} letters, one every ${sizes.everyMs} ms`, ...results.flatMap(linesOf)];
    return { figures: { bench: 'studio', machine, sizes, results }, lines };
  },
};

function broughtOf(script: Brought, cues: number): object {
  if (script === 'imported') return { kind: 'file', name: 'table.csv', text: rowsOfSize(cues) };
  return { kind: 'script', text: scriptOfSize(cues) };
}

/** Words of a post in the middle that carries its number. */
function middleOf(cues: number): string {
  return `（${Math.floor(cues / 20) * 10 + 2}）`;
}

function resultOf({ script, cues, typed }: { script: Brought; cues: number; typed: Typed }): Result {
  const { longest, mainTasks } = typed;
  const mainTasksMs = mainTasks.map(({ ms }) => ms);
  // checks, not the short questions about the language
  const checks = typed.workerAnswers.filter(({ ms }) => ms >= 1);
  const p95 = (of: keyof Times) =>
    rounded(
      quantile(
        checks.map((one) => one[of]),
        0.95,
      ),
      1,
    );
  return {
    ...{ script, cues },
    longestTask: {
      ...{ ms: rounded(longest.ms, 1), cpuMs: rounded(longest.cpuMs, 1) },
      parts: longest.parts.slice(0, 8).map(({ name, ms }) => ({ name, ms: rounded(ms, 1) })),
    },
    mostAtWorkMs: rounded(Math.max(...mainTasks.map(({ cpuMs }) => cpuMs)), 1),
    longTasks: mainTasksMs.filter((ms) => ms > LONG_TASK_MS).length,
    taskMs: { p99: rounded(quantile(mainTasksMs, 0.99), 1), p999: rounded(quantile(mainTasksMs, 0.999), 1) },
    checks: checks.length,
    checkMs: {
      median: rounded(
        quantile(
          checks.map(({ ms }) => ms),
          0.5,
        ),
        1,
      ),
      ...{ p95: p95('ms'), cpuP95: p95('cpuMs') },
    },
  };
}

function linesOf({ script, cues, longestTask, mostAtWorkMs, longTasks, taskMs, checks, checkMs }: Result): readonly string[] {
  const parts = longestTask.parts.map(({ name, ms }) => `${name} ${ms}`).join(', ');
  return [
    `  ${script}, ${cues} cues`,
    `    main thread  longest task ${longestTask.ms} ms (at work ${longestTask.cpuMs} ms; of any task at most ${mostAtWorkMs} ms), ${longTasks} over ${LONG_TASK_MS} ms; p99 ${taskMs.p99} ms, p99.9 ${taskMs.p999} ms`,
    `      the longest: ${parts}`,
    `    worker       ${checks} checks, p95 ${checkMs.p95} ms (at work ${checkMs.cpuP95} ms), median ${checkMs.median} ms`,
  ];
}
