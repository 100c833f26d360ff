import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterEach, expect, test } from 'vitest';
import { silentLog } from '../../log/index.ts';
import { isDatabaseUnavailable } from '../database-errors.ts';
import { openDatabase } from '../open-database.ts';
import { inWorkspace } from '../transaction.ts';
import type { Embedded } from './embedded.ts';
import { openEmbedded } from './open-embedded.ts';
import { readPostmasterPid, runningPostmaster } from './postmaster-pid.ts';
import { isAlive, until } from './processes.ts';
import { serverHolder } from './server-lock.ts';

const workspaceId = '00000000-0000-7000-8000-000000000001';
const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

function makeDataDir(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'kuaishan-embedded-'));
  // as the directory of an ordinary checkout: others may pass
  chmodSync(dataDir, 0o755);
  cleanups.push(async () => {
    const running = runningPostmaster(join(dataDir, 'data', 'postgres', 'cluster'));
    if (running) process.kill(running.pid, 'SIGQUIT');
    await until(10_000, () => !running || !isAlive(running.pid));
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  });
  return join(dataDir, 'data');
}

const clusterOf = (dataDir: string) => join(dataDir, 'postgres', 'cluster');

async function open(dataDir: string, role: 'server' | 'tool' = 'server', o: { hostId?: string } = {}): Promise<Embedded> {
  const embedded = await openEmbedded({ dataDir, role, log: silentLog, ...o });
  cleanups.push(() => embedded.stop().catch(() => {}));
  return embedded;
}

interface Answer {
  readonly refused?: string;
  readonly urls: Embedded['urls'];
  readonly pid: number;
  readonly origin: string;
  readonly served: boolean;
}

async function openInProcess(dataDir: string, role: 'server' | 'tool' = 'server'): Promise<{ child: ChildProcess; answer: Answer }> {
  const script = join(import.meta.dirname, '..', '..', '..', '..', 'test', 'embedded-process.ts');
  const child = spawn(process.execPath, [script, dataDir, role], { stdio: ['ignore', 'pipe', 'inherit'] });
  cleanups.push(() => void child.kill('SIGKILL'));
  for await (const line of createInterface({ input: child.stdout })) return { child, answer: JSON.parse(line) as Answer };
  throw new Error('the process ended without a word');
}

async function killed(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

test('the first start makes a cluster with passwords only its owner reads; the next one starts it with everything in it', async () => {
  const dataDir = makeDataDir();
  const first = await open(dataDir);
  expect(first.origin).toBe('made');
  await query(first.urls.superuser, 'create table kept as select 42 as answer');
  expect(statSync(join(dataDir, 'postgres', 'kuaishan.json')).mode & 0o777).toBe(0o600);
  expect(await query(first.urls.app, 'select current_user as name, inet_server_addr()::text as address')).toEqual([
    { name: 'kuaishan_app', address: '127.0.0.1/32' },
  ]);
  await expect(query(first.urls.app.replace(/:[^:@]+@/, ':guessed@'), 'select 1')).rejects.toThrow('password authentication failed');
  await first.stop();
  expect(isAlive(first.pid)).toBe(false);
  const second = await open(dataDir);
  expect(second.origin).toBe('started');
  expect(second.urls).toEqual(first.urls);
  expect(await query(second.urls.superuser, 'select answer from kept')).toEqual([{ answer: 42 }]);
});

test('after kill -9 of its Kuaishan, PostgreSQL lives on and the next start adopts it, and stops it in the end', async () => {
  const dataDir = makeDataDir();
  const { child, answer } = await openInProcess(dataDir);
  await query(answer.urls.superuser, 'create table kept as select 42 as answer');
  await killed(child);
  expect(isAlive(answer.pid)).toBe(true);
  const next = await open(dataDir);
  expect(next).toMatchObject({ pid: answer.pid, origin: 'adopted', urls: answer.urls });
  expect(await query(next.urls.superuser, 'select answer from kept')).toEqual([{ answer: 42 }]);
  await next.stop();
  expect(isAlive(answer.pid)).toBe(false);
  expect(existsSync(join(dataDir, 'postgres', 'in-use.json'))).toBe(false);
});

test('an adopted PostgreSQL is kept running too', async () => {
  const dataDir = makeDataDir();
  const { child, answer } = await openInProcess(dataDir);
  await killed(child);
  const next = await open(dataDir);
  expect(next.origin).toBe('adopted');
  process.kill(answer.pid, 'SIGKILL');
  const successor = await until(20_000, () => {
    const running = runningPostmaster(clusterOf(dataDir));
    return running && running.pid !== answer.pid && running.status === 'ready' ? running : null;
  });
  expect(successor?.port).toBe(Number(new URL(answer.urls.app).port));
  expect(await query(next.urls.app, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a second server on the directory is refused with the first one’s process, and the first is not disturbed', async () => {
  const dataDir = makeDataDir();
  const first = await open(dataDir);
  const { answer } = await openInProcess(dataDir);
  expect(answer.refused).toContain(`(process ${process.pid})`);
  expect(await query(first.urls.app, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(isAlive(first.pid)).toBe(true);
});

test('two servers started at once on an empty directory: one gets it, the other is refused', async () => {
  const dataDir = makeDataDir();
  const [one, two] = await Promise.all([openInProcess(dataDir), openInProcess(dataDir)]);
  const refused = [one, two].filter(({ answer }) => answer.refused !== undefined);
  const running = one.answer.refused === undefined ? one : two;
  expect(refused).toHaveLength(1);
  expect(refused[0]?.answer.refused).toContain(`(process ${running.child.pid})`);
  expect(readPostmasterPid(clusterOf(dataDir))?.pid).toBe(running.answer.pid);
});

test('a tool joins the running server and leaves it running; alone it starts PostgreSQL and stops it again', async () => {
  const dataDir = makeDataDir();
  const alone = await open(dataDir, 'tool');
  expect(alone).toMatchObject({ origin: 'made', served: false });
  await alone.stop();
  expect(isAlive(alone.pid)).toBe(false);
  const server = await open(dataDir);
  const { child, answer } = await openInProcess(dataDir, 'tool');
  expect(answer).toMatchObject({ pid: server.pid, served: true });
  child.kill('SIGTERM');
  await once(child, 'exit');
  expect(isAlive(server.pid)).toBe(true);
});

test('PostgreSQL killed under a running server is started again on its port, with everything committed in it', async () => {
  const dataDir = makeDataDir();
  const { db, embedded, stop } = await openDatabase({
    config: { databaseUrl: null, databaseAdminUrl: null, dataDir },
    log: silentLog,
    role: 'server',
  });
  cleanups.push(stop);
  const insert = (name: string) =>
    inWorkspace(db, workspaceId, (tx) =>
      tx
        .insertInto('workspace')
        .values({ workspace_id: workspaceId, name, locale: 'zh-CN', zone: 'Asia/Shanghai', created_at: new Date('2026-12-01T00:00:00Z') })
        .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet({ name }))
        .execute(),
    );
  await insert('before');
  for (let round = 0; round < 3; round++) {
    const { pid } = readPostmasterPid(clusterOf(dataDir))!;
    process.kill(pid, 'SIGKILL');
    const read = () => inWorkspace(db, workspaceId, (tx) => tx.selectFrom('workspace').select('name').executeTakeFirst());
    // a backend of the killed server may answer a moment longer
    const row = await until(20_000, async () => {
      const successor = runningPostmaster(clusterOf(dataDir));
      if (!successor || successor.pid === pid) return null;
      return read().catch((error: unknown) => (isDatabaseUnavailable(error) ? null : Promise.reject(error as Error)));
    });
    expect(row).toEqual({ name: round === 0 ? 'before' : `round ${round - 1}` });
    await insert(`round ${round}`);
  }
  // the lock comes back with it; looked at from beside, since a rival that asks too early would be given it
  const client = new pg.Client({ connectionString: embedded!.urls.maintenance });
  await client.connect();
  const holder = await until(20_000, () => serverHolder(client));
  await client.end();
  expect(holder).toEqual({ pid: process.pid });
  const { answer } = await openInProcess(dataDir);
  expect(answer.refused).toContain(`(process ${process.pid})`);
  expect(embedded?.urls.app).toContain(String(readPostmasterPid(clusterOf(dataDir))?.port));
});

test('while PostgreSQL cannot be started, callers hear that the database is unavailable; once it can, they are served again', async () => {
  const dataDir = makeDataDir();
  const { db, stop } = await openDatabase({
    config: { databaseUrl: null, databaseAdminUrl: null, dataDir },
    log: silentLog,
    role: 'server',
  });
  cleanups.push(stop);
  const read = () => inWorkspace(db, workspaceId, (tx) => tx.selectFrom('workspace').selectAll().execute());
  const { pid } = readPostmasterPid(clusterOf(dataDir))!;
  process.kill(pid, 'SIGKILL');
  await until(10_000, () => !isAlive(pid));
  renameSync(clusterOf(dataDir), `${clusterOf(dataDir)}.gone`);
  const failure = await until(10_000, () =>
    read().then(
      () => null,
      (error: unknown) => error as Error,
    ),
  );
  expect(isDatabaseUnavailable(failure)).toBe(true);
  renameSync(`${clusterOf(dataDir)}.gone`, clusterOf(dataDir));
  expect(await until(30_000, () => read().catch(() => null))).toEqual([]);
});

test('a start interrupted while the cluster was being made is made good by the next', async () => {
  const dataDir = makeDataDir();
  mkdirSync(join(dataDir, 'postgres', 'cluster.new', 'base'), { recursive: true });
  writeFileSync(join(dataDir, 'postgres', 'starting.lock'), '999999999');
  expect((await open(dataDir)).origin).toBe('made');
});

test('a postmaster.pid left behind whose process id belongs to another program by now is not taken for a running server', async () => {
  const dataDir = makeDataDir();
  await (await open(dataDir)).stop();
  writeFileSync(join(clusterOf(dataDir), 'postmaster.pid'), `${process.pid}\n${clusterOf(dataDir)}\n1\n5432\n\n127.0.0.1\n1 1\nready\n`);
  expect((await open(dataDir)).origin).toBe('started');
});

test('a directory of another major version is refused with what to do, untouched', async () => {
  const dataDir = makeDataDir();
  await (await open(dataDir)).stop();
  writeFileSync(join(clusterOf(dataDir), 'PG_VERSION'), '17\n');
  await expect(open(dataDir)).rejects.toThrow(/PostgreSQL 17's; this Kuaishan brings PostgreSQL \d+.*Go back to the Kuaishan version/);
  expect(existsSync(join(clusterOf(dataDir), 'postmaster.pid'))).toBe(false);
  // nothing ran here, so another machine may have it
  expect(existsSync(join(dataDir, 'postgres', 'in-use.json'))).toBe(false);
});

test('a directory that cannot be made or written is refused with what to do, wherever the file system says no', async () => {
  const file = `${makeDataDir()}-file`;
  writeFileSync(file, '');
  await expect(open(join(file, 'data'))).rejects.toThrow(/Cannot keep data in .*a part of its path is no directory.*DATA_DIR/);
  if (process.platform === 'linux') await expect(open('/proc/kuaishan')).rejects.toThrow(/Cannot keep data in \/proc\/kuaishan/);
});

test('passwords that were cut short on the disk are told by their file, and the data is left alone', async () => {
  const dataDir = makeDataDir();
  await (await open(dataDir)).stop();
  writeFileSync(join(dataDir, 'postgres', 'kuaishan.json'), '{ "passwords": {');
  await expect(open(dataDir)).rejects.toThrow(/kuaishan\.json does not hold what it should.*backup/);
  expect(existsSync(join(clusterOf(dataDir), 'PG_VERSION'))).toBe(true);
});

test('a directory in use by another machine is refused; stopped cleanly there, it may move', async () => {
  const dataDir = makeDataDir();
  const there = await open(dataDir, 'server', { hostId: 'another machine' });
  await expect(open(dataDir)).rejects.toThrow(/in use by another machine.*delete .*in-use\.json/s);
  await there.stop();
  expect((await open(dataDir)).origin).toBe('started');
});

test('a cluster whose passwords were lost is refused instead of being left unreachable', async () => {
  const dataDir = makeDataDir();
  await (await open(dataDir)).stop();
  rmSync(join(dataDir, 'postgres', 'kuaishan.json'));
  await expect(open(dataDir)).rejects.toThrow('kuaishan.json');
  expect(readFileSync(join(clusterOf(dataDir), 'PG_VERSION'), 'utf8').trim()).toMatch(/^\d+$/);
});
