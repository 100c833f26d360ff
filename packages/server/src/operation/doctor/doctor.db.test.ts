import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { openedGroups } from '../../../test/opened-groups.ts';
import { cue, scriptText } from '../../../test/test-scripts.ts';
import { openPerformances } from '../../direction/cues/index.ts';
import { openEmbedded } from '../../platform/db/embedded/index.ts';
import { joinInstallation } from '../../platform/db/index.ts';
import { silentLog } from '../../platform/log/index.ts';
import { runDoctor } from './run-doctor.ts';

const database = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'kuaishan-doctor-'));
chmodSync(folder, 0o711);
const owner = new pg.Client({ connectionString: database.superUrl });
await owner.connect();
afterAll(async () => {
  await owner.end();
  await database.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

const secret = 'a secret of this test, used nowhere else';
/** No port is asked for here but one that nobody takes. */
const settings = { DATABASE_URL: database.appUrl, DATA_DIR: join(folder, 'none'), AUTH_SECRET: secret, PORT: '1' };
/** What the doctor says of each thing, by its name. */
async function diagnose(env: Record<string, string>) {
  const diagnoses = await runDoctor(env);
  return Object.fromEntries(diagnoses.map(({ name, level, words, todo }) => [name, { level, words: words.en, todo: todo?.en }]));
}

test('on a healthy database it finds nothing wrong with it, in both languages, and a way out beside whatever is wrong', async () => {
  const diagnoses = await runDoctor(settings);
  const about = diagnoses.filter(({ name }) => name !== 'webApps');
  expect(about.filter(({ level }) => level === 'wrong')).toEqual([]);
  for (const { words, level, todo } of diagnoses) {
    expect(words['zh-CN']).not.toBe('');
    if (level === 'wrong') expect(todo?.en).toBeTruthy();
  }
  expect(about.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'node',
      'disk',
      'database',
      'role',
      'rowLevelSecurity',
      'migrations',
      'clock',
      'connections',
      'audit',
      'backup',
      'port',
      'publicUrl',
    ]),
  );
});

test('settings that cannot be read are the first finding', async () => {
  expect(await diagnose({ ...settings, PORT: 'seven' })).toEqual({
    settings: expect.objectContaining({ level: 'wrong', words: expect.stringContaining('PORT') }),
  });
});

test('a database nobody answers at is wrong, and what lives in it is unseen, not fine', async () => {
  const found = await diagnose({ ...settings, DATABASE_URL: 'postgres://nobody:x@127.0.0.1:1/nothing' });
  expect(found['database']).toMatchObject({ level: 'wrong', words: expect.stringContaining('127.0.0.1:1/nothing cannot be reached') });
  for (const name of ['role', 'migrations', 'performing', 'audit', 'backup']) expect(found[name]?.level).toBe('unseen');
});

test('a login that sees everything, a table without forced row-level security, and another secret are found', async () => {
  expect((await diagnose({ ...settings, DATABASE_URL: database.superUrl }))['role']).toMatchObject({
    level: 'wrong',
    words: expect.stringContaining('is a superuser'),
  });
  await owner.query('create table public.forgotten (workspace_id uuid)');
  expect((await diagnose(settings))['rowLevelSecurity']).toMatchObject({ level: 'wrong', words: 'not forced on public.forgotten' });
  await owner.query('drop table public.forgotten');
  const presence = await joinInstallation({ url: database.appUrl, secret, log: silentLog, onLost: () => {} });
  const found = await diagnose({ ...settings, AUTH_SECRET: 'another one, mistyped on this machine' });
  expect(found['secret']).toMatchObject({ level: 'wrong', todo: expect.stringContaining('AUTH_SECRET') });
  expect(found['processes']).toMatchObject({ level: 'fine', words: expect.stringMatching(/^1: /) });
  await presence.leave();
});

test('a database from another version is told apart: older, newer', async () => {
  await owner.query(`insert into migration.kysely_migration values ('9999-the-future', '2030')`);
  expect((await diagnose(settings))['migrations']).toMatchObject({ level: 'wrong', words: expect.stringContaining('9999-the-future') });
  await owner.query(`delete from migration.kysely_migration where name = '9999-the-future'`);
  await owner.query(`delete from migration.kysely_migration where name = '0011-operation'`);
  expect((await diagnose(settings))['migrations']).toMatchObject({
    level: 'wrong',
    words: expect.stringContaining('missing: 0011-operation'),
  });
  await owner.query(`insert into migration.kysely_migration values ('0011-operation', '2026')`);
});

test('cues that are due and not performed, failed ones, and prompts whose owner has left are found', async () => {
  const opening = new Date(Date.now() - 3_600_000);
  const opened = await openedGroups(database.db, {
    script: scriptText(cue('early', { when: 'day 1 00:00' })),
    openingAt: opening,
    zone: 'UTC',
  });
  await opened.work((tx) => openPerformances(tx, { ...opened, at: opening }));
  await owner.query(
    `update performance set next_due_at = now() - interval '10 minutes'; update cue_run set due_at = now() - interval '10 minutes'`,
  );
  const { workspaceId, staff } = opened;
  const group = opened.groupIds[0];
  await owner.query(
    `insert into message (workspace_id, group_id, author, author_name, text, said_at) values ($1, $2, 'staff', 'x', 'x', now())`,
    [workspaceId, group],
  );
  await owner.query(
    `insert into delivery (workspace_id, group_id, cue_id, channel, kind, message_id, role, staff_id, state, prompted_at, valid_until, title)
     select $1, $2, 'early', 'prompter', 'post', max(message_id), 'host', $3, 'prompted', now(), now() + interval '1 hour', 'x' from message`,
    [workspaceId, group, staff.host],
  );
  expect((await diagnose(settings))['prompts']).toMatchObject({ level: 'fine', words: '1 wait to be posted, 0 of them past their time' });
  // past the triggers that hand a leaver's prompts on: what the doctor looks for should not be possible
  await owner.query('set session_replication_role = replica');
  await owner.query('update staff set left_at = now() where staff_id = $1', [staff.host]);
  await owner.query('reset session_replication_role');
  const found = await diagnose(settings);
  expect(found['performing']).toMatchObject({
    level: 'wrong',
    words: expect.stringMatching(/1 have due cues nobody has performed, the oldest for 10 minutes/),
  });
  expect(found['prompts']).toMatchObject({ level: 'wrong', words: expect.stringContaining('the owners of 1 no longer work here') });
  await owner.query(`update cue_run set state = 'failed'`);
  expect((await diagnose(settings))['failures']).toMatchObject({ level: 'wrong', words: expect.stringContaining('1 cues failed') });
});

test('an old backup is wrong, a fresh one fine, none a note', async () => {
  expect((await diagnose(settings))['backup']?.level).toBe('note');
  const backedUp = (daysAgo: number) =>
    owner.query(`update operation.installation set last_backup_at = now() - make_interval(days => $1)`, [daysAgo]);
  await backedUp(0);
  expect((await diagnose(settings))['backup']?.level).toBe('fine');
  await backedUp(20);
  expect((await diagnose(settings))['backup']).toMatchObject({ level: 'wrong', words: expect.stringContaining('20.0 days ago') });
});

test('a port another program holds is named with that program; an address only this machine can open is wrong for a public server', async () => {
  const other = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as { port: number };
  const { port: found } = await diagnose({ ...settings, PORT: String(port) });
  expect(found).toMatchObject({ level: 'wrong', words: expect.stringContaining(`port ${port} is in use by another program`) });
  if (process.platform === 'linux') expect(found?.words).toContain(`process ${process.pid}: `);
  await new Promise((resolve) => other.close(resolve));
  const open = await diagnose({ ...settings, HOST: '0.0.0.0', PUBLIC_URL: 'http://localhost:3000' });
  expect(open['publicUrl']).toMatchObject({ level: 'wrong', words: expect.stringContaining('join links would not open') });
});

test('it looks at an embedded installation without starting, making or changing anything: not there, running, stopped, killed, its secrets open to others', async () => {
  const dataDir = join(folder, 'embedded');
  const env = { DATA_DIR: dataDir, PORT: '1' };
  expect(await diagnose(env)).toMatchObject({ dataDirectory: { level: 'note' }, database: { level: 'note', words: 'not made yet' } });
  expect(() => statSync(dataDir)).toThrow('ENOENT');

  const embedded = await openEmbedded({ dataDir, log: silentLog, role: 'server' });
  expect(await diagnose(env)).toMatchObject({
    database: { level: 'fine', words: expect.stringContaining(`process ${embedded.pid}`) },
    processes: { level: 'note' },
  });
  await embedded.stop();
  expect((await diagnose(env))['database']).toMatchObject({ level: 'note', words: expect.stringContaining('stopped in order') });

  writeFileSync(join(dataDir, 'sign-in-secret'), secret, { mode: 0o644 });
  chmodSync(join(dataDir, 'sign-in-secret'), 0o644);
  expect((await diagnose(env))['secretFiles']).toMatchObject({ level: 'wrong', todo: `chmod 600 ${join(dataDir, 'sign-in-secret')}` });
  writeFileSync(join(dataDir, 'postgres', 'in-use.json'), JSON.stringify({ hostId: 'another', hostname: 'another' }));
  expect(await diagnose(env)).toMatchObject({
    dataDirectory: { level: 'wrong', words: expect.stringContaining('another machine, “another”') },
    database: { level: 'wrong', words: expect.stringContaining('was not stopped in order') },
  });
});
