import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { cliProcesses } from '../../test/cli-process.ts';
import { type OpenedGroups, openedGroups } from '../../test/opened-groups.ts';
import { cue, scriptText } from '../../test/test-scripts.ts';
import { openPerformances } from '../direction/cues/index.ts';
import { openEmbedded } from '../platform/db/embedded/index.ts';
import { openDb } from '../platform/db/index.ts';
import { silentLog } from '../platform/log/index.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'kuaishan-worker-'));
// PostgreSQL may have to run as somebody else
chmodSync(dataDir, 0o711);
const kuaishan = cliProcesses({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'fatal' });
afterAll(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));

const postgresPid = () => Number(readFileSync(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);

/** A group whose only cue is due now, by the wall. */
async function openDueNow(): Promise<{ said: () => Promise<boolean>; close: () => Promise<void> }> {
  const { urls, stop } = await openEmbedded({ dataDir, log: silentLog, role: 'tool' });
  const { db, close } = openDb({ url: urls.app, log: silentLog, max: 2 });
  // where it is about noon now: nothing is sent late at night
  const ahead = 12 - new Date().getUTCHours();
  const zone = `Etc/GMT${ahead < 0 ? '+' : '-'}${Math.abs(ahead)}`;
  const now = Temporal.Now.zonedDateTimeISO(zone);
  const openingAt = new Date(now.epochMilliseconds);
  const due = now.toPlainTime().toString({ smallestUnit: 'minute' });
  const opened: OpenedGroups = await openedGroups(db, { script: scriptText(cue('now', { when: `day 1 ${due}` })), openingAt, zone });
  await opened.work((tx) => openPerformances(tx, { ...opened, at: openingAt }));
  return {
    said: async () => (await opened.work((tx) => sql`select from message where cue_id = 'now'`.execute(tx))).rows.length === 1,
    close: async () => {
      await close();
      await stop();
    },
  };
}

async function eventually(yes: () => Promise<boolean>): Promise<void> {
  while (!(await yes()));
}

test('where no Kuaishan runs a worker says what to do, and makes nothing', async () => {
  const { code, printed } = await kuaishan('worker', '--lang', 'zh-CN').ended;
  expect(code).toBe(1);
  expect(printed).toContain(`${dataDir} 上没有运行着的 Kuaishan`);
  expect(printed).toContain('kuaishan start');
});

test('a worker joins the one that runs; goes on when that is killed; waits when PostgreSQL is killed or stopped, and goes on when it is back', {
  timeout: 120_000,
}, async () => {
  const first = kuaishan('start', '--lang', 'zh-CN');
  await first.until(/entry\/\S+\n/);
  const worker = kuaishan('worker', '--lang', 'zh-CN', '--port', '0');
  const port = /探针在端口 (\d+)/.exec(await worker.until(/探针在端口 \d+/))?.[1];
  const ready = async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).status;
  expect(await ready()).toBe(200);

  first.child.kill('SIGKILL');
  await first.ended;
  const one = await openDueNow();
  await eventually(one.said);
  await one.close();
  expect(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()).toContain('kuaishan_cues_total{outcome="performed"} 1');

  process.kill(postgresPid(), 'SIGKILL');
  await worker.until(/没有正常停止就不见了/);
  expect(await ready()).toBe(503);
  const second = kuaishan('start', '--lang', 'zh-CN');
  await second.until(/快闪已启动/);
  await worker.until(/数据库回来了/);
  await eventually(async () => (await ready()) === 200);

  second.child.kill('SIGTERM');
  expect((await second.ended).code).toBe(0);
  await worker.until(/主进程把数据库停了/);
  const third = kuaishan('start', '--lang', 'zh-CN');
  await third.until(/快闪已启动/);
  await worker.until(/数据库回来了/);
  await eventually(async () => (await ready()) === 200);
  worker.child.kill('SIGTERM');
  expect((await worker.ended).code).toBe(0);
  third.child.kill('SIGTERM');
  expect((await third.ended).code).toBe(0);
});
