/**
 * Kills the demo at random moments, its server and its PostgreSQL in turn (SIGKILL), starts it again, and asks the console's own audit.
 *
 *   npm run kill-demo -- [--kills 10] [--seed N]
 *
 * Ends with 1 when anything was lost or done twice.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chance } from '../src/virtual/chance.ts';

interface Audit {
  readonly groups: number;
  readonly performed: number;
  readonly expected: number;
  readonly lost: number;
  readonly twice: number;
  readonly checkedAt: string;
}

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '10' }, seed: { type: 'string', default: String(randomInt(1e9)) } },
});
const dataDir = mkdtempSync(join(tmpdir(), 'kuaishan-kill-demo-'));
// started by root, PostgreSQL runs as another user and has to get in
chmodSync(dataDir, 0o711);
const command = join(import.meta.dirname, '..', 'bin', 'kuaishan.js');
console.log(`seed ${values.seed}`);

let wrong = 0;
let demo = await startDemo();
for (let kill = 1; kill <= Number(values.kills); kill += 1) {
  const afterMs = 500 + chance(`${values.seed}:${kill}:after`) * 12_000;
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  const victim = kill % 2 === 1 ? 'server' : 'PostgreSQL';
  const startedAgainAt = performance.now();
  if (victim === 'server') {
    demo.child.kill('SIGKILL');
    await demo.ended;
    demo = await startDemo();
  } else {
    process.kill(postmasterPid(), 'SIGKILL');
  }
  const audit = await askAudit();
  wrong += audit.lost + audit.twice;
  const back = ((performance.now() - startedAgainAt) / 1000).toFixed(1);
  console.log(
    `kill ${kill}: ${victim.padEnd(10)} after ${(afterMs / 1000).toFixed(1)} s, answers again after ${back} s · ${audit.checkedAt} performed ${audit.performed} of ${audit.expected}, lost ${audit.lost}, twice ${audit.twice}`,
  );
}
const last = await askAudit();
console.log(`${values.kills} kills: lost ${last.lost}, twice ${last.twice} (${last.performed} performed in ${last.groups} groups)`);
demo.child.kill('SIGTERM');
await demo.ended;
rmSync(dataDir, { recursive: true, force: true });
process.exitCode = wrong + last.lost + last.twice > 0 ? 1 : 0;

async function startDemo(): Promise<{ child: ChildProcess; ended: Promise<unknown>; link: string }> {
  const child = spawn(process.execPath, [command, 'demo', '--port', '0', '--host', '127.0.0.1', '--lang', 'en'], {
    env: { ...process.env, DATA_DIR: dataDir, LOG_LEVEL: 'fatal' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  let said = '';
  const link = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = /http:\S+demo\/enter\S+/.exec(said);
      if (found) resolve(found[0]);
    });
    void ended.then(() => reject(new Error('the demo ended before it was ready')));
  });
  return { child, ended, link };
}

function postmasterPid(): number {
  return Number(readFileSync(join(dataDir, 'demo', 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** The audit as the console shows it; asked again until the server answers (its database may be coming back). */
async function askAudit(): Promise<Audit> {
  for (;;) {
    const entered = await fetch(demo.link, { redirect: 'manual' });
    const cookie = entered.headers.getSetCookie().map((line) => line.split(';')[0]);
    const answer = await fetch(new URL('/api/v1/audit', demo.link), { headers: { cookie: cookie.join('; ') } });
    if (answer.ok) return (await answer.json()) as Audit;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
