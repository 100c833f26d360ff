import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type RunningServer, startServer } from '../main.ts';
import { type FastClock, openFastClock } from '../platform/clock/index.ts';
import type { Config } from '../platform/config.ts';
import { openEmbedded } from '../platform/db/embedded/index.ts';
import { silentLog } from '../platform/log/index.ts';
import { type DemoState, type DemoWords, openDemoState } from './demo-state.ts';
import { keepPace } from './pace.ts';
import { type Scene, setTheScene } from './set-the-scene.ts';
import { putColleaguesOnDuty } from './virtual-colleagues.ts';
import { letMembersIn } from './virtual-members.ts';

const zone = 'Asia/Shanghai';
/** Twenty groups of this many are 400 people: lively, and light enough for a small laptop. */
const membersPerGroup = 20;
/** How often the demo looks whether every group has been performed to its end. */
const lookMs = 5_000;

export interface RunningDemo {
  readonly consoleLink: string;
  readonly phoneLink: string;
  stop(): Promise<void>;
}

/**
 * The demo: a whole server on a fast clock that stops with the process, an operator's scene set through the public API, virtual members and colleagues.
 * Everything it keeps is in `config.dataDir`, which is its own.
 *
 * @param o.speed domain seconds per wall second; 1440 is a day a minute
 * @param o.fresh empties the data directory first
 * @param o.tell says what was done, with the seconds it took
 * @param o.onOver called once when every group has been performed to its end
 */
export async function runDemo(o: {
  config: Config;
  speed: number;
  fresh: boolean;
  tell: (done: DemoWords, seconds: number) => void;
  onOver: () => void;
  onLost: (reason: Error) => void;
}): Promise<RunningDemo> {
  const { dataDir } = o.config;
  const phase = stopwatch(o.tell);
  if (o.fresh) await empty(dataDir);
  mkdirSync(dataDir, { recursive: true });
  const state = openDemoState(dataDir, newState);
  const openingAt = instantOf(state.openingAt, state.zone);
  // two hours before the opening: the first members come early
  const clock = openFastClock({ file: join(dataDir, 'clock.json'), speed: 1, startAt: new Date(openingAt.getTime() - 2 * 3_600_000) });
  clock.setSpeed(1);
  const enterToken = randomBytes(24).toString('base64url');
  const { email, password } = state.staff[0];
  const server = await startServer({
    config: o.config,
    clock,
    demo: { enter: async (token) => (sameSecret(token, enterToken) ? { email, password } : null) },
    onLost: o.onLost,
  });
  try {
    phase({ 'zh-CN': '数据库和服务器已启动', en: 'database and server started' });
    const scene = await setTheScene({ origin: server.url, state, ownerLink: () => server.createOwnerLink(), tell: phase });
    const pace = keepPace({ clock, realtime: server.realtime, person: scene.staff[0].client, usual: o.speed, log: server.deps.log });
    const people = [pace, ...populate({ server, clock, scene, state, openingAt })];
    const watch = watchTheEnd(scene, o.onOver);
    return {
      consoleLink: `${server.url}/api/v1/demo/enter?token=${enterToken}`,
      phoneLink: scene.groups[0]?.joinLink ?? server.url,
      stop: async () => {
        clearInterval(watch);
        await Promise.all(people.map((group) => group.stop()));
        await server.stop();
        clock.close();
      },
    };
  } catch (error) {
    await server.stop();
    clock.close();
    throw error;
  }
}

/** Removes the demo's data; a PostgreSQL that outlived a killed demo is stopped first, and one that is in use refuses. */
async function empty(dataDir: string): Promise<void> {
  if (existsSync(join(dataDir, 'postgres', 'cluster'))) {
    const cluster = await openEmbedded({ dataDir, log: silentLog, role: 'server' });
    await cluster.stop();
  }
  rmSync(dataDir, { recursive: true, force: true });
}

/** Members enter through the links of their groups; colleagues work off the prompts that are theirs. */
function populate(o: {
  server: RunningServer;
  clock: FastClock;
  scene: Scene;
  state: DemoState;
  openingAt: Date;
}): readonly { stop(): Promise<void> }[] {
  const { server, clock, scene, state } = o;
  const { hour, minute } = Temporal.PlainDateTime.from(state.openingAt);
  const opening = { at: o.openingAt, minuteOfDay: hour * 60 + minute };
  const shared = { clock, log: server.deps.log };
  const codes = scene.groups.map(({ joinLink }) => joinLink.split('/').at(-1) ?? '');
  return [
    letMembersIn({ ...shared, origin: server.url, seed: state.seed, opening, perGroup: membersPerGroup, codes }),
    putColleaguesOnDuty({ ...shared, clients: scene.staff.slice(1).map(({ client }) => client) }),
  ];
}

function watchTheEnd(scene: Scene, onOver: () => void): NodeJS.Timeout {
  const owner = scene.staff[0].client;
  const timer = setInterval(() => {
    owner.get<{ items: readonly { performance: string }[] }>('/api/v1/board').then(
      ({ items }) => {
        if (items.some(({ performance }) => performance !== 'finished')) return;
        clearInterval(timer);
        onOver();
      },
      () => {}, // the server is away for a moment; the next look will tell
    );
  }, lookMs);
  return timer;
}

function newState(): DemoState {
  const today = Temporal.Now.plainDateISO(zone).toString();
  const person = (role: DemoState['staff'][number]['role'], displayName: string) =>
    ({ role, displayName, email: `${role}@camp.example`, password: randomBytes(18).toString('base64url') }) as const;
  return {
    staff: [person('host', '阿澈'), person('assistant', '小满'), person('consultant', '小禾'), person('teacher', '林老师')],
    openingAt: `${today}T09:00`,
    zone,
    seed: randomBytes(6).toString('hex'),
  };
}

function instantOf(wallClock: string, inZone: string): Date {
  return new Date(Temporal.PlainDateTime.from(wallClock).toZonedDateTime(inZone).epochMilliseconds);
}

function stopwatch(tell: (done: DemoWords, seconds: number) => void): (done: DemoWords) => void {
  let last = performance.now();
  return (done) => {
    const now = performance.now();
    tell(done, (now - last) / 1000);
    last = now;
  };
}

/** Compares in constant time; hashing first makes the lengths equal. */
function sameSecret(given: string, secret: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(secret));
}
