import { sql } from 'kysely';
import { StartError } from '../start-error.ts';
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
  const faults: { 'zh-CN': string; en: string }[] = [];
  if (role.superuser) faults.push({ 'zh-CN': '是超级用户', en: 'is a superuser' });
  else if (role.bypasses) faults.push({ 'zh-CN': '可以绕过行级安全（BYPASSRLS）', en: 'may bypass row-level security (BYPASSRLS)' });
  else if (role.owner) faults.push({ 'zh-CN': '可以充当 kuaishan_owner', en: 'may act as kuaishan_owner' });
  if (!role.app) faults.push({ 'zh-CN': '不属于 kuaishan_app', en: 'is not a member of kuaishan_app' });
  if (faults.length === 0) return;
  throw new StartError({
    'zh-CN':
      `DATABASE_URL 用的是“${role.name}”，它${faults.map((fault) => fault['zh-CN']).join('，并且')}：各工作区的数据会混在一起，所以不启动。` +
      '请给应用一个单独的登录用户，把 DATABASE_ADMIN_URL 设为管理员，运行 kuaishan migrate，它会授予所需的权限。',
    en:
      `DATABASE_URL signs in as “${role.name}”, which ${faults.map((fault) => fault.en).join(' and ')}: workspaces would not be kept apart, so nothing was started. ` +
      'Give the application a login of its own, set DATABASE_ADMIN_URL to an administrator and run “kuaishan migrate”, which grants what it needs.',
  });
}
