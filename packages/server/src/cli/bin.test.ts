import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, expect, test } from 'vitest';
import { isAlive, until } from '../platform/db/embedded/processes.ts';

const bin = join(import.meta.dirname, '..', '..', 'bin', 'kuaishan.js');
const folder = mkdtempSync(join(tmpdir(), 'kuaishan-bin-'));
afterAll(() => rmSync(folder, { recursive: true }));

// makes the first process believe it runs on an older Node, and tells the process it then starts
const older = join(folder, 'older.cjs');
writeFileSync(
  older,
  `if (process.env.KUAISHAN_CHILD) process.stderr.write('started again as ' + process.pid + '\\n');
   else Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.11.0' } });`,
);

function kuaishan(args: string[], o: { older?: boolean } = {}): ChildProcess {
  return spawn(process.execPath, [...(o.older ? ['--require', older] : []), bin, ...args], {
    stdio: 'pipe',
    env: { ...process.env, LC_ALL: 'en_US.UTF-8' },
  });
}

async function ended(child: ChildProcess) {
  const [out, err, [code, signal]] = await Promise.all([text(child.stdout!), text(child.stderr!), once(child, 'exit')]);
  return { out, err, code: code as number | null, signal: signal as string | null };
}

/** The process id of the second Node. */
async function secondPid(child: ChildProcess): Promise<number> {
  let err = '';
  child.stderr!.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  return (await until(20_000, () => Number(/started again as (\d+)/.exec(err)?.[1] ?? 0) || null)) ?? 0;
}

test('on a new enough Node the command runs in the same process', async () => {
  expect(await ended(kuaishan(['--version']))).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), err: '' });
});

test('under an older Node it starts itself again on the one npm brought, with input, output and exit code passed through', async () => {
  const child = kuaishan(['lint', '-', '--json'], { older: true });
  child.stdin!.end('kuaishan: 1\ntitle: a\ntitle: b\n');
  const { out, err, code } = await ended(child);
  expect(err).toMatch(/^started again as \d+\n$/);
  expect(JSON.parse(out)).toContainEqual(expect.objectContaining({ rule: 'duplicate-key', line: 3 }));
  expect(code).toBe(1);
  expect((await ended(kuaishan(['dance'], { older: true }))).code).toBe(2);
});

test('a signal reaches the second process, and its end is passed on', async () => {
  const child = kuaishan(['lint', '-'], { older: true });
  const pid = await secondPid(child);
  expect(isAlive(pid)).toBe(true);
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  expect(code).toBe(128 + 15);
  expect(isAlive(pid)).toBe(false);
});

test('when the first process is killed the second does not stay behind', async () => {
  const child = kuaishan(['lint', '-'], { older: true });
  const pid = await secondPid(child);
  child.kill('SIGKILL');
  expect(await until(10_000, () => !isAlive(pid))).toBe(true);
});

test('a reader that stops reading ends the command quietly', async () => {
  const cues = Array.from(
    { length: 1_500 },
    (_, i) => `  - { id: c${i}, stage: trust, when: on go, who: host, where: room, do: say, text: x }`,
  );
  const file = join(folder, 'long.yaml');
  writeFileSync(
    file,
    `kuaishan: 1\ntitle: t\ndays: 1\nchannel: webRoom\nroles: { host: h }\nstages: [{ name: trust, days: 1 }]\ncues:\n${cues.join('\n')}\n`,
  );
  const child = kuaishan(['plan', file, '--open', '2026-12-01T09:00', '--zone', 'UTC', '--json']);
  child.stdout!.once('data', () => child.stdout!.destroy());
  const [err, [code, signal]] = await Promise.all([text(child.stderr!), once(child, 'exit')]);
  expect({ err, code: code as number, signal: signal as null }).toEqual({ err: '', code: 0, signal: null });
});

test('kuaishan bench runs the benches of the sources, with their output and exit code', async () => {
  expect(await ended(kuaishan(['bench']))).toMatchObject({ code: 0, out: expect.stringContaining('perform') });
  expect(await ended(kuaishan(['bench', 'dance']))).toMatchObject({ code: 2, err: expect.stringContaining('no bench “dance”') });
});
