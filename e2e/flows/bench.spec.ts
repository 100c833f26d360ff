import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';

const bench = path.resolve(import.meta.dirname, '../../packages/server/bench/bench.ts');

test('npm run bench -- studio types into the studio and reads the browser’s own trace; how long it took is nobody’s concern here', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...[bench, 'studio', '--json'],
    ...['--cues', '20', '--small', '10', '--letters', '12', '--every', '40'],
  ]);
  const { results } = JSON.parse(stdout) as { results: readonly object[] };
  const number = expect.any(Number);
  const measured = {
    longestTask: { ms: number, cpuMs: number, parts: expect.any(Array) },
    mostAtWorkMs: number,
    longTasks: number,
    taskMs: { p99: number, p999: number },
    checkMs: { median: number, p95: number, cpuP95: number },
  };
  expect(results).toMatchObject([
    { script: 'small', cues: 10, ...measured },
    { script: 'saved', cues: 20, ...measured },
    { script: 'imported', cues: 20, ...measured },
  ]);
});
