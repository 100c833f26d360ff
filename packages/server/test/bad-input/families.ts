import { readFileSync } from 'node:fs';
import type { Locale } from '@kuaishan/script';
import { askedValues, askingScript, campaignCases } from './campaign-requests.ts';
import type { Answer, Row } from './case.ts';
import { checkCases } from './check-requests.ts';
import { runCommandCase } from './command-case.ts';
import { fileCases, scriptCases, tableCases } from './command-cases.ts';
import { losses } from './database-gone.ts';
import { killedWhileOpening, killedWhilePerforming, stop } from './killed-server.ts';
import { memberCases } from './member-requests.ts';
import { oddCases } from './odd-requests.ts';
import { orderCases } from './order-requests.ts';
import { outage } from './outage.ts';
import { runRequestCase } from './request-case.ts';
import { runKuaishan } from './run-command.ts';
import { makeDataDir, removeDataDir, type Served, serve } from './served.ts';
import { setStage } from './stage.ts';
import { runStartCase, startCases } from './start-cases.ts';

export interface Running {
  readonly locale: Locale;
  /** whether a case was asked for */
  wanted(name: string): boolean;
  /** told of every case as soon as it has been run */
  done(row: Row): void;
}

/** Everything, in two lanes side by side: one busy with commands, one mostly waiting for a server. */
export async function runEverything(o: Running): Promise<void> {
  await Promise.all([lane([commandLine, starts, kills], o), lane([requests, databases], o)]);
}

async function lane(families: readonly ((o: Running) => Promise<void>)[], o: Running): Promise<void> {
  for (const family of families) await family(o);
}

async function commandLine(o: Running): Promise<void> {
  for (const one of [...scriptCases, ...(await tableCases()), ...fileCases]) {
    await row(o, 'command line', one.name, () => runCommandCase(one, { locale: o.locale, run: runKuaishan }));
  }
}

async function requests(o: Running): Promise<void> {
  const cases = [...campaignCases, ...memberCases, ...oddCases, ...(await checkCases()), ...(await orderCases())].filter(({ name }) =>
    o.wanted(name),
  );
  await withServer(o, 'requests', cases, async (served) => {
    const stage = await setStage(served, {
      script: askingScript,
      groups: 1,
      openingAt: '2027-12-01T09:00',
      zone: 'Asia/Shanghai',
      values: askedValues,
    });
    for (const one of cases) await row(o, 'requests', one.name, () => runRequestCase(one, { served, stage, locale: o.locale }));
  });
}

async function starts(o: Running): Promise<void> {
  const cases = startCases.filter(({ name }) => o.wanted(name));
  await withServer(o, 'starts', cases, async (served) => {
    for (const one of cases) await row(o, 'starts', one.name, () => runStartCase(one, { served, locale: o.locale }));
  });
}

async function kills(o: Running): Promise<void> {
  await row(o, 'kills', 'server: killed (SIGKILL) while it performs', killedWhilePerforming);
  await row(o, 'kills', 'server: killed (SIGKILL) while a campaign opens', killedWhileOpening);
}

async function databases(o: Running): Promise<void> {
  await Promise.all(losses.map((loss) => row(o, 'databases', loss.name, () => outage(loss, o))));
}

/** A server for the cases of a family: afterwards it must still stop in good order. */
async function withServer(o: Running, family: string, cases: readonly object[], work: (served: Served) => Promise<void>): Promise<void> {
  if (cases.length === 0) return;
  const dataDir = makeDataDir();
  try {
    const served = await serve({ dataDir });
    await work(served);
    const megabytes = memoryOf(served.pid);
    const { state, faults } = await stop(served, dataDir);
    o.done({
      ...{ family, name: `${family}: the server afterwards`, message: '', place: null, seconds: 0 },
      state: `${megabytes === null ? '' : `${megabytes} MB, `}${state}`,
      faults: [...faults, ...((megabytes ?? 0) > MOST_MEGABYTES ? [`kept ${megabytes} MB of memory`] : [])],
    });
  } finally {
    await removeDataDir(dataDir);
  }
}

/** A server with its code loaded has some 200 MB; what bad input leaves behind on top would grow for ever. */
const MOST_MEGABYTES = 600;

/** Memory of a process now; null where it cannot be read. */
function memoryOf(pid: number): number | null {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024);
  } catch {
    return null;
  }
}

/** A case that breaks the runner itself counts as failed. */
async function row(o: Running, family: string, name: string, run: () => Promise<Answer>): Promise<void> {
  if (!o.wanted(name)) return;
  try {
    o.done({ family, name, ...(await run()) });
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    o.done({ family, name, message, place: null, state: 'could not be judged', seconds: 0, faults: ['could not be judged'] });
  }
}
