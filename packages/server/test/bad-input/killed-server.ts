import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask } from './ask.ts';
import { auditFaults, auditOnceQuiet, auditWords } from './audit.ts';
import type { Answer } from './case.ts';
import { postmasterOf } from './leftovers.ts';
import { minuteScript } from './minute-script.ts';
import { since } from './run-command.ts';
import { makeDataDir, removeDataDir, type Served, serve } from './served.ts';
import { type Stage, setStage } from './stage.ts';

const GROUPS = 40;
const KILLS = 3;
/** groups of the campaign that is being opened when the server dies: opening them takes a good part of a second */
const MANY_GROUPS = 500;

/** A server that performs is killed (SIGKILL) again and again, and started again: it adopts its PostgreSQL, and nothing is lost or said twice. */
export async function killedWhilePerforming(): Promise<Answer> {
  const startedAt = performance.now();
  const dataDir = makeDataDir();
  try {
    let served = await serve({ dataDir });
    const script = minuteScript({ before: 3, after: 10 });
    let stage = await setStage(served, { script: script.text, groups: GROUPS, openingAt: script.openingAt, zone: script.zone });
    const faults: string[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      const postgres = postmasterOf(dataDir);
      await served.kill();
      if (postmasterOf(dataDir) !== postgres) faults.push('PostgreSQL did not outlive the server');
      served = await serve({ dataDir });
      stage = { ...stage, url: served.url };
      if (postmasterOf(dataDir) !== postgres) faults.push('PostgreSQL was not adopted');
      // now this much later, now that, so that it dies in the middle of different things
      await sleep(kill * 120);
    }
    const least = GROUPS * 4;
    const audit = await auditOnceQuiet(stage, least);
    const stopped = await stop(served, dataDir);
    return {
      message: auditWords(audit),
      place: null,
      state: `killed ${KILLS} times, starts again, ${stopped.state}`,
      seconds: since(startedAt),
      faults: [...faults, ...auditFaults(audit, least), ...stopped.faults],
    };
  } finally {
    await removeDataDir(dataDir);
  }
}

/** The server is killed while a campaign of 500 groups opens: afterwards it is there whole, or not at all, and the same request makes it once. */
export async function killedWhileOpening(): Promise<Answer> {
  const startedAt = performance.now();
  const dataDir = makeDataDir();
  try {
    let served = await serve({ dataDir });
    const script = minuteScript({ before: 0, after: 5 });
    let stage = await setStage(served, { script: script.text, groups: 1, openingAt: script.openingAt, zone: script.zone });
    const found: number[] = [];
    const faults: string[] = [];
    for (const waitMs of [60, 250, 600]) {
      const request = openingOf(stage, script);
      const opening = ask(stage, request, 'en').catch(() => null);
      await sleep(waitMs);
      await served.kill();
      await opening;
      served = await serve({ dataDir });
      stage = { ...stage, url: served.url };
      const before = await groupsNamed(stage, request.json.name);
      if (before !== 0 && before !== MANY_GROUPS) faults.push(`${before} of ${MANY_GROUPS} groups are open`);
      const again = await ask(stage, request, 'en');
      const after = await groupsNamed(stage, request.json.name);
      if (again.status !== 200 || after !== MANY_GROUPS) faults.push(`sent again it answers ${again.status} and ${after} groups are open`);
      found.push(before);
    }
    const stopped = await stop(served, dataDir);
    return {
      message: `groups open after each kill: ${found.join(', ')}; sent again: ${MANY_GROUPS}`,
      place: null,
      state: `killed ${found.length} times, starts again, ${stopped.state}`,
      seconds: since(startedAt),
      faults: [...faults, ...stopped.faults],
    };
  } finally {
    await removeDataDir(dataDir);
  }
}

function openingOf(stage: Stage, script: { openingAt: string; zone: string }) {
  const key = randomUUID();
  return {
    path: '/api/v1/campaigns',
    as: 'owner' as const,
    headers: { 'idempotency-key': key },
    json: {
      name: `C ${key.slice(0, 8)}`,
      scriptVersionId: stage.scriptVersionId,
      openingAt: script.openingAt,
      zone: script.zone,
      groups: [{ channel: 'webRoom', count: MANY_GROUPS }],
      values: {},
      cast: [{ role: 'host', staffId: stage.staffId, deputyStaffId: null }],
    },
  };
}

/** Groups of the campaign of that name, by the list of campaigns and by its own page; -1 when the two differ. */
async function groupsNamed(stage: Stage, name: string): Promise<number> {
  const { body } = await ask(stage, { path: '/api/v1/campaigns', as: 'owner' }, 'en');
  const campaign = (body['items'] as readonly { campaignId: string; name: string; groupCount: number }[]).find((one) => one.name === name);
  if (!campaign) return 0;
  const page = await ask(stage, { path: `/api/v1/campaigns/${campaign.campaignId}`, as: 'owner' }, 'en');
  return (page.body['groups'] as readonly unknown[]).length === campaign.groupCount ? campaign.groupCount : -1;
}

/** Stops a server for good: it should end with 0 and take PostgreSQL with it. */
export async function stop(served: Served, dataDir: string): Promise<{ state: string; faults: readonly string[] }> {
  const { code, seconds } = await served.stop();
  return {
    state: `stops with ${code} in ${seconds} s`,
    faults: [...(code === 0 ? [] : [`stopped with ${code}`]), ...(postmasterOf(dataDir) === null ? [] : ['left PostgreSQL running'])],
  };
}
