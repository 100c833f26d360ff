import { afterAll, expect, it } from 'vitest';
import { newOwner, testApp } from '../../../test/test-app.ts';
import { cue, scriptText } from '../../../test/test-scripts.ts';
import { inWorkspace } from '../../platform/db/index.ts';
import type { Report } from './domain/report.ts';
import { getRehearsal, getReport } from './rehearsal-queries.ts';
import { openRehearsing, type RunRehearsal } from './rehearsing.ts';

const t = await testApp({ routes: 'whole' });
const owner = await newOwner(t);
const actor = { kind: 'staff', permission: 'owner', workspaceId: owner.workspaceId, staffId: owner.staffId } as const;
const saved = await t.request('POST', '/api/v1/scripts', { as: owner, body: { text: scriptText(cue('hello', { when: 'day 1 09:00' })) } });
const { scriptVersionId } = saved.body as { scriptVersionId: string };
const settings = { groups: 1, membersPerGroup: 1, opening: '2026-12-01T09:00', zone: 'Asia/Shanghai', channel: null, seed: 1 };
const report = {
  cues: { planned: 1, performed: 1, skipped: 0, expired: 0, failed: 0, cancelled: 0, open: 0 },
  staffLoad: [],
  perMemberPerDay: { max: 1, p95: 1, byDay: [] },
} as unknown as Report;

/** A run that ends when it is told to. */
function heldRun() {
  const begun: { end: (report: Report) => void; signal: AbortSignal; settings: Parameters<RunRehearsal>[0]['settings'] }[] = [];
  const waiting: (() => void)[] = [];
  const run: RunRehearsal = (o) =>
    new Promise((end, fail) => {
      begun.push({ end, signal: o.signal, settings: o.settings });
      o.signal.addEventListener('abort', () => fail(new Error('aborted')));
      waiting.shift()?.();
    });
  return { run, begun, next: () => new Promise<void>((resolve) => waiting.push(resolve)) };
}

const stateOf = async (rehearsalId: string) =>
  inWorkspace(t.deps.db, owner.workspaceId, (tx) => getRehearsal(tx, { rehearsalId, locale: 'en' }));
const servers: { stop(): Promise<void> }[] = [];
afterAll(() => Promise.all(servers.map((server) => server.stop())));

it('rehearses one at a time, the others wait their turn, and keeps what each says', async () => {
  const held = heldRun();
  const server = openRehearsing(t.deps, held.run);
  servers.push(server);
  const first = held.next();
  const [one, two] = [await server.ask({ actor, scriptVersionId, settings }), await server.ask({ actor, scriptVersionId, settings })];
  await first;
  expect([(await stateOf(one)).state, (await stateOf(two)).state]).toEqual(['running', 'waiting']);
  expect(held.begun).toHaveLength(1);
  expect(held.begun[0]?.settings).toMatchObject({ ...settings, media: [] });
  const second = held.next();
  held.begun[0]?.end(report);
  await second;
  expect(await stateOf(one)).toMatchObject({ state: 'done', progress: 100 });
  expect((await stateOf(two)).state).toBe('running');
  expect(await inWorkspace(t.deps.db, owner.workspaceId, (tx) => getReport(tx, one))).toEqual(report);
  held.begun[1]?.end(report);
  await server.stop();
  expect((await stateOf(two)).state).toBe('done');
});

it('stopping a server ends what it rehearses and gives up what waits', async () => {
  const held = heldRun();
  const server = openRehearsing(t.deps, held.run);
  const begun = held.next();
  const [one, two] = [await server.ask({ actor, scriptVersionId, settings }), await server.ask({ actor, scriptVersionId, settings })];
  await begun;
  await server.stop();
  expect([await stateOf(one), await stateOf(two)]).toMatchObject([
    { state: 'failed', reason: 'interrupted when the server was stopped; rehearse again' },
    { state: 'failed' },
  ]);
});

it('a rehearsal whose server was killed is over for whoever looks next, however early, and one whose server lives is not', async () => {
  const held = heldRun();
  const living = openRehearsing(t.deps, held.run);
  servers.push(living);
  const mine = await living.ask({ actor, scriptVersionId, settings });
  // as it stands right after a kill: the row is there, and nobody holds the lock of its server
  const orphan = t.deps.random.uuid();
  const { sql } = await import('kysely');
  await inWorkspace(t.deps.db, owner.workspaceId, (tx) =>
    sql`insert into rehearsal (workspace_id, rehearsal_id, script_version_id, settings, state, server_id, progress, requested_by, requested_at)
      values (${owner.workspaceId}, ${orphan}, ${scriptVersionId}, ${JSON.stringify(settings)}::jsonb, 'running', ${t.deps.random.uuid()}, 30,
        ${owner.staffId}, ${t.deps.clock.now()})`.execute(tx),
  );
  expect(await stateOf(orphan)).toMatchObject({ state: 'failed', reason: 'the server that rehearsed it has stopped; rehearse again' });
  expect(['waiting', 'running']).toContain((await stateOf(mine)).state);
});

it('a script version that is not there is not found', async () => {
  const answer = await t.request('POST', `/api/v1/script-versions/${t.deps.random.uuid()}/rehearsals`, { as: owner, body: settings });
  expect(answer.status).toBe(404);
});

it('an opening there is none of is refused with its field', async () => {
  const body = { ...settings, opening: '2026-02-30T09:00' };
  const answer = await t.request('POST', `/api/v1/script-versions/${scriptVersionId}/rehearsals`, { as: owner, body });
  expect(answer.status).toBe(400);
  expect(answer.body.error.message).toContain('2026-12-01T09:00');
});
