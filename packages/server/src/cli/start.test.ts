import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

/** `kuaishan start` as an operator runs it: a process of its own on an embedded database of its own. */
const dataDir = mkdtempSync(join(tmpdir(), 'kuaishan-start-'));
// PostgreSQL may have to run as somebody else
chmodSync(dataDir, 0o711);
const started: ChildProcess[] = [];
afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

interface Run {
  readonly child: ChildProcess;
  /** resolves with what was printed once it holds `words` */
  until(words: RegExp): Promise<string>;
  /** resolves with the exit code and everything printed */
  readonly ended: Promise<{ code: number | null; printed: string }>;
}

function start(...args: string[]): Run {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, '..', '..', 'bin', 'kuaishan.js'), 'start', '--lang', 'zh-CN', ...args],
    {
      env: { ...process.env, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'warn', DATABASE_URL: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  started.push(child);
  let printed = '';
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      for (const look of waiting) look();
    });
  }
  const ended = new Promise<{ code: number | null; printed: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, printed })),
  );
  const until = (words: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => words.test(printed) && resolve(printed);
      waiting.add(look);
      look();
      void ended.then(() => reject(new Error(`it ended without saying ${words}:\n${printed}`)));
    });
  return { child, until, ended };
}

const urlIn = (printed: string) => /快闪已启动： (http:\S+)\/console\//.exec(printed)?.[1] ?? '';
const linkIn = (printed: string) => /(http:\S+\/console\/entry\/\S+)/.exec(printed)?.[1] ?? '';
const postmasterFile = join(dataDir, 'postgres', 'cluster', 'postmaster.pid');
const postgresPid = () => (existsSync(postmasterFile) ? Number(readFileSync(postmasterFile, 'utf8').split('\n')[0]) : 0);

test('a first start prints the owner’s link; a second server on the directory is refused; both stop cleanly', async () => {
  const first = start();
  const printed = await first.until(/entry\/\S+\n/);
  expect((await fetch(`${urlIn(printed)}/api/v1/health`)).status).toBe(200);
  const entry = await fetch(`${urlIn(printed)}/api/v1/entry/${linkIn(printed).split('/').at(-1)}`);
  expect(await entry.json()).toMatchObject({ kind: 'owner', expired: false });

  const second = await start().ended;
  expect(second.code).toBe(1);
  expect(second.printed).toContain(`Kuaishan 已经在使用 ${dataDir}（进程 ${first.child.pid}）`);
  expect(second.printed).toContain('kuaishan worker');
  expect(second.printed).not.toMatch(/^\s+at /m);

  const busy = await start('--port', new URL(urlIn(printed)).port).ended;
  expect(busy.code).toBe(1);

  first.child.kill('SIGTERM');
  expect((await first.ended).code).toBe(0);
});

test('after kill -9 the next start takes the running database over, and the earlier link no longer works', async () => {
  const first = start();
  const before = await first.until(/entry\/\S+\n/);
  first.child.kill('SIGKILL');
  await first.ended;
  const second = start();
  const after = await second.until(/entry\/\S+\n/);
  const answer = await fetch(`${urlIn(after)}/api/v1/entry/${linkIn(before).split('/').at(-1)}`, {
    headers: { 'accept-language': 'zh-CN' },
  });
  expect(answer.status).toBe(410);
  second.child.kill('SIGINT');
  expect((await second.ended).code).toBe(0);
});

test('when PostgreSQL is killed the server stays up, says so, and goes on once it runs again', async () => {
  const server = start();
  const url = urlIn(await server.until(/entry\/\S+\n/));
  const ask = async () => (await fetch(`${url}/api/v1/join/nobody-has-this`)).status;
  expect(await ask()).toBe(404);
  const killed = postgresPid();
  process.kill(killed, 'SIGKILL');
  const statuses: number[] = [];
  do statuses.push(await ask());
  while (statuses.at(-1) !== 404 || [killed, 0].includes(postgresPid()));
  expect(statuses.filter((status) => ![404, 503].includes(status))).toEqual([]);
  expect((await fetch(`${url}/api/v1/health`)).status).toBe(200);
  server.child.kill('SIGTERM');
  expect((await server.ended).code).toBe(0);
});

test.each([
  [['--port', '70000'], /PORT 应是 0–65535 的端口号/],
  [['--port', 'zero'], /PORT 应是 0–65535 的端口号/],
  [['--quick'], /没有 --quick 这个选项/],
])('start %j is refused in words', async (args, words) => {
  const { code, printed } = await start(...args).ended;
  expect(code).toBe(args[0] === '--quick' ? 2 : 1);
  expect(printed).toMatch(words);
});
