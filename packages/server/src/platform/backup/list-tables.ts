import type pg from 'pg';
import { StartError } from '../start-error.ts';

/** A table as a backup holds it. */
export interface KeptTable {
  /** with its schema, quoted as SQL wants it */
  readonly name: string;
  /** quoted; without those PostgreSQL computes, and those that count transactions of one cluster: they say nothing in another */
  readonly columns: readonly string[];
}

/** Schemas that are PostgreSQL's own, and ours whose content every migrated database makes anew. */
const others = `n.nspname not in ('pg_catalog', 'information_schema', 'migration') and n.nspname !~ '^pg_(toast|temp)'`;

/** Every table a backup holds, from the catalog: a table of a later migration is among them by itself. Unlogged ones hold nothing worth keeping. */
export async function listTables(client: pg.Client): Promise<readonly KeptTable[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(`
    select format('%I.%I', n.nspname, t.relname) as name, array_agg(quote_ident(a.attname) order by a.attnum) as columns
    from pg_class t join pg_namespace n on n.oid = t.relnamespace join pg_attribute a on a.attrelid = t.oid
    where t.relkind = 'r' and t.relpersistence = 'p' and ${others} and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      and a.atttypid not in ('xid8'::regtype, 'pg_snapshot'::regtype)
    group by n.nspname, t.relname order by n.nspname, t.relname`);
  return rows;
}

/** The sequences behind the tables' identity columns, with where they stand. */
export async function listSequences(client: pg.Client): Promise<readonly { name: string; value: string; called: boolean }[]> {
  const { rows } = await client.query<{ name: string }>(`
    select format('%I.%I', n.nspname, s.relname) as name
    from pg_class s join pg_namespace n on n.oid = s.relnamespace
      join pg_depend d on d.objid = s.oid and d.deptype in ('a', 'i') join pg_class t on t.oid = d.refobjid and t.relpersistence = 'p'
    where s.relkind = 'S' and ${others} order by 1`);
  const sequences = [];
  for (const { name } of rows) {
    const at = await client.query<{ value: string; called: boolean }>(`select last_value::text as value, is_called as called from ${name}`);
    for (const { value, called } of at.rows) sequences.push({ name, value, called });
  }
  return sequences;
}

/**
 * Makes sure that this connection sees every row of every table: row-level security hides rows without a word, and a backup without them would look
 * whole. Throws `StartError` otherwise, with the tables.
 */
export async function assertSeesAll(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`
    select format('%I.%I', n.nspname, t.relname) as name
    from pg_class t join pg_namespace n on n.oid = t.relnamespace
    where t.relkind = 'r' and t.relpersistence = 'p' and ${others} and t.relrowsecurity
      and not (select r.rolsuper or r.rolbypassrls from pg_roles r where r.rolname = current_user)
      and (not exists (select from pg_policy p where p.polrelid = t.oid and p.polpermissive and p.polcmd = '*'
          and pg_get_expr(p.polqual, p.polrelid) = 'true' and exists (select from pg_roles r where r.oid = any (p.polroles) and r.rolname = current_user))
        or exists (select from pg_policy p where p.polrelid = t.oid and not p.polpermissive
          and (p.polroles = '{0}' or exists (select from unnest(p.polroles) role where pg_has_role(current_user, role, 'USAGE')))))
    order by 1`);
  if (rows.length === 0) return;
  const names = rows.map((row) => row.name);
  throw new StartError({
    'zh-CN': `这个登录看不到这些表的全部内容，备份会不完整，所以没有备份：${names.join('、')}。请把 DATABASE_ADMIN_URL 设为能充当 kuaishan_owner 的管理员。`,
    en: `This login does not see every row of ${names.join(', ')}; the backup would be incomplete, so none was made. Set DATABASE_ADMIN_URL to an administrator who may act as kuaishan_owner.`,
  });
}
