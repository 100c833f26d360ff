import { sql } from 'kysely';
import type { Db } from './transaction.ts';

/**
 * Makes sure that row-level security binds this connection: its role is no superuser, has no BYPASSRLS, may not become kuaishan_owner, and is a
 * member of kuaishan_app. Throws otherwise, and the server does not start.
 */
export async function assertRole(db: Db): Promise<void> {
  const { rows } = await sql<{ name: string; superuser: boolean; bypasses: boolean; owner: boolean; app: boolean }>`
    select current_user as name,
      exists (select from pg_roles r where r.rolsuper and pg_has_role(current_user, r.oid, 'MEMBER')) as superuser,
      exists (select from pg_roles r where r.rolbypassrls and pg_has_role(current_user, r.oid, 'MEMBER')) as bypasses,
      exists (select from pg_roles r where r.rolname = 'kuaishan_owner' and pg_has_role(current_user, r.oid, 'MEMBER')) as owner,
      exists (select from pg_roles r where r.rolname = 'kuaishan_app' and pg_has_role(current_user, r.oid, 'USAGE')) as app`.execute(db);
  const [role] = rows;
  if (!role) throw new Error('PostgreSQL did not say who is connected');
  const faults = [
    role.superuser && 'is a superuser',
    role.bypasses && !role.superuser && 'may bypass row-level security (BYPASSRLS)',
    role.owner && !role.superuser && 'may act as kuaishan_owner',
    !role.app && 'is not a member of kuaishan_app',
  ].filter((fault) => fault !== false);
  if (faults.length > 0) {
    throw new Error(
      `DATABASE_URL signs in as “${role.name}”, which ${faults.join(' and ')}: workspaces would not be kept apart. ` +
        'Use a login of its own for the application, set DATABASE_ADMIN_URL to an administrator and run “kuaishan migrate”, which grants it what it needs.',
    );
  }
}
