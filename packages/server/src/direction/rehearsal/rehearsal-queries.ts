import type { ChannelName, Locale } from '@kuaishan/script';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import { DomainError } from '../../platform/errors.ts';
import type { Report } from './domain/report.ts';
import { pageWords } from './page/page-words.ts';

export interface RehearsalSettings {
  readonly groups: number;
  readonly membersPerGroup: number;
  /** wall clock of `zone`: `2026-12-01T09:00` */
  readonly opening: string;
  readonly zone: string;
  /** null = the script's own */
  readonly channel: ChannelName | null;
  readonly seed: number;
}

export type RehearsalState = 'waiting' | 'running' | 'done' | 'failed';
export type FailedReason = 'server-gone' | 'stopped' | 'broke';

export interface Rehearsal {
  readonly rehearsalId: string;
  readonly scriptId: string;
  readonly scriptTitle: string;
  readonly state: RehearsalState;
  /** percent */
  readonly progress: number;
  /** why it failed, in words */
  readonly reason: string | null;
  /** what it says in a sentence or two, once it is done */
  readonly headline: readonly string[];
  readonly settings: RehearsalSettings;
  readonly requestedBy: string;
  readonly requestedAt: string;
}

interface Row {
  rehearsal_id: string;
  script_id: string;
  title: string;
  settings: RehearsalSettings;
  state: RehearsalState;
  progress: number;
  reason: FailedReason | null;
  report: string | null;
  requested_by: string;
  requested_at: Date;
}

/** A person compares with the last few. */
const LISTED = 20;

const reasons: Readonly<Record<FailedReason, Readonly<Record<Locale, string>>>> = {
  'server-gone': { 'zh-CN': '排演它的服务器停了，请再彩排一次', en: 'the server that rehearsed it has stopped; rehearse again' },
  stopped: { 'zh-CN': '服务器正常停止时被中断，请再彩排一次', en: 'interrupted when the server was stopped; rehearse again' },
  broke: { 'zh-CN': '彩排出错了，原因在服务器日志里', en: 'it broke; the server’s log says why' },
};

const columns = sql`select r.rehearsal_id, v.script_id, s.title, r.settings, r.state, r.progress, r.reason, r.report, p.display_name as requested_by, r.requested_at
  from rehearsal r join script_version v using (workspace_id, script_version_id) join script s on s.workspace_id = v.workspace_id and s.script_id = v.script_id
    join staff p on p.workspace_id = r.workspace_id and p.staff_id = r.requested_by`;

/** The last rehearsals of a script version, newest first. */
export async function listRehearsals(tx: Tx, o: { scriptVersionId: string; locale: Locale }): Promise<readonly Rehearsal[]> {
  await giveUpOrphans(tx);
  const { rows } = await sql<Row>`${columns} where r.script_version_id = ${o.scriptVersionId}
    order by r.requested_at desc, r.rehearsal_id limit ${LISTED}`.execute(tx);
  return rows.map((row) => asRehearsal(row, o.locale));
}

/**
 * One rehearsal.
 * @throws DomainError `not_found`
 */
export async function getRehearsal(tx: Tx, o: { rehearsalId: string; locale: Locale }): Promise<Rehearsal> {
  await giveUpOrphans(tx);
  return asRehearsal(await getRow(tx, o.rehearsalId), o.locale);
}

/**
 * What a rehearsal says.
 * @throws DomainError `not_found` also while it is not done
 */
export async function getReport(tx: Tx, rehearsalId: string): Promise<Report> {
  const { report } = await getRow(tx, rehearsalId);
  if (report === null) throw new DomainError('not_found');
  return JSON.parse(report) as Report;
}

/** The name under which a server holds its lock. */
export function serverLock(serverId: string) {
  return sql`hashtextextended(${`rehearsals of ${serverId}`}, 0)`;
}

/** What waits or runs on a server that is gone never ends by itself. A server that lives holds its lock, so no time decides. */
async function giveUpOrphans(tx: Tx): Promise<void> {
  const { rows } = await sql<{ server_id: string }>`
    select distinct server_id from rehearsal where state in ('waiting', 'running') order by 1`.execute(tx);
  for (const { server_id: serverId } of rows) {
    const { rows: locks } = await sql<{ gone: boolean }>`select pg_try_advisory_xact_lock(${serverLock(serverId)}) as gone`.execute(tx);
    if (!locks[0]?.gone) continue;
    await sql`update rehearsal set state = 'failed', reason = 'server-gone'
      where server_id = ${serverId} and state in ('waiting', 'running')`.execute(tx);
  }
}

async function getRow(tx: Tx, rehearsalId: string): Promise<Row> {
  const { rows } = await sql<Row>`${columns} where r.rehearsal_id = ${rehearsalId}`.execute(tx);
  const [row] = rows;
  if (!row) throw new DomainError('not_found');
  return row;
}

function asRehearsal(row: Row, locale: Locale): Rehearsal {
  return {
    rehearsalId: row.rehearsal_id,
    scriptId: row.script_id,
    scriptTitle: row.title,
    state: row.state,
    progress: row.progress,
    reason: row.reason === null ? null : reasons[row.reason][locale],
    headline: row.report === null ? [] : pageWords[locale].headline(JSON.parse(row.report) as Report),
    settings: row.settings,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at.toISOString(),
  };
}
