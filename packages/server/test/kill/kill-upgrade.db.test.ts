import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { auditWorkspace, openPerformances } from '../../src/direction/cues/index.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { type OpenedGroups, openedGroups } from '../opened-groups.ts';
import { testDeps } from '../test-deps.ts';
import { cue, scriptText } from '../test-scripts.ts';
import { type Besides, type Death, type Moment, performingProcess } from './killed-life.ts';

const opening = new Date('2026-12-01T09:00:00+08:00');
const database: TestDatabase = await testDatabase();
const cacheDir = mkdtempSync(join(tmpdir(), 'kuaishan-kill-upgrade-'));
afterAll(async () => {
  await database.close();
  rmSync(cacheDir, { recursive: true, force: true });
});

const private_ = { do: 'whisper', where: 'private' };

/** Two days of cues of every kind; the second version moves, rewords, renames, removes and adds some on both sides of wherever a group is. */
function version(second: boolean): string {
  const posts = Array.from({ length: 10 }, (_, n) => {
    const at = (day: number, minute = n % 2 === 0 ? 10 : 40) => `day ${day} ${String(9 + n).padStart(2, '0')}:${minute}`;
    const first = cue(`post-${n}`, { when: at(1) });
    if (!second) return first;
    return [
      first,
      cue(`post-${n}`, { when: at(1), text: `新的第 ${n} 条` }),
      cue(`post-${n}`, { when: at(2) }),
      cue(`renamed-${n}`, { when: at(1), text: `这是 post-${n}` }),
      cue(`added-${n}`, { when: at(1, 25) }),
    ][n % 5];
  });
  return scriptText(
    [
      cue('welcome', { when: 'day 1 09:05', text: '欢迎来到{{ 群名 }}' }),
      ...posts.filter((post) => post !== undefined),
      cue('hello', { when: second ? '5h after join' : '4h after join', ...private_, text: '{{ 昵称 }}，还顺利吗' }),
      cue('ask', { when: 'after hello', ...private_ }),
      cue('note', { when: 'day 1 13:15', ...private_, text: second ? '新的，给大家' : '给大家' }),
      cue('personal', { when: 'day 1 21:00', ...private_, text: '{{ 昵称 }}，明天见' }),
      cue('check', { when: 'day 1 14:20', do: 'task', text: second ? '检查作业和打卡' : '检查作业' }),
      ...(second ? [cue('extra', { when: 'day 2 10:30', ...private_ })] : [cue('dropped', { when: 'day 2 10:30' })]),
      cue('bye', { when: 'day 2 20:00', do: 'close-room', text: '再见' }),
    ].join('\n'),
  );
}

async function secondVersion({ work, scriptVersionId }: OpenedGroups): Promise<string> {
  const id = randomUUID();
  await work((tx) =>
    sql`insert into script_version (workspace_id, script_version_id, script_id, number, text, saved_by, saved_at)
      select workspace_id, ${id}::uuid, script_id, 2, ${version(true)}, saved_by, saved_at from script_version where script_version_id = ${scriptVersionId}`.execute(
      tx,
    ),
  );
  return id;
}

test('100 groups at different points, upgraded at once while they are performed and members speak, killed again and again in the middle: nothing is sent twice, nothing is lost', {
  // a minute alone; several times that beside other tests on two cores
  timeout: 400_000,
}, async () => {
  const worlds = [
    await openedGroups(database.db, { script: version(false), groups: 70, membersPerGroup: 4, openingAt: opening }),
    await openedGroups(database.db, { script: version(false), groups: 30, membersPerGroup: 3, openingAt: opening, channel: 'prompter' }),
  ];
  const upgrades: Besides['upgrades'][number][] = [];
  for (const world of worlds) {
    const { work, workspaceId, groupIds, scriptVersionId, staff, campaignId } = world;
    // each a few minutes later than the one before it: when the upgrade comes every group is somewhere else
    const minutes = new Map(groupIds.map((groupId, n) => [groupId, (n * 7) % 240]));
    await work((tx) =>
      openPerformances(tx, { workspaceId, groupIds, scriptVersionId, at: opening, stagger: { staffId: staff.host, minutes } }),
    );
    const to = await secondVersion(world);
    upgrades.push({ workspaceId, staffId: staff.host, campaignId, to, key: 'the upgrade' });
  }
  const members = worlds.flatMap(({ workspaceId, membersOf }) =>
    [...membersOf].flatMap(([groupId, ids]) => ids.map((memberId) => ({ workspaceId, groupId, memberId }))),
  );
  /** no life begins before what earlier ones have done */
  const reached = async (): Promise<Date> => {
    const latest = await Promise.all(
      worlds.map(
        async ({ work }) => (await work((tx) => sql<{ at: Date | null }>`select max(at) as at from event`.execute(tx))).rows[0]?.at,
      ),
    );
    return new Date(Math.max(opening.getTime(), ...latest.map((at) => at?.getTime() ?? 0)));
  };
  const live = async (moment: Moment | null, upgrading: boolean): Promise<Death> =>
    performingProcess({
      ...{ url: database.appUrl, start: await reached(), groupsAtOnce: 8, cacheDir },
      besides: { upgrades: upgrading ? upgrades : [], members },
    }).liveUntil(moment);

  const deaths: Death[] = [await live({ at: 'P', n: 60 }, false)];
  const moved = async () => {
    const counts = await Promise.all(
      worlds.map(async ({ work, scriptVersionId }) => {
        const { rows } = await work((tx) =>
          sql<{ n: number }>`select count(*) as n from performance where script_version_id <> ${scriptVersionId}`.execute(tx),
        );
        return rows[0]?.n ?? 0;
      }),
    );
    return counts.reduce((sum, n) => sum + n, 0);
  };
  const progress = [await moved()];
  for (const moment of [
    { at: 'U', n: 1 },
    { at: 'U', n: 3 },
    { at: 'U', n: 3 },
  ] as const) {
    deaths.push(await live(moment, true));
    progress.push(await moved());
  }
  console.log(`killed ${deaths.length} times; groups on the new version after each: ${progress.join(', ')}`);
  expect(deaths.filter((death) => death.ended)).toEqual([]);
  // killed while an upgrade's transaction was open, some chunks before and some still to come
  expect(progress.at(-1)).toBeGreaterThan(0);
  expect(progress.at(-1)).toBeLessThan(100);
  expect(await live(null, true)).toMatchObject({ ended: true });
  expect(await moved()).toBe(100);

  for (const world of worlds) {
    const ask = async (query: ReturnType<typeof sql>) => (await world.work((tx) => query.execute(tx))).rows;
    expect(await ask(sql`select cue_id, state from cue_run where state in ('planned', 'held', 'failed')`)).toEqual([]);
    // by its words, so that another id hides nothing; what was recalled was never said
    expect(
      await ask(sql`select m.group_id, m.text, m.thread_member_id from message m
        where m.author = 'staff' and m.cue_id is not null
        group by m.group_id, m.text, m.thread_member_id having count(*) > 1`),
    ).toEqual([]);
    expect(
      await ask(sql`select group_id, cue_id, recipient_member_id from delivery where recalled_at is null
        group by group_id, cue_id, recipient_member_id having count(*) > 1`),
    ).toEqual([]);
    expect(
      await ask(sql`select delivery_id from delivery where recalled_at is not null and state in ('prompted', 'claimed', 'evidenced')`),
    ).toEqual([]);
    const deps = testDeps(database.db, { start: '2026-12-04T00:00:00+08:00' });
    const audit = await auditWorkspace(deps, { workspaceId: world.workspaceId, locale: 'en' });
    console.log(JSON.stringify({ ...audit, details: audit.details.slice(0, 5) }));
    expect(audit).toMatchObject({ groups: world.groupIds.length, lost: 0, twice: 0, details: [] });
    expect(audit.performed).toBe(audit.expected);
  }
});
