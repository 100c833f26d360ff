import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ListeningLine } from './listening-process.ts';
import { type Bench, countOf, type Stage, UsageError } from './parts/bench.ts';
import { type Child, startChild } from './parts/child.ts';
import { machineLine, readMachine } from './parts/machine.ts';
import { type OwnDatabase, ownDatabase } from './parts/own-database.ts';
import { type Poster, postEverySecond } from './parts/post-every-second.ts';
import { seedWorld } from './parts/seed-world.ts';
import { quantile, rounded } from './parts/statistics.ts';
import type { ServingLine } from './serving-process.ts';

/** Processes that hold the phones: one alone would be the slower end. */
const LISTENING = 2;
/** The last posts are still on their way when the last second is over. */
const SETTLE_MS = 2_000;

/** How many phones one server process serves, and how soon they hear: in many rooms and in a single one, beside a bare Socket.IO server. */
export const connections: Bench = {
  summary: 'members connected to one server process, a post a second in every room; beside it a bare Socket.IO server',
  options: {
    members: { default: '2000', about: 'members connected' },
    rooms: { default: '10', about: 'rooms they are in; then all of them in one' },
    seconds: { default: '60', about: 'how long is posted' },
  },
  run: async (asked, stage) => {
    const size = { members: countOf(asked, 'members'), rooms: countOf(asked, 'rooms'), seconds: countOf(asked, 'seconds') };
    if (size.members % size.rooms > 0) throw new UsageError('--members should be a multiple of --rooms');
    const database = await ownDatabase(stage);
    const machine = await readMachine(database.admin);
    const results = [];
    for (const rooms of [size.rooms, 1]) {
      const audiences = { kuaishan: await openRooms(database, { ...size, rooms }), bare: bareRooms({ ...size, rooms }) };
      for (const server of ['kuaishan', 'bare'] as const) {
        const one = await measure(stage, { database, server, audience: audiences[server], seconds: size.seconds });
        stage.say(`${server}, ${rooms} rooms: p99 ${one.arrivalMs.p99} ms, ${one.cpuPercent} % of a core`);
        results.push({ server, rooms, membersPerRoom: size.members / rooms, ...one });
      }
    }
    const figures = { bench: 'connections', machine, sizes: size, results };
    const lines = results.map(
      ({ server, rooms, membersPerRoom, arrivalMs, answerMs, cpuPercent, rssMb }) =>
        `  ${server.padEnd(9)} ${`${rooms} × ${membersPerRoom}`.padEnd(10)} arrival p50 ${arrivalMs.p50} ms, p99 ${arrivalMs.p99} ms, last ${arrivalMs.max} ms; answer p50 ${answerMs.p50} ms; ${cpuPercent} % of a core, ${rssMb} MB`,
    );
    return {
      figures,
      lines: [
        machineLine(machine),
        `${size.members} members connected to one process, one post a second in every room for ${size.seconds} s; clients on the same machine`,
        ...lines,
      ],
    };
  },
};

/** Who connects, by what they state, and who posts; urls are relative to the server's. */
interface Audience {
  readonly auths: readonly Readonly<Record<string, string>>[];
  readonly posters: readonly Poster[];
}

async function openRooms({ admin }: OwnDatabase, size: { members: number; rooms: number }): Promise<Audience> {
  const membersPerGroup = size.members / size.rooms;
  const { workspaceId } = await seedWorld(admin, { groups: size.rooms, membersPerGroup, scripts: [''], openingAt: new Date() });
  const { rows } = await admin.query<{ group_id: string; token: string }>(
    `select group_id, 'member-' || member_id as token from member where workspace_id = $1 order by group_id`,
    [workspaceId],
  );
  const posting = [...Map.groupBy(rows, (row) => row.group_id).values()].flatMap(([first]) => (first ? [first.token] : []));
  return {
    auths: rows.map(({ token }) => ({ token })),
    posters: posting.map((token) => ({ url: '/api/v1/room/messages', headers: { authorization: `Bearer ${token}` } })),
  };
}

function bareRooms(size: { members: number; rooms: number }): Audience {
  return {
    auths: Array.from({ length: size.members }, (_, n) => ({ room: `room ${n % size.rooms}` })),
    posters: Array.from({ length: size.rooms }, (_, n) => ({ url: `/?room=room%20${n}`, headers: {} })),
  };
}

async function measure(stage: Stage, o: { database: OwnDatabase; server: 'kuaishan' | 'bare'; audience: Audience; seconds: number }) {
  const { auths, posters } = o.audience;
  const env = { DATABASE_URL: o.database.appUrl, DATA_DIR: o.database.dataDir, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'warn' };
  const serving = startChild<ServingLine>(stage, join(import.meta.dirname, 'serving-process.ts'), [o.server], env);
  const listening = Array.from({ length: LISTENING }, () =>
    startChild<ListeningLine>(stage, join(import.meta.dirname, 'listening-process.ts'), []),
  );
  const failed = Promise.race([serving, ...listening].map((child) => child.failed));
  failed.catch(() => {});
  const url = await Promise.race([failed, urlOf(serving)]);
  for (const [n, child] of listening.entries()) child.tell({ url, auths: auths.filter((_, i) => i % LISTENING === n) });
  await Promise.race([failed, Promise.all(listening.map((child) => child.until((line) => line.kind === 'connected')))]);

  const before = await usedBy(serving);
  const answersMs = await Promise.race([
    failed,
    postEverySecond(
      posters.map((poster) => ({ ...poster, url: new URL(poster.url, url).href })),
      o.seconds,
    ),
  ]);
  const after = await usedBy(serving);
  await sleep(SETTLE_MS);
  const delaysMs = (await Promise.race([failed, Promise.all(listening.map(arrivedAt))])).flat();
  await Promise.all([...listening, serving].map((child) => child.end()));

  // each member hears their room's post of every second, once
  const expected = auths.length * o.seconds;
  if (delaysMs.length !== expected) throw new Error(`${expected} arrivals were due, ${delaysMs.length} were noted`);
  return {
    arrivals: delaysMs.length,
    arrivalMs: {
      p50: rounded(quantile(delaysMs, 0.5), 1),
      p99: rounded(quantile(delaysMs, 0.99), 1),
      max: rounded(quantile(delaysMs, 1), 1),
    },
    answerMs: { p50: rounded(quantile(answersMs, 0.5), 1), p99: rounded(quantile(answersMs, 0.99), 1) },
    cpuPercent: rounded(((after.cpuMs - before.cpuMs) / (after.wallMs - before.wallMs)) * 100),
    rssMb: rounded(after.rssMb),
  };
}

async function urlOf(serving: Child<ServingLine>): Promise<string> {
  let url = '';
  await serving.until((line) => {
    if (line.kind === 'ready') url = line.url;
    return line.kind === 'ready';
  });
  return url;
}

async function usedBy(serving: Child<ServingLine>): Promise<Extract<ServingLine, { kind: 'used' }>> {
  const line = await serving.ask({});
  if (line.kind !== 'used') throw new Error('the server was asked what it used');
  return line;
}

async function arrivedAt(listening: Child<ListeningLine>): Promise<readonly number[]> {
  const line = await listening.ask({});
  if (line.kind !== 'arrived') throw new Error('the phones were asked what arrived');
  return line.delaysMs;
}
