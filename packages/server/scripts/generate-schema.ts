/**
 * Writes `src/platform/db/schema.gen.ts`, the types of a freshly migrated database; with `--check` it only compares and ends with 1 when the
 * committed file is out of date. Run by `npm run -w packages/server generate` and `generate:check`.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import pg from 'pg';
import { startThrowawayCluster, templateDatabase } from '../test/throwaway-cluster.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const target = join(import.meta.dirname, '..', 'src', 'platform', 'db', 'schema.gen.ts');
const check = process.argv.includes('--check');

/** `check (state in ('running', 'paused'))` is a union of strings: the generator only sees text. Gives `{ 'performance.state': "'running' | 'paused'" }`. */
async function unionsOfChecks(url: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ column: string; nullable: boolean; definition: string }>(`
    select case n.nspname when 'public' then '' else n.nspname || '.' end || t.relname || '.' || a.attname as column, not a.attnotnull as nullable,
      pg_get_constraintdef(c.oid) as definition
    from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_namespace n on n.oid = t.relnamespace
      join pg_attribute a on a.attrelid = t.oid and a.attnum = c.conkey[1]
    where c.contype = 'c' and cardinality(c.conkey) = 1 order by 1`);
  await client.end();
  return Object.fromEntries(
    rows.flatMap(({ column, nullable, definition }) => {
      const list = /^CHECK \(\(\w+ = ANY \(ARRAY\[(.+)\]\)\)\)$/.exec(definition)?.[1];
      const values = list ? [...list.matchAll(/'([^']+)'::text/g)].map((match) => `'${match[1]}'`) : [];
      return values.length > 0 ? [[column, [...values, ...(nullable ? ['null'] : [])].join(' | ')]] : [];
    }),
  );
}

const cluster = await startThrowawayCluster();
try {
  const overrides = { columns: await unionsOfChecks(cluster.url(templateDatabase)) };
  const args = [
    join(root, 'node_modules', 'kysely-codegen', 'dist', 'cli', 'bin.js'),
    '--dialect=postgres',
    `--url=${cluster.url(templateDatabase)}`,
  ];
  args.push(
    `--out-file=${target}`,
    '--no-domains',
    '--exclude-pattern=migration.*',
    '--type-mapping={"int8":"number"}',
    `--overrides=${JSON.stringify(overrides)}`,
    ...(check ? ['--verify'] : []),
  );
  execFileSync(process.execPath, args, { stdio: 'inherit', cwd: root });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  if (check) process.stderr.write('schema.gen.ts does not match the migrations: run “npm run -w packages/server generate” and commit it\n');
  process.exitCode = 1;
} finally {
  await cluster.kill();
}
