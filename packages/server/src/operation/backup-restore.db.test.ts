import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../test/database.ts';
import { findWrongs } from '../../test/kill/find-wrongs.ts';
import { jumpingClock } from '../../test/kill/jumping-clock.ts';
import { killScript } from '../../test/kill/kill-script.ts';
import { addMembers, type OpenedGroups, openedGroups } from '../../test/opened-groups.ts';
import { promptedGroups, promptGroups } from '../../test/prompted-groups.ts';
import { testDeps } from '../../test/test-deps.ts';
import { cue, scriptText } from '../../test/test-scripts.ts';
import { auditWorkspace, openPerformances, performDue, planForMember, startPerformer } from '../direction/cues/index.ts';
import { manualClock } from '../platform/clock/index.ts';
import { type Config, readConfig } from '../platform/config.ts';
import { type Db, inWorkspace, migrate, openDatabase, prepareEmpty } from '../platform/db/index.ts';
import { silentLog } from '../platform/log/index.ts';
import { version } from '../platform/version.ts';
import { type BackedUp, backUp } from './back-up.ts';
import { goOnAfterRestore } from './go-on-after-restore.ts';
import { restore } from './restore.ts';

const opening = new Date('2026-12-01T09:00:00+08:00');
const afterwards = manualClock('2026-12-03T00:00:00+08:00');
const source = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'kuaishan-backup-'));
chmodSync(folder, 0o711);
const opened: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const stop of opened) await stop();
  await source.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

const from: Config = readConfig({
  DATABASE_URL: source.appUrl,
  DATABASE_ADMIN_URL: source.ownerUrl,
  DATA_DIR: join(folder, 'source'),
  LOG_LEVEL: 'silent',
});
/** An installation on a cluster of its own, still to be made. */
const embedded = (name: string): Config => readConfig({ DATA_DIR: join(folder, name), LOG_LEVEL: 'silent' });
const into = (config: Config, file: string, goOn = true) =>
  restore({ config, log: silentLog, file, goOn, locale: 'en', clock: afterwards });

async function open(config: Config): Promise<Db> {
  const database = await openDatabase({ config, log: silentLog, role: 'server' });
  opened.push(() => database.stop());
  return database.db;
}

/** Performs until nothing is left, on a clock on which nobody waits. */
async function performToTheEnd(db: Db): Promise<void> {
  const done = Promise.withResolvers<void>();
  const look = async () => {
    const { rows } = await sql<{ due: Date | null }>`select next_due() as due`.execute(db);
    if (rows[0]?.due === null) done.resolve();
  };
  const deps = testDeps(db);
  const realtime = { ...deps.realtime, groupChanged: () => void look() };
  const performer = startPerformer({ ...deps, clock: jumpingClock(opening), realtime }, { groupsAtOnce: 8 });
  await done.promise;
  await performer.stop();
}

/** The rows of each table in a backup, sorted: a table has no order of its own, and where a row comes to lie is PostgreSQL's (a vacuum beside it moves it). */
function rowsByTable(backup: string): ReadonlyMap<string, readonly string[]> {
  const tables = new Map<string, string[]>();
  let rows: string[] = [];
  for (const line of gunzipSync(readFileSync(backup)).toString('utf8').split('\n')) {
    if (line.startsWith('{"end":')) break;
    if (line.startsWith('{"table":')) {
      rows = [];
      tables.set((JSON.parse(line) as { table: string }).table, rows);
    } else rows.push(line);
  }
  for (const lines of tables.values()) lines.sort();
  // which installation it is, it says itself
  tables.delete('operation.installation');
  return tables;
}

const secret = 'the secret of the old installation, at least 32 long';
const farewell = scriptText(cue('bye', { when: 'day 1 09:10', do: 'close-room', text: '再见' }));
let world: OpenedGroups;
let over: OpenedGroups;
let taken: BackedUp;
const file = join(folder, 'taken-under-load.backup.gz');

beforeAll(async () => {
  world = await openedGroups(source.db, { script: killScript, groups: 40, membersPerGroup: 6, openingAt: opening });
  const { workspaceId, groupIds, scriptVersionId } = world;
  await world.work((tx) => openPerformances(tx, { workspaceId, groupIds, scriptVersionId, at: opening }));
  // a group that is over, its last words still to be posted by a person
  over = await openedGroups(source.db, { script: farewell, channel: 'prompter', openingAt: opening });
  await over.work((tx) =>
    openPerformances(tx, { workspaceId: over.workspaceId, groupIds: over.groupIds, scriptVersionId: over.scriptVersionId, at: opening }),
  );
  await performDue(testDeps(source.db, { start: '2026-12-01T09:10:30+08:00' }));
  mkdirSync(from.dataDir);
  writeFileSync(join(from.dataDir, 'sign-in-secret'), secret, { mode: 0o600 });
});

test('taken while groups are performed and members join, a backup is one moment: restored on another cluster, every table has the very rows, and performing goes on to the end with nothing lost and nothing twice', {
  timeout: 120_000,
}, async () => {
  const { workspaceId, groupIds } = world;
  const count = async () =>
    (await world.work((tx) => sql<{ n: number }>`select count(*)::integer as n from message`.execute(tx))).rows[0]?.n ?? 0;
  let joined = 0;
  const loading = new AbortController();
  // nobody's own clock: as fast as the machine lets them
  const joining = (async () => {
    while (!loading.signal.aborted) {
      const [groupId, memberId] = [groupIds[joined % groupIds.length] ?? '', crypto.randomUUID()];
      await world.work(async (tx) => {
        await addMembers(tx, { workspaceId, members: [{ groupId, memberId, name: `后来的${joined}` }], joinedAt: opening });
        await planForMember(tx, { workspaceId, groupId, memberId, at: opening });
      });
      joined += 1;
    }
  })();
  const halfway = Promise.withResolvers<void>();
  let tellings = 0;
  const deps = testDeps(source.db);
  const performer = startPerformer(
    {
      ...deps,
      clock: jumpingClock(opening),
      realtime: { ...deps.realtime, groupChanged: () => void (++tellings > 40 && halfway.resolve()) },
    },
    { groupsAtOnce: 4 },
  );
  await halfway.promise;
  let [said, joins] = [0, 0];
  // a backup takes a moment: where nobody happened to speak or join in it, it shows nothing, and another is taken
  for (let tries = 0; tries < 10 && (said === 0 || joins === 0); tries++) {
    rmSync(file, { force: true });
    const [saidBefore, joinedBefore] = [await count(), joined];
    taken = await backUp({ config: from, log: silentLog, to: file, version: version() });
    [said, joins] = [(await count()) - saidBefore, joined - joinedBefore];
  }
  loading.abort();
  await joining;
  await performer.stop();
  console.log(`while the backup ran ${said} messages were said and ${joins} members joined`);
  expect(said).toBeGreaterThan(0);
  expect(joins).toBeGreaterThan(0);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(existsSync(`${file}.part`)).toBe(false);

  const target = embedded('elsewhere');
  const restored = await into(target, file);
  expect(restored.tables).toEqual(taken.tables);
  expect(restored.audits.toSorted((a, b) => a.groups - b.groups)).toMatchObject([
    { groups: 1, twice: 0 },
    { groups: 40, twice: 0 },
  ]);
  // and read back from there, row by row
  const again = join(folder, 'again.backup.gz');
  await backUp({ config: target, log: silentLog, to: again, version: version() });
  const [there, before] = [rowsByTable(again), rowsByTable(file)];
  expect([...there.keys()]).toEqual([...before.keys()]);
  expect([...before].filter(([table, rows]) => rows.join('\n') !== there.get(table)?.join('\n')).map(([table]) => table)).toEqual([]);

  const db = await open(target);
  await performToTheEnd(db);
  const elsewhere: OpenedGroups = { ...world, work: (work) => inWorkspace(db, workspaceId, work) };
  // who joined while the backup ran may have come after a private cue was said; the audit below knows who did
  const wrongs = await findWrongs(elsewhere);
  expect(wrongs.filter((wrong) => !wrong.startsWith('a private cue that missed a member'))).toEqual([]);
  const audit = await auditWorkspace(testDeps(db, { start: '2026-12-03T00:00:00+08:00' }), { workspaceId, locale: 'en' });
  expect(audit).toMatchObject({ groups: 40, lost: 0, twice: 0, details: [] });
});

test('what was being performed is paused after a restore, with its reason in the log; it goes on when somebody says so, and a second word changes nothing', async () => {
  const target = embedded('paused');
  const restored = await into(target, file, false);
  expect(restored).toMatchObject({ pausedGroups: 41, files: ['sign-in-secret'], migrated: [] });
  expect(readFileSync(join(target.dataDir, 'sign-in-secret'), 'utf8')).toBe(secret);
  expect(statSync(join(target.dataDir, 'sign-in-secret')).mode & 0o777).toBe(0o600);

  const db = await open(target);
  const deps = testDeps(db, { start: '2026-12-03T00:00:00+08:00' });
  expect(await performDue(deps)).toMatchObject({ groups: 0, outcomes: [] });
  const events = await inWorkspace(db, world.workspaceId, (tx) =>
    sql`select type, staff_id, data from event where type in ('paused', 'resumed') order by event_id limit 1`.execute(tx),
  );
  expect(events.rows).toEqual([{ type: 'paused', staff_id: null, data: { reason: 'restored' } }]);
  const bye = async () =>
    (
      await inWorkspace(db, over.workspaceId, (tx) =>
        sql<{ state: string; reason: string | null }>`select state, reason from delivery`.execute(tx),
      )
    ).rows;
  expect(await bye()).toEqual([{ state: 'withdrawn', reason: 'paused' }]);

  expect(await goOnAfterRestore({ config: target, log: silentLog })).toBe(41);
  expect(await goOnAfterRestore({ config: target, log: silentLog })).toBe(0);
  // two days later: what the script says must not be said this late expires, by its own policy
  for (let done = await performDue(deps); done.groups > 0; ) done = await performDue(deps);
  expect(await auditWorkspace(deps, { workspaceId: world.workspaceId, locale: 'en' })).toMatchObject({ lost: 0, twice: 0 });
});

test('restored beside other data it refuses, names the tables, and changes nothing', async () => {
  await expect(into(from, file)).rejects.toThrow(/holds data already \(campaign, casting, .*Nothing was changed/s);
  expect((await world.work((tx) => sql`select from flash_group`.execute(tx))).rows).toHaveLength(40);
});

test.each<[string, (whole: Buffer) => Buffer, RegExp]>([
  ['cut off', (whole) => whole.subarray(0, Math.floor(whole.length * 0.6)), /is cut off in table public\.\w+.*nothing was restored/],
  ['cut off after its last table', (whole) => gzipSync(withoutLastLine(gunzipSync(whole))), /is cut off in table public\.workspace/],
  ['with a damaged byte', (whole) => withDamage(whole), /is (damaged|cut off) in table public\.\w+/],
  [
    'with a word changed in it',
    (whole) => gzipSync(replaced(gunzipSync(whole), '后来的0', '后来的X')),
    /is damaged in table public\.contact/,
  ],
  ['with a reference to nobody', (whole) => gzipSync(withoutContacts(gunzipSync(whole))), /is damaged in table public\.contact/],
  [
    'of a newer version',
    (whole) => gzipSync(replaced(gunzipSync(whole), '"0001-foundations"', '"9999-the-future"')),
    /a newer Kuaishan.*9999-the-future.*nothing was changed/,
  ],
  [
    'of a version never released',
    (whole) => gzipSync(replaced(gunzipSync(whole), '"0003-performing",', '')),
    /never released: its tables lack 0003-performing/,
  ],
  [
    'of a newer format',
    (whole) => gzipSync(replaced(gunzipSync(whole), '"format":1', '"format":7')),
    /newer Kuaishan .* whose format this one does not read/,
  ],
  ['that is another gzip file', () => gzipSync('minutes of a meeting\n'), /is no backup of Kuaishan’s/],
  ['that is a picture', () => Buffer.from('\x89PNG'), /is no backup of Kuaishan’s/],
  ['that is empty', () => Buffer.alloc(0), /is no backup of Kuaishan’s/],
])('a file %s is refused with the place, and nothing is left behind', async (name, spoil, words) => {
  const spoilt = join(folder, 'spoilt.backup.gz');
  writeFileSync(spoilt, spoil(readFileSync(file)));
  await expect(into(spoiltTarget, spoilt), name).rejects.toThrow(words);
});

test('after all those refusals the same directory takes the whole file', async () => {
  expect((await into(spoiltTarget, file)).tables).toEqual(taken.tables);
});

test('an existing file is never replaced, a directory without a database is not backed up, and the application’s own login is not enough', async () => {
  const back = (config: Config, to: string) => backUp({ config, log: silentLog, to, version: version() });
  await expect(back(from, file)).rejects.toThrow(/Cannot write .*there is a file of that name/);
  await expect(back(embedded('nothing-here'), join(folder, 'x.gz'))).rejects.toThrow(/There is no database in/);
  await expect(back({ ...from, databaseAdminUrl: null }, join(folder, 'x.gz'))).rejects.toThrow(/set DATABASE_ADMIN_URL/);
  await expect(back({ ...from, databaseAdminUrl: source.appUrl }, join(folder, 'x.gz'))).rejects.toThrow(/kuaishan_owner/);
  expect(existsSync(join(folder, 'x.gz'))).toBe(false);
});

const spoiltTarget = embedded('spoilt');

/** A database of its own on the tests' cluster, empty, with a login that does not exist yet. */
async function emptyDatabase(name: string): Promise<{ config: Config; admin: pg.Client }> {
  const url = (user: string, password: string) =>
    Object.assign(new URL(source.superUrl), { username: user, password, pathname: `/${name}` }).href;
  const cluster = new pg.Client({ connectionString: source.superUrl });
  await cluster.connect();
  await cluster.query(`create database ${name}`);
  await cluster.end();
  const adminUrl = url('postgres', new URL(source.superUrl).password);
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  opened.push(() => admin.end());
  const settings = { DATABASE_URL: url(`login_of_${name}`, 'secret'), DATABASE_ADMIN_URL: adminUrl, DATA_DIR: join(folder, name) };
  return { admin, config: readConfig({ ...settings, AUTH_SECRET: secret, LOG_LEVEL: 'silent' }) };
}

test('restored into an empty database of one’s own, the roles and the application’s login are made; a configured secret stays the keeper’s', async () => {
  const { config } = await emptyDatabase('restored_into');
  const restored = await into(config, file);
  expect(restored.tables).toEqual(taken.tables);
  expect(restored.files).toEqual([]);
  expect(existsSync(join(config.dataDir, 'sign-in-secret'))).toBe(false);
  const db = await open(config);
  const { rows } = await inWorkspace(db, world.workspaceId, (tx) => sql`select from flash_group`.execute(tx));
  expect(rows).toHaveLength(40);
});

test('a database that holds another program’s tables is refused, and not even a role’s right is changed in it', async () => {
  const { config, admin } = await emptyDatabase('somebody_elses');
  await admin.query('create table diary (entry text)');
  await expect(into(config, file)).rejects.toThrow(/holds another program’s tables \(diary\)/);
  expect((await admin.query(`select from pg_namespace where nspname in ('migration', 'auth', 'operation')`)).rowCount).toBe(0);
});

test('a backup of an older version is restored with its own tables and brought up to date afterwards', async () => {
  const old = await emptyDatabase('of_an_older_version');
  const { databaseUrl, databaseAdminUrl } = old.config;
  await prepareEmpty({ databaseUrl, databaseAdminUrl });
  await migrate(databaseAdminUrl ?? '', { to: '0006-put-off' });
  await old.admin.query(
    `insert into workspace (workspace_id, name, locale, zone, created_at) values ($1, '旧工作室', 'zh-CN', 'Asia/Shanghai', now())`,
    [world.workspaceId],
  );
  const oldFile = join(folder, 'old.backup.gz');
  await backUp({ config: old.config, log: silentLog, to: oldFile, version: version() });
  const target = embedded('from-an-older-version');
  const restored = await into(target, oldFile);
  expect(restored.migrated).toContain('0011-operation');
  expect(restored.audits).toHaveLength(1);
  const db = await open(target);
  const { rows } = await inWorkspace(db, world.workspaceId, (tx) => sql`select name from workspace`.execute(tx));
  expect(rows).toEqual([{ name: '旧工作室' }]);
  // and the other way round: what this version has prepared already would not fit the older tables
  const prepared = await emptyDatabase('prepared_by_this_version');
  await prepareEmpty(prepared.config);
  await migrate(prepared.config.databaseAdminUrl ?? '');
  await expect(into(prepared.config, oldFile)).rejects.toThrow(/was prepared for a version newer than the backup’s/);
});

test('restored on another cluster, whose transactions count from elsewhere, only a browser that had not been told rings; what waits afterwards rings every one', async () => {
  const prompted = await promptedGroups(source.db, { at: opening, openingAt: opening });
  const { workspaceId, staff } = prompted;
  const minute = (n: number) => new Date(opening.getTime() + n * 60_000);
  const [told, untold] = [crypto.randomUUID(), crypto.randomUUID()];
  await prompted.work((tx) =>
    sql`insert into push_subscription (workspace_id, subscription_id, staff_id, endpoint, p256dh, auth, locale, created_at, told_at)
      select ${workspaceId}, id, ${staff.host}, 'https://push.example/' || id, '', '', 'en', ${opening}, told_at
      from unnest(${[told, untold]}::uuid[], ${[minute(1), minute(-1)]}::timestamptz[]) as s(id, told_at)`.execute(tx),
  );
  const withBrowsers = join(folder, 'with-browsers.backup.gz');
  await backUp({ config: from, log: silentLog, to: withBrowsers, version: version() });
  const target = embedded('browsers-elsewhere');
  await into(target, withBrowsers);
  const db = await open(target);
  const toTell = async () => {
    const { rows } = await sql<{ id: string }>`
      select subscription_id as id from browsers_to_tell(${minute(2)}, ${minute(2)}, 20)`.execute(db);
    return rows.map(({ id }) => id).sort();
  };
  expect(await toTell()).toEqual([untold]);
  await promptGroups({ ...prompted, work: (work) => inWorkspace(db, workspaceId, work) }, { at: minute(2), cueId: 'after-the-restore' });
  expect(await toTell()).toEqual([told, untold].sort());
});

function replaced(whole: Buffer, from: string, to: string): Buffer {
  const at = whole.indexOf(from);
  if (at === -1) throw new Error(`the backup does not hold ${from}`);
  return Buffer.concat([whole.subarray(0, at), Buffer.from(to), whole.subarray(at + Buffer.byteLength(from))]);
}

function withoutLastLine(whole: Buffer): Buffer {
  return whole.subarray(0, whole.lastIndexOf(10, whole.length - 2) + 1);
}

function withDamage(whole: Buffer): Buffer {
  const spoilt = Buffer.from(whole);
  const at = Math.floor(whole.length / 2);
  spoilt.writeUInt8(spoilt.readUInt8(at) ^ 0xff, at);
  return spoilt;
}

/** The first of the people gone, and the last line saying so: whole to its own word, but what refers to them does not fit. */
function withoutContacts(whole: Buffer): Buffer {
  const start = whole.indexOf(10, whole.indexOf('{"table":"public.contact"')) + 1;
  return Buffer.concat([whole.subarray(0, start), whole.subarray(whole.indexOf(10, start) + 1)]);
}
