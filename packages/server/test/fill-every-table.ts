import type pg from 'pg';

/** A table of our own, as the catalog knows it. */
export interface Table {
  /** quoted, with its schema */
  readonly name: string;
  readonly columns: readonly Column[];
}
interface Column {
  readonly name: string;
  readonly type: string;
  /** the first value its `check (… in (…))` allows */
  readonly allowed: string | null;
}

/** Whose row it is: every generated id and text carries `marker`, so that a row can be recognised wherever it turns up. */
export interface Owner {
  /** eight hexadecimal digits */
  readonly marker: string;
  readonly workspaceId: string;
  readonly groupId: string;
  readonly memberId: string;
}

/** Every table in every schema that is not PostgreSQL's own. */
export async function ownTables(client: pg.Client): Promise<readonly Table[]> {
  const { rows } = await client.query<{ name: string; columns: Column[] }>(`
    select format('%I.%I', n.nspname, t.relname) as name, json_agg(json_build_object(
      'name', a.attname, 'type', format_type(a.atttypid, null), 'allowed', (
        select substring(pg_get_constraintdef(c.oid) from '''([^'']+)''::text') from pg_constraint c
        where c.conrelid = t.oid and c.contype = 'c' and c.conkey = array[a.attnum] limit 1)) order by a.attnum) as columns
    from pg_class t join pg_namespace n on n.oid = t.relnamespace join pg_attribute a on a.attrelid = t.oid
    where t.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'
      and a.attnum > 0 and not a.attisdropped and a.attidentity = '' and a.attgenerated = ''
    group by n.nspname, t.relname order by 1`);
  return rows;
}

/** An `insert` of one row of this owner into the table; `nth` makes it another row. */
export function insertOf(table: Table, owner: Owner, nth = 0): { text: string; values: unknown[] } {
  const columns = table.columns.map((column) => `"${column.name}"`).join(', ');
  const places = table.columns.map((column, i) => `$${i + 1}::${column.type}`).join(', ');
  return {
    text: `insert into ${table.name} (${columns}) values (${places})`,
    values: table.columns.map((column) => madeUpValue(column, owner, nth)),
  };
}

function madeUpValue({ name, type, allowed }: Column, owner: Owner, nth: number): unknown {
  if (allowed !== null) return allowed;
  switch (type) {
    case 'uuid':
      if (name === 'workspace_id') return owner.workspaceId;
      if (name === 'group_id') return owner.groupId;
      if (/member_id$/.test(name)) return owner.memberId;
      return `${owner.marker}-0000-7000-8000-00000000000${nth}`;
    case 'text':
    case 'character varying':
      return `${owner.marker} ${name} ${nth}`;
    case 'bytea':
      // shown in hexadecimal, the marker stays itself
      return Buffer.from(`${owner.marker}0${nth}`, 'hex');
    case 'jsonb':
      return '[]';
    case 'boolean':
      return false;
    case 'integer':
    case 'bigint':
    case 'smallint':
      return nth + 1;
    case 'timestamp with time zone':
      return new Date(Date.UTC(2026, 11, 1, 0, nth));
    case 'xid8':
      return '3';
    case 'pg_snapshot':
      return '3:3:';
    default:
      throw new Error(`test/fill-every-table.ts does not know how to make a ${type} (column ${name}): teach it`);
  }
}
