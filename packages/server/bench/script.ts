import { lintScript, parseScript, planScript } from '@kuaishan/script';
import { LineCounter, parseDocument } from 'yaml';
import { type Bench, countOf } from './parts/bench.ts';
import { machineLine, readMachine } from './parts/machine.ts';
import { scriptOfSize } from './parts/script-of-size.ts';
import { quantile, rounded, type Spread, spreadOf } from './parts/statistics.ts';

/** Not counted: the first times a function is compiled. */
const WARM_UP = 3;
const OPENING = { opening: '2026-12-01T09:00', zone: 'Asia/Shanghai' };

const steps = ['bare', 'parse', 'lint', 'plan'] as const;
type Step = (typeof steps)[number];

interface Result {
  readonly cues: number;
  readonly kilobytes: number;
  readonly bareMs: Spread;
  readonly parseMs: Spread;
  readonly lintMs: Spread;
  readonly planMs: Spread;
  /** parse, lint and plan together, 95 times of a hundred at most */
  readonly p95Ms: number;
}

/** What an editor waits for after every keystroke: reading, checking and planning a whole script, at three sizes to see how it grows. */
export const script: Bench = {
  summary: 'parse, lint and plan of a whole script at three sizes, beside a bare reading of the same YAML',
  options: {
    small: { default: '50', about: 'cues of the smallest script' },
    middle: { default: '500', about: 'cues of the middle one' },
    large: { default: '5000', about: 'cues of the largest' },
    times: { default: '40', about: 'how often each is measured, in turn with the bare reading' },
  },
  run: async (asked, stage) => {
    const times = countOf(asked, 'times');
    const machine = await readMachine(null);
    const results = ['small', 'middle', 'large'].map((size) => {
      const cues = countOf(asked, size);
      const result = measure(scriptOfSize(cues), cues, times);
      stage.say(`${cues} cues: p95 ${result.p95Ms} ms`);
      return result;
    });
    return { figures: { bench: 'script', machine, sizes: { times }, results }, lines: [machineLine(machine), ...linesOf(results)] };
  },
};

function measure(text: string, cues: number, times: number): Result {
  const took: Record<Step, number[]> = { bare: [], parse: [], lint: [], plan: [] };
  const whole: number[] = [];
  for (let time = -WARM_UP; time < times; time += 1) {
    const [bareMs, document] = timed(() => parseDocument(text, { lineCounter: new LineCounter() }));
    const [parseMs, parsed] = timed(() => parseScript(text, { maxBytes: text.length * 4, maxCues: cues }));
    if (document.errors.length > 0 || !parsed.ok)
      throw new Error(`the script of ${cues} cues does not read: ${JSON.stringify(parsed.findings.slice(0, 3))}`);
    const [lintMs, findings] = timed(() => lintScript(parsed.script));
    const [planMs, planned] = timed(() => planScript(parsed.script, OPENING));
    const errors = findings.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) throw new Error(`lint found ${errors.length} errors: ${JSON.stringify(errors[0])}`);
    if (planned.length !== cues) throw new Error(`${cues} cues were written, ${planned.length} planned`);
    if (time < 0) continue;
    took.bare.push(bareMs);
    took.parse.push(parseMs);
    took.lint.push(lintMs);
    took.plan.push(planMs);
    whole.push(parseMs + lintMs + planMs);
  }
  const spread = (step: Step) => spreadOf(took[step], 2);
  return {
    ...{ cues, kilobytes: rounded(new TextEncoder().encode(text).length / 1000) },
    ...{ bareMs: spread('bare'), parseMs: spread('parse'), lintMs: spread('lint'), planMs: spread('plan') },
    p95Ms: rounded(quantile(whole, 0.95), 1),
  };
}

function timed<T>(work: () => T): [number, T] {
  const started = performance.now();
  const done = work();
  return [performance.now() - started, done];
}

function linesOf(results: readonly Result[]): readonly string[] {
  const ms = ({ median, min, max }: Spread) => `${median.toFixed(1)} ms (${min.toFixed(1)}–${max.toFixed(1)})`;
  const whole = ({ parseMs, lintMs, planMs }: Result) => parseMs.median + lintMs.median + planMs.median;
  return [
    'medians (least–most); growth: how much more of each a cue costs than in the script before (1 is linear)',
    ...results.flatMap((result, index) => {
      const before = results[index - 1];
      const growth = (of: (one: Result) => number) =>
        before ? `, growth ${(of(result) / of(before) / (result.cues / before.cues)).toFixed(2)}` : '';
      return [
        `  ${result.cues} cues, ${result.kilobytes} kB: p95 ${result.p95Ms} ms, ${(whole(result) / result.bareMs.median).toFixed(2)} of bare YAML${growth(whole)}`,
        ...steps.map((step) => `    ${step.padEnd(6)} ${ms(result[`${step}Ms`])}${growth((one) => one[`${step}Ms`].median)}`),
      ];
    }),
  ];
}
