import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { onStage } from '../../../../test/on-stage.ts';
import { cue } from '../../../../test/test-scripts.ts';
import { upgrading } from '../../../../test/upgraded-groups.ts';
import { claimPrompt, openLink } from '../../../features/channels/index.ts';
import { auditWorkspace, directCue, type PerformDueOptions, performDue, reconcileCueRuns } from '../index.ts';
import {
  type UpgradeChange,
  type UpgradeOutcomeCode,
  type UpgradeState,
  upgradeChanges,
  upgradeTable,
  upgradeTableMarkdown,
} from './upgrade-table.ts';

type OnStage = Awaited<ReturnType<typeof onStage>>;

interface Setting {
  readonly channel: 'webRoom' | 'prompter';
  /** the cue as the first version has it */
  readonly when: string;
  readonly earlier: string;
  readonly later: string;
  readonly past: string;
  readonly private?: boolean;
  /** from the opening at 09:00 to how it stands when the upgrade comes */
  readonly bring: (s: OnStage) => Promise<void>;
}

const onClock = { later: 'day 1 15:00', past: 'day 1 06:00' } as const;
const web = { channel: 'webRoom', ...onClock } as const;
const byPerson = { channel: 'prompter', when: 'day 1 10:00', earlier: 'day 1 09:55', ...onClock } as const;

const prompted = (s: OnStage) => s.play(65);
const eachPrompt = async (s: OnStage, act: (row: { delivery_id: number; link_code: string }) => Promise<unknown>) => {
  const { rows } = await s.opened.work((tx) =>
    sql<{
      delivery_id: number;
      link_code: string;
    }>`select delivery_id, link_code from delivery where cue_id = 'x' order by delivery_id`.execute(tx),
  );
  for (const row of rows) await act(row);
};
const claimed = async (s: OnStage) => {
  await prompted(s);
  await eachPrompt(s, (row) => claimPrompt(s.deps, { actor: s.host, deliveryId: row.delivery_id }));
};
const say = async (s: OnStage, word: 'hold' | 'skip') => {
  for (const groupId of s.opened.groupIds) {
    await directCue(s.deps, { actor: s.host, groupId, cueRunId: (await s.runOf('x', groupId)).cueRunId, word });
  }
};

const settings: Readonly<Record<UpgradeState, Setting>> = {
  planned: { ...web, when: 'day 1 12:00', earlier: 'day 1 11:00', bring: (s) => s.play(65) },
  due: { ...web, when: 'day 1 10:00', earlier: 'day 1 09:58', bring: async (s) => s.deps.clock.advance({ hours: 1 }) },
  held: {
    ...{ ...web, when: 'day 1 12:00', earlier: 'day 1 11:00' },
    bring: async (s) => {
      await s.play(65);
      await say(s, 'hold');
    },
  },
  prompted: { ...byPerson, bring: prompted },
  claimed: { ...byPerson, bring: claimed },
  evidenced: {
    ...byPerson,
    bring: async (s) => {
      await claimed(s);
      await eachPrompt(s, (row) => openLink(s.deps, { code: row.link_code, counts: true }));
    },
  },
  performed: { ...web, when: 'day 1 09:30', earlier: 'day 1 09:20', bring: (s) => s.play(65) },
  skipped: {
    ...{ ...web, when: 'day 1 12:00', earlier: 'day 1 11:00' },
    bring: async (s) => {
      await s.play(65);
      await say(s, 'skip');
    },
  },
  expired: {
    ...{ ...web, when: 'day 1 09:30', earlier: 'day 1 09:20' },
    bring: async (s) => {
      s.deps.clock.advance({ hours: 4 });
      await s.performAll();
    },
  },
  failed: {
    ...{ ...web, when: 'day 1 09:30', earlier: 'day 1 09:20' },
    bring: async (s) => {
      await s.play(10);
      s.deps.clock.advance({ minutes: 25 });
      const standIn: PerformDueOptions['standIn'] = (scene, usual) =>
        scene.cue.id === 'x' ? () => Promise.reject(new Error('broken')) : usual;
      await performDue(s.deps, { standIn });
    },
  },
  cancelled: {
    ...{
      channel: 'webRoom',
      when: '3h after join',
      earlier: '150m after join',
      later: '9h after join',
      past: '1m after join',
      private: true,
    },
    bring: async (s) => {
      await s.play(65);
      await s.opened.work(async (tx) => {
        await sql`update member set left_at = ${s.deps.clock.now()}`.execute(tx);
        await reconcileCueRuns(tx, { workspaceId: s.workspaceId, groupIds: s.opened.groupIds, at: s.deps.clock.now() });
      });
    },
  },
};

const WORDS = 'x https://camp.example/1';
/** The cue as a version has it; null = it has none. */
function versionsOf(change: UpgradeChange, setting: Setting): readonly (string | null)[] {
  const place = setting.private ? { do: 'whisper', where: 'private' } : {};
  const x = (fields: Readonly<Record<string, string>>, id = 'x') => cue(id, { when: setting.when, text: WORDS, ...place, ...fields });
  switch (change) {
    case 'unchanged':
      return [x({})];
    case 'earlier':
    case 'later':
    case 'past':
      return [x({ when: setting[change] })];
    case 'reworded':
      return [x({ text: `新的 ${WORDS}` })];
    case 'role':
      return [x({ who: 'assistant' })];
    case 'place':
      return [setting.private ? x({ to: 'not spoke' }) : x({ do: 'whisper', where: 'private' })];
    case 'action':
      return [x({ do: 'task', ...place, where: setting.private ? 'private' : 'room' })];
    case 'removed':
      return [null];
    case 'added':
      return [null, x({})];
    case 'renamed':
      return [x({}, 'y')];
  }
}

interface Seen {
  readonly runs: readonly { cueId: string; state: string; due: number | null }[];
  readonly prompts: readonly string[];
  readonly messages: number;
}

async function look(s: OnStage, groupId: string): Promise<Seen> {
  const runs = (await s.runs(groupId)).filter((run) => run.cueId === 'x' || run.cueId === 'y');
  const read = await s.opened.work(async (tx) => ({
    prompts: (
      await sql<{
        state: string;
      }>`select state from delivery where group_id = ${groupId} and cue_id in ('x', 'y') order by delivery_id`.execute(tx)
    ).rows,
    messages: (await sql<{ n: number }>`select count(*) as n from message where group_id = ${groupId} and cue_id in ('x', 'y')`.execute(tx))
      .rows[0],
  }));
  return {
    runs: runs.map((run) => ({ cueId: run.cueId, state: run.state, due: run.dueAt?.getTime() ?? null })),
    prompts: read.prompts.map(({ state }) => state),
    messages: read.messages?.n ?? 0,
  };
}

/** Checks one cell: how it stood, and how it stands after the upgrade and the performer's next round. */
function expectOutcome(code: UpgradeOutcomeCode, o: { before: Seen; after: Seen; now: number }): void {
  const { before, after } = o;
  const states = new Set(after.runs.map((run) => run.state));
  const dues = new Set(after.runs.map((run) => run.due));
  const sameTime = () => expect(after.runs.map((run) => run.due)).toEqual(before.runs.map((run) => run.due));
  const all = (state: string) => expect([...states]).toEqual([state]);
  const unsaid = () => expect(after.messages).toBe(before.messages);
  switch (code) {
    case 'stays':
      expect(after).toEqual(before);
      break;
    case 'newId':
      expect(after).toEqual({ ...before, runs: before.runs.map((run) => ({ ...run, cueId: 'y' })) });
      break;
    case 'newTime':
    case 'promptedLater':
      all('planned');
      expect(dues).not.toContain(before.runs[0]?.due);
      if (code === 'promptedLater') expect(after.prompts).toEqual(['withdrawn']);
      else unsaid();
      expect(Math.min(...[...dues].map((due) => due ?? 0))).toBeGreaterThan(o.now);
      break;
    case 'newVersion':
    case 'back':
      all('planned');
      sameTime();
      unsaid();
      break;
    case 'heldNewVersion':
    case 'heldBack':
      all('held');
      sameTime();
      break;
    case 'heldNewTime':
      all('held');
      expect(dues).not.toContain(before.runs[0]?.due);
      break;
    case 'saidNow':
      all('performed');
      expect(after.messages).toBeGreaterThan(0);
      break;
    case 'expires':
      all('expired');
      expect(after.messages).toBe(0);
      break;
    case 'cancelled':
      all('cancelled');
      expect(after.messages).toBe(0);
      break;
    case 'promptedAnew':
      all('performed');
      expect(after.prompts[0]).toBe('withdrawn');
      expect(new Set(after.prompts.slice(1))).toEqual(new Set(['prompted']));
      break;
    case 'withdrawn':
      expect(states).not.toContain('performed');
      expect(states).not.toContain('planned');
      expect(after.prompts).toEqual(['withdrawn']);
      break;
  }
}

const changes = Object.keys(upgradeChanges) as UpgradeChange[];

describe.each(Object.keys(upgradeTable) as UpgradeState[])('a cue that is %s', (state) => {
  const setting = settings[state];
  const cues = (x: string | null) => [
    cue('first', { when: 'day 1 09:05' }),
    ...(x === null ? [] : [x]),
    cue('last', { when: 'day 5 20:00' }),
  ];
  const seen = new Map<UpgradeChange, { before: Seen; after: Seen }>();
  let database: Awaited<ReturnType<typeof testDatabase>>;
  let s: OnStage;
  // a database each: a performer performs every workspace, and each state has its own time of day
  beforeAll(async () => {
    database = await testDatabase();
    const [first = null] = versionsOf('unchanged', setting);
    s = await onStage(database.db, cues(first), { groups: changes.length, channel: setting.channel });
    await setting.bring(s);
    const up = upgrading(s);
    const groups = changes.map((change, index) => ({ change, groupId: s.opened.groupIds[index] ?? '' }));
    const before = await Promise.all(groups.map(({ groupId }) => look(s, groupId)));
    for (const { change, groupId } of groups) {
      for (const version of versionsOf(change, setting)) {
        const done = await up.to(await up.save([...cues(version), cue(`also-${change}`, { when: 'day 5 19:00' })]), {
          groupIds: [groupId],
        });
        expect(done.counts).toMatchObject({ groups: 1, done: 1 });
      }
    }
    await s.performAll();
    for (const [index, { change, groupId }] of groups.entries()) {
      const stood = before[index];
      if (stood) seen.set(change, { before: stood, after: await look(s, groupId) });
    }
  }, 60_000);
  afterAll(() => database.close());

  test.each(changes.map((change) => [change, upgradeTable[state][change]] as const))('%s: %s', (change, code) => {
    const cell = seen.get(change);
    if (!cell) throw new Error('every change was made');
    expectOutcome(code, { ...cell, now: s.deps.clock.now().getTime() });
  });

  test('the audit finds nothing lost and nothing twice', async () => {
    expect(await auditWorkspace(s.deps, { workspaceId: s.workspaceId, locale: 'en' })).toMatchObject({ lost: 0, twice: 0, details: [] });
  });

  test('played to the end nothing of it is lost or twice', async () => {
    s.deps.clock.advance({ hours: 5 });
    await s.performAll();
    s.deps.clock.advance({ days: 5 });
    await s.performAll();
    expect(await auditWorkspace(s.deps, { workspaceId: s.workspaceId, locale: 'en' })).toMatchObject({ lost: 0, twice: 0, details: [] });
  });
});

test('docs/upgrade-table.md is this table', () => {
  const file = join(import.meta.dirname, '..', '..', '..', '..', '..', '..', 'docs', 'upgrade-table.md');
  expect(readFileSync(file, 'utf8')).toBe(upgradeTableMarkdown());
});
