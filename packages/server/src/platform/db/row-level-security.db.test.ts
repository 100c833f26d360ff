import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { insertOf, type Owner, ownTables } from '../../../test/fill-every-table.ts';

/*
 * Walks every table of the database, found in the catalog: a table added by a later migration is walked too.
 * In a workspace of two groups every table holds a row of each; three outsiders then try to read, change, delete and add rows of the first group.
 */

const workspaceId = 'bbbb0000-0000-7000-8000-000000000000';
const owner = (marker: string): Owner => ({
  marker,
  workspaceId,
  groupId: `${marker}-0000-7000-8000-0000000000aa`,
  memberId: `${marker}-0000-7000-8000-0000000000bb`,
});
const theirs = owner('aaaa0001');
const ours = owner('aaaa0002');
const elsewhere = 'cccc0000-0000-7000-8000-000000000000';

const outsiders = {
  'the staff of another workspace': { 'app.workspace_id': elsewhere },
  'a member of another group': { 'app.workspace_id': workspaceId, 'app.group_id': ours.groupId, 'app.member_id': ours.memberId },
  // says the right group, but with a member's identity from elsewhere
  'a member of another workspace': { 'app.workspace_id': elsewhere, 'app.group_id': theirs.groupId, 'app.member_id': theirs.memberId },
  nobody: {},
} satisfies Record<string, Record<string, string>>;

const database = await testDatabase();
const superuser = new pg.Client({ connectionString: database.superUrl });
const app = new pg.Client({ connectionString: database.appUrl });
await superuser.connect();
const tables = await ownTables(superuser);

beforeAll(async () => {
  await app.connect();
  // no foreign keys, so that no order matters
  await superuser.query('set session_replication_role = replica');
  for (const table of tables) {
    for (const whose of [theirs, ours]) {
      const { text, values } = insertOf(table, whose);
      await superuser.query(`${text} on conflict do nothing`, values);
    }
  }
});
afterAll(async () => {
  await Promise.all([app.end(), superuser.end(), database.close()]);
});

/** Runs one statement as somebody and rolls it back; gives the number of rows, or PostgreSQL's refusal. */
async function attempt(scope: Record<string, string>, text: string, values: unknown[] = []): Promise<number | 'refused'> {
  await app.query('begin');
  try {
    for (const [name, value] of Object.entries(scope)) await app.query('select set_config($1, $2, true)', [name, value]);
    return (await app.query(text, values)).rowCount ?? 0;
  } catch (error) {
    // 42501: no privilege, or a row-level security policy
    if ((error as pg.DatabaseError).code === '42501') return 'refused';
    throw error;
  } finally {
    await app.query('rollback');
  }
}

test('the catalog was read: the tables we know are among those walked, and each holds the row somebody might steal', async () => {
  const names = tables.map((table) => table.name);
  expect(names).toEqual(expect.arrayContaining(['public.message', 'public.cue_run', 'auth."user"', 'migration.kysely_migration']));
  const empty: string[] = [];
  for (const { name } of tables) {
    const { rowCount } = await superuser.query(`select from ${name} t where t::text like $1`, [`%${theirs.marker}%`]);
    if (!rowCount) empty.push(name);
  }
  expect(empty).toEqual([]);
});

test('every table has row-level security, forced on its owner too, and no view or function opens a way around it', async () => {
  const { rows: open } = await superuser.query(`
    select t.oid::regclass::text as name from pg_class t join pg_namespace n on n.oid = t.relnamespace
    where n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'
      and (t.relkind in ('r', 'p') and not (t.relrowsecurity and t.relforcerowsecurity)
        or t.relkind in ('v', 'm', 'f') and not coalesce('security_invoker=true' = any (t.reloptions), false))`);
  expect(open).toEqual([]);
  const { rows: loose } = await superuser.query(`
    select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname not in ('pg_catalog', 'information_schema') and (
      has_function_privilege('public', p.oid, 'execute')
      or p.prosecdef and not exists (select from unnest(p.proconfig) setting where setting like 'search_path=%'))`);
  expect(loose).toEqual([]);
});

test('the application’s role is no superuser, does not bypass row-level security, owns nothing and may create nothing', async () => {
  const { rows } = await app.query(`
    select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, pg_has_role(current_user, 'kuaishan_owner', 'member') as owner,
      has_database_privilege(current_database(), 'create') as creates, has_database_privilege(current_database(), 'temporary') as temporary,
      has_schema_privilege('public', 'create') as in_public, (select count(*)::int from pg_class where relowner = r.oid) as owns
    from pg_roles r where rolname = current_user`);
  expect(rows).toEqual([
    {
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      owner: false,
      creates: false,
      temporary: false,
      in_public: false,
      owns: 0,
    },
  ]);
});

test('without row-level security the walk would notice: the workspace’s own staff see and may delete their rows', async () => {
  const insider = { 'app.workspace_id': workspaceId };
  expect(await attempt(insider, 'select from message')).toBe(2);
  expect(await attempt(insider, `select from message t where t::text like $1`, [`%${theirs.marker}%`])).toBe(1);
  expect(await attempt(insider, 'update contact set display_name = display_name')).toBe(2);
  expect(await attempt({ 'app.auth': 'on' }, 'select from auth.session')).toBe(2);
});

test('another member of the same group sees the group, its campaign and its room, and nothing of a fellow member', async () => {
  const fellow = { 'app.workspace_id': workspaceId, 'app.group_id': theirs.groupId, 'app.member_id': ours.memberId };
  const seen: string[] = [];
  for (const { name } of tables) {
    const result = await attempt(fellow, `select from ${name} t where t::text like '%${theirs.marker}%'`);
    if (!nothing(result)) seen.push(name);
  }
  // the message of the fellow member that was filled in is one of their private thread
  expect(seen).toEqual(['public.campaign', 'public.flash_group', 'public.room']);
});

describe.each(Object.entries(outsiders))('%s', (who, scope) => {
  test.each(tables)('reads and writes nothing of theirs in $name', async (table) => {
    const where = `t where t::text like '%${theirs.marker}%'`;
    const column = `"${table.columns[0]?.name}"`;
    expect(await attempt(scope, `select from ${table.name} ${where}`)).toSatisfy(nothing);
    if (who !== 'a member of another group') expect(await attempt(scope, `select from ${table.name}`)).toSatisfy(nothing);
    expect(await attempt(scope, `update ${table.name} as t set ${column} = t.${column} where t::text like '%${theirs.marker}%'`)).toSatisfy(
      nothing,
    );
    expect(await attempt(scope, `delete from ${table.name} ${where}`)).toSatisfy(nothing);
    const { text, values } = insertOf(table, theirs, 1);
    expect(await attempt(scope, text, values)).toBe('refused');
  });
});

function nothing(result: number | 'refused'): boolean {
  return result === 0 || result === 'refused';
}
