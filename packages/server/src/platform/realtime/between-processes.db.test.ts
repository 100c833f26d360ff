import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BreakableConnection, breakableConnection } from '../../../test/breakable-connection.ts';
import { testDatabase } from '../../../test/database.ts';
import type { SaidMessage } from '../deps.ts';
import { silentLog } from '../log/index.ts';
import { openRealtime, type RealtimeServer } from './realtime-server.ts';

const groups = { A: '00000000-0000-7000-8000-00000000000a', B: '00000000-0000-7000-8000-00000000000b' };
const database = await testDatabase();
const lines: Socket[] = [];

/** A server process's realtime with its HTTP server, as main.ts wires it. */
interface Process {
  readonly realtime: RealtimeServer;
  readonly http: HttpServer;
  readonly url: string;
}

const nobodyIsLetIn = { member: async () => null, staff: async () => null, mayWatch: async () => false };

async function process(databaseUrl: string): Promise<Process> {
  const http = createServer();
  const realtime = openRealtime({
    log: silentLog,
    databaseUrl,
    door: {
      member: async (token) => ({
        kind: 'member',
        workspaceId: 'w1',
        groupId: token.includes('-of-A') ? groups.A : groups.B,
        memberId: token,
      }),
      staff: async ({ cookie }) => (cookie ? { kind: 'staff', workspaceId: 'w1', staffId: 'host', permission: 'operator' } : null),
      mayWatch: async () => true,
    },
  });
  realtime.attach(http);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return { realtime, http, url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` };
}

interface Ear {
  readonly line: Socket;
  readonly heard: string[];
  /** resolves when `what` has been heard since the ear was opened */
  until(what: string): Promise<void>;
}

async function listen(url: string, as: { token?: string; cookie?: string }): Promise<Ear> {
  const line = io(url, {
    ...{ path: '/api/realtime', transports: ['websocket'], forceNew: true, reconnection: false },
    ...(as.token === undefined ? { extraHeaders: { cookie: as.cookie ?? '' } } : { auth: { token: as.token } }),
  });
  lines.push(line);
  const heard: string[] = [];
  const waiting = new Set<() => void>();
  line.onAny((event: string, payload: { text?: string; groupId?: string }) => {
    heard.push(payload.text ?? `${event} ${payload.groupId ?? ''}`.trim());
    for (const look of waiting) look();
  });
  await new Promise<void>((resolve, reject) => line.on('connect', resolve).on('connect_error', reject));
  const until = (what: string) =>
    new Promise<void>((resolve) => {
      const look = () => heard.includes(what) && resolve();
      waiting.add(look);
      look();
    });
  return { line, heard, until };
}

const saying = (text: string, thread: string | null = null): SaidMessage => ({
  ...{ seq: 1, place: thread ? 'private' : 'room', threadMemberId: thread, threadMemberName: null, text, attachments: [], cue: null },
  ...{ author: { kind: 'staff', name: '阿澈', role: 'host', id: 's1' }, saidAt: '2026-12-01T01:00:00.000Z', clientKey: null },
});

let [here, there]: Process[] = [];
let way: BreakableConnection;
beforeAll(async () => {
  way = await breakableConnection(database.appUrl);
  [here, there] = await Promise.all([process(database.appUrl), process(way.url)]);
  // until its line holds a process takes everybody for present; what is told before is caught up by pages, which look again then
  for (const one of [here, there]) await eventually(() => one.realtime.realtime.listening?.('w1', 'a group nobody has open') === false);
});
afterAll(async () => {
  for (const line of lines) line.close();
  for (const one of [here!, there!]) {
    await one.realtime.close();
    await new Promise((resolve) => one.http.close(resolve));
  }
  await way.break();
  await database.close();
});

/** Asks until the answer is yes; the processes tell each other within milliseconds. */
async function eventually(yes: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await yes())) await new Promise((resolve) => setImmediate(resolve));
}

test('what one process says reaches the pages of another: the room its members, a thread its member, both the staff who watch; each once and in order', async () => {
  const anna = await listen(there!.url, { token: 'anna-of-A-token-0001' });
  const ben = await listen(there!.url, { token: 'ben-of-A-token-00001' });
  const cleo = await listen(there!.url, { token: 'cleo-of-B-token-0001' });
  const host = await listen(there!.url, { cookie: 'session' });
  host.line.emit('watch', { groupId: groups.A });
  await host.until(`group ${groups.A}`);
  await eventually(() => here!.realtime.realtime.listening?.('w1', groups.A) === true);

  const { realtime } = here!.realtime;
  const numbers = Array.from({ length: 20 }, (_, n) => saying(`第${n}句`));
  realtime.messagesSaid('w1', groups.A, numbers);
  realtime.messagesSaid('w1', groups.A, [saying('只给安娜', 'anna-of-A-token-0001'), saying('完了')]);
  realtime.promptsChanged('w1', ['host']);
  await Promise.all([anna.until('完了'), ben.until('完了'), host.until('完了'), host.until('prompts')]);
  const said = ({ heard }: Ear) => heard.filter((what) => !/^(group|prompts)/.test(what));
  const all = numbers.map(({ text }) => text);
  expect(said(anna)).toEqual([...all, '只给安娜', '完了']);
  expect(said(ben)).toEqual([...all, '完了']);
  expect(said(host)).toEqual([...all, '只给安娜', '完了']);
  expect(said(cleo)).toEqual([]);
});

test('what is longer than a notification may be goes through the table, and is swept from it without leaving rights to anybody else', async () => {
  const anna = await listen(there!.url, { token: 'anna-of-A-token-0002' });
  await eventually(() => here!.realtime.realtime.listening?.('w1', groups.A) === true);
  const long = '长'.repeat(3_000);
  here!.realtime.realtime.messagesSaid('w1', groups.A, [saying(long)]);
  await anna.until(long);
  const owner = new pg.Client({ connectionString: database.superUrl });
  await owner.connect();
  const { rows } = await owner.query('select count(*)::integer as kept from operation.socket_io_attachments');
  expect(rows).toEqual([{ kept: 1 }]);
  await owner.end();
});

test('“does anybody listen?” is answered for all processes: yes while a page anywhere has the group open, no when the last one has left', async () => {
  const listening = () => here!.realtime.realtime.listening?.('w1', groups.B) === true;
  for (const line of lines.splice(0)) line.close();
  await eventually(() => !listening());
  const page = await listen(there!.url, { token: 'dora-of-B-token-0001' });
  // told to look again once every process knows of it: what was said in between is not missed
  await page.until(`group ${groups.B}`);
  expect(listening()).toBe(true);
  page.line.close();
  await eventually(() => !listening());
});

test('a lost line comes back by itself, again and again; its pages are told to look, and nobody is taken for absent meanwhile', async () => {
  const page = await listen(there!.url, { token: 'emma-of-B-token-0001' });
  await page.until(`group ${groups.B}`);
  for (const time of [1, 2, 3]) {
    await way.break();
    await eventually(() => there!.realtime.realtime.listening?.('w1', 'a group nobody has open') === true);
    const looked = page.heard.length;
    await way.mend();
    await eventually(() => page.heard.slice(looked).includes(`group ${groups.B}`));
    await eventually(() => here!.realtime.realtime.listening?.('w1', groups.B) === true);
    here!.realtime.realtime.messagesSaid('w1', groups.B, [saying(`又通了${time}`)]);
    await page.until(`又通了${time}`);
  }
}, 60_000);

test('a server that does not come to stand (its port is taken) ends: realtime closes while its line is still connecting', async () => {
  // each at another moment of the connecting
  const closed = await Promise.all(
    [0, 1, 2, 5, 10, 20, 40].map(async (turns) => {
      const realtime = openRealtime({ log: silentLog, databaseUrl: database.appUrl, door: nobodyIsLetIn });
      for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      await realtime.close();
      return turns;
    }),
  );
  expect(closed).toHaveLength(7);
});
