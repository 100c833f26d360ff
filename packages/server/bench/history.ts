import { getBoard } from '../src/direction/campaigns/index.ts';
import { listCueRuns, openPerformances, performRound, type Round } from '../src/direction/cues/index.ts';
import { getShiftBoard } from '../src/direction/shifts/index.ts';
import { listPrompts, listSettledPrompts } from '../src/features/channels/index.ts';
import { readFeed } from '../src/features/conversations/index.ts';
import { manualClock } from '../src/platform/clock/index.ts';
import { inWorkspace, openDb } from '../src/platform/db/index.ts';
import { type Deps, silentRealtime } from '../src/platform/deps.ts';
import { silentLog } from '../src/platform/log/index.ts';
import { seededRandom } from '../src/platform/random/index.ts';
import { type Bench, countOf, type Stage } from './parts/bench.ts';
import { machineLine, readMachine } from './parts/machine.ts';
import { ownDatabase } from './parts/own-database.ts';
import { seedHistory } from './parts/seed-history.ts';
import { seedWorld } from './parts/seed-world.ts';
import { rounded, type Spread, spreadOf } from './parts/statistics.ts';

const OPENING = new Date('2026-12-01T09:00:00+08:00');
/** Minutes that have been performed before anything is measured, so that today's groups have a morning behind them. */
const MORNING = 10;
/** Not counted: the first times a statement is planned, a page read, a function compiled. */
const WARM_UP = 5;

/** A day's script: a post a minute, and one message to everybody in the morning. */
const script = (minutes: number) => `kuaishan: 1
title: 今天
days: 2
roles: { host: 阿澈 }
stages:
  - { name: trust, days: 1-2 }
cues:
${Array.from({ length: minutes }, (_, n) => {
  const at = `day 1 ${String(9 + Math.floor((n + 1) / 60)).padStart(2, '0')}:${String((n + 1) % 60).padStart(2, '0')}`;
  const how = n === 2 ? 'where: private, do: whisper' : 'where: room, do: say';
  return `  - { id: m${n}, stage: trust, when: ${at}, who: host, ${how}, text: "第${n}条，{{ 群名 }}" }`;
}).join('\n')}
  - { id: tomorrow, stage: trust, when: day 2 09:00, who: host, where: room, do: say, text: 明天见 }
`;

/**
 * What an operator's day asks all the time, in a workspace that begins today and in one that has had thousands of groups: the same twenty
 * groups are being performed in both, each in a database of its own. The performer's tick and the lists are asked in turn (A B B A …).
 */
export const history: Bench = {
  summary: 'ticks and lists of twenty groups in a workspace with a long past, beside one without',
  options: {
    past: { default: '3334', about: 'past groups' },
    runs: { default: '1000000', about: 'past cue runs' },
    messages: { default: '10000000', about: 'past messages (on the web room a message is the delivery)' },
    groups: { default: '20', about: 'groups being performed now' },
    members: { default: '200', about: 'members of each of them' },
    times: { default: '100', about: 'minutes that pass; in each a post is performed, and everything else is asked three times' },
  },
  run: async (asked, stage) => {
    const size = {
      ...{ groups: countOf(asked, 'groups'), members: countOf(asked, 'members'), times: countOf(asked, 'times') },
      ...{ past: countOf(asked, 'past'), runs: countOf(asked, 'runs'), messages: countOf(asked, 'messages') },
    };
    const none = await openSide(stage, { ...size, past: null });
    const past = await openSide(stage, { ...size, past: { groups: size.past, runs: size.runs, messages: size.messages } });
    const machine = await readMachine(past.admin);
    stage.say('asking');
    const sides = { none, past };
    const timed = new Map<string, { none: number[]; past: number[] }>();
    let turn = 0;
    for (let time = -WARM_UP; time < size.times; time++) {
      for (const name of asks.flatMap((ask) => (ask === 'tick, one post in every group' ? [ask] : [ask, ask, ask]))) {
        turn += 1;
        const order = turn % 2 === 0 ? (['none', 'past'] as const) : (['past', 'none'] as const);
        const answers = new Map<string, number>();
        const list = timed.get(name) ?? { none: [], past: [] };
        timed.set(name, list);
        for (const which of order) {
          const started = performance.now();
          answers.set(which, await sides[which].ask[name]());
          const tookMs = performance.now() - started;
          if (time >= 0) list[which].push(tookMs);
        }
        if (answers.get('none') !== answers.get('past'))
          throw new Error(`${name}: the past changes the answer: ${JSON.stringify([...answers])}`);
      }
    }
    const results = [...timed].map(([name, { none: without, past: withPast }]) => {
      const [a, b] = [spreadOf(without, 2), spreadOf(withPast, 2)];
      return { ask: name, ratio: rounded(b.median / a.median, 2), noneMs: a, pastMs: b };
    });
    const figures = { bench: 'history', machine, sizes: { ...size, ...past.counted }, seedSeconds: past.seedSeconds, results };
    return { figures, lines: [machineLine(machine), ...linesOf(figures)] };
  },
};

const asks = [
  'tick, nothing due',
  'tick, one post in every group',
  'board',
  'shift board',
  'prompts',
  'feed',
  'feed of a member',
  'cue list',
] as const;
type Ask = (typeof asks)[number];

interface Side {
  readonly admin: Awaited<ReturnType<typeof ownDatabase>>['admin'];
  /** asks, and gives how much the answer held, which must be the same with and without a past */
  readonly ask: Readonly<Record<Ask, () => Promise<number>>>;
  readonly counted: Readonly<Record<string, number>>;
  readonly seedSeconds: number;
}

async function openSide(
  stage: Stage,
  o: { groups: number; members: number; times: number; past: { groups: number; runs: number; messages: number } | null },
): Promise<Side> {
  const { admin, appUrl } = await ownDatabase(stage);
  const { db, close } = openDb({ url: appUrl, log: silentLog, name: 'bench', max: 1, waiting: 'tool' });
  stage.afterwards(close);
  const scripts = [script(MORNING + WARM_UP + o.times)];
  const world = await seedWorld(admin, { groups: o.groups, membersPerGroup: o.members, scripts, openingAt: OPENING });
  const { workspaceId, staffId, groupIds } = world;
  // a quarter of today's groups are where only a person may post
  await admin.query(`update flash_group set channel = 'prompter' where ordinal % 4 = 0`);
  const started = performance.now();
  if (o.past) await seedHistory(admin, { world, ...o.past, at: OPENING, say: stage.say });
  const seedSeconds = rounded((performance.now() - started) / 1000);

  const clock = manualClock(OPENING.toISOString());
  const random = seededRandom({ clock, seed: 1 });
  const deps: Deps = { db, clock, random, realtime: silentRealtime, log: silentLog, publicUrl: 'http://localhost:3000' };
  const actor = { kind: 'staff', workspaceId, staffId, permission: 'owner' } as const;
  const inIt = <T>(work: Parameters<typeof inWorkspace<T>>[2]) => inWorkspace(db, workspaceId, work);
  const tick = async () => {
    let performed = 0;
    const onRound = ({ outcomes }: Round) => {
      performed += outcomes.filter((outcome) => outcome.state === 'performed').length;
    };
    while ((await performRound(deps, { onRound })).more);
    return performed;
  };
  const nextMinute = async () => {
    clock.advance({ minutes: 1 });
    const performed = await tick();
    if (performed !== o.groups) throw new Error(`${o.groups} cues were due, ${performed} were performed`);
    return performed;
  };
  const asking = { workspaceId, groupId: groupIds[0] ?? '', locale: 'zh-CN', publicUrl: deps.publicUrl } as const;

  await inIt((tx) => openPerformances(tx, { workspaceId, groupIds, scriptVersionId: world.scriptVersionIds[0] ?? '', at: OPENING }));
  for (let minute = 0; minute < MORNING; minute++) await nextMinute();
  await admin.query('vacuum analyze');
  await admin.query('checkpoint');
  const { rows: members } = await admin.query<{ member_id: string }>('select member_id from member where group_id = $1 limit 1', [
    asking.groupId,
  ]);
  const memberId = members[0]?.member_id ?? '';
  const ask: Side['ask'] = {
    'tick, nothing due': tick,
    'tick, one post in every group': nextMinute,
    board: async () => (await getBoard(deps, { actor })).items.length,
    'shift board': async () => (await getShiftBoard(deps, { actor })).work.length,
    prompts: () =>
      inIt(async (tx) => {
        const at = clock.now();
        const waiting = await listPrompts(tx, { workspaceId, at, staffId });
        return waiting.items.length + (await listSettledPrompts(tx, { workspaceId, staffId, at })).length;
      }),
    feed: async () => (await inIt((tx) => readFeed(tx, { ...asking, memberId: null }))).items.length,
    'feed of a member': async () => (await inIt((tx) => readFeed(tx, { ...asking, memberId, after: 1 }))).items.length,
    'cue list': async () => (await inIt((tx) => listCueRuns(tx, { ...asking, now: clock.now() }))).items.length,
  };
  const { rows: counted } = await admin.query<Record<string, number>>(
    `select (select count(*) from cue_run)::integer as "cueRuns", (select count(*) from message)::integer as messages,
      (select count(*) from delivery)::integer as deliveries, (pg_database_size(current_database()) / 1024 / 1024)::integer as "databaseMb"`,
  );
  return { admin, ask, counted: { ...counted[0] }, seedSeconds };
}

function linesOf(o: {
  sizes: Readonly<Record<string, number>>;
  seedSeconds: number;
  results: readonly { ask: string; ratio: number; noneMs: Spread; pastMs: Spread }[];
}): readonly string[] {
  const spread = (s: Spread) => `${s.median.toFixed(2)} ms (${s.min.toFixed(2)}–${s.max.toFixed(2)})`;
  return [
    `with a past: ${Object.entries(o.sizes)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ')}; seeded in ${o.seedSeconds} s`,
    'medians (least–most), asked in turn',
    ...o.results.map(
      ({ ask, ratio, noneMs, pastMs }) => `  ${ask.padEnd(30)} ${ratio.toFixed(2)}   without ${spread(noneMs)}, with ${spread(pastMs)}`,
    ),
  ];
}
