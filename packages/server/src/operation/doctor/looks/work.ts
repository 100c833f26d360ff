import { sql } from 'kysely';
import { auditWorkspace } from '../../../direction/cues/index.ts';
import { inWorkspace } from '../../../platform/db/index.ts';
import { silentRealtime } from '../../../platform/deps.ts';
import { silentLog } from '../../../platform/log/index.ts';
import { systemRandom } from '../../../platform/random/index.ts';
import { readBacklog } from '../../backlog.ts';
import { listWorkspaces } from '../../workspaces.ts';
import { fine, type Look, note, unseen, wrong } from '../look.ts';
import type { Sight } from '../sight.ts';

/** The performer looks every two seconds; a restart or a large round takes some more. */
const BEHIND_SECONDS = 30;
const DAY_MS = 24 * 3_600_000;
/** A group runs a week: an older backup holds none of the groups that run now from their beginning. */
const BACKUP_NOTE_DAYS = 2;
const BACKUP_WRONG_DAYS = 7;

export const workLooks: readonly Look[] = [
  {
    name: 'performing',
    title: { 'zh-CN': '执行', en: 'Performing' },
    look: async ({ database, now, isDemo }) => {
      if (!database || !(await hasTables(database))) return unseen;
      const backlog = await readBacklog(database.db, now);
      const { groupsDue, groupsRunning, groupsPaused } = backlog;
      const standing = {
        'zh-CN': `${groupsRunning} 个群在执行，${groupsPaused} 个暂停`,
        en: `${groupsRunning} groups being performed, ${groupsPaused} paused`,
      };
      // the demo's seconds are hours
      if (groupsDue === 0 || backlog.oldestDueSeconds < BEHIND_SECONDS * (isDemo ? 1_440 : 1)) return fine(standing['zh-CN'], standing.en);
      const minutes = Math.round(backlog.oldestDueSeconds / 60);
      return wrong(
        {
          'zh-CN': `${standing['zh-CN']}；${groupsDue} 个群有到点的节点没执行，最早的晚了 ${minutes} 分钟`,
          en: `${standing.en}; ${groupsDue} have due cues nobody has performed, the oldest for ${minutes} minutes`,
        },
        {
          'zh-CN': '没有进程在运行的话，运行 kuaishan start；有的话看它的日志',
          en: 'If no process runs, run kuaishan start; else see its log',
        },
      );
    },
  },
  {
    name: 'failures',
    title: { 'zh-CN': '失败的节点', en: 'Failed cues' },
    look: async ({ database, now }) => {
      if (!database || !(await hasTables(database))) return unseen;
      const { cuesFailed } = await readBacklog(database.db, now);
      if (cuesFailed === 0) return fine('没有', 'none');
      return wrong(
        {
          'zh-CN': `${cuesFailed} 个节点执行时出错，等人处理`,
          en: `${cuesFailed} cues failed while being performed and wait for a person`,
        },
        {
          'zh-CN': '在控制台“今天”里打开标红的群，看“为什么”，再重试或跳过',
          en: 'Open the groups marked red on the console’s board, ask why, then go or skip',
        },
      );
    },
  },
  {
    name: 'prompts',
    title: { 'zh-CN': '提词', en: 'Prompts' },
    look: async ({ database, now }) => {
      if (!database || !(await hasTables(database))) return unseen;
      const { promptsWaiting, promptsOverdue } = await readBacklog(database.db, now);
      let orphaned = 0;
      for (const workspaceId of await listWorkspaces(database.db)) {
        const { rows } = await inWorkspace(database.db, workspaceId, (tx) =>
          sql<{
            n: number;
          }>`select count(*)::integer as n from delivery d left join staff s on s.staff_id = d.staff_id and s.workspace_id = d.workspace_id
            where d.workspace_id = ${workspaceId} and d.state = 'prompted' and (s.staff_id is null or s.left_at is not null)`.execute(tx),
        );
        orphaned += rows[0]?.n ?? 0;
      }
      const standing = {
        'zh-CN': `${promptsWaiting} 条在等人发，其中 ${promptsOverdue} 条已过时间`,
        en: `${promptsWaiting} wait to be posted, ${promptsOverdue} of them past their time`,
      };
      if (orphaned === 0) return fine(standing['zh-CN'], standing.en);
      return wrong(
        {
          'zh-CN': `${standing['zh-CN']}；${orphaned} 条的主人已不在`,
          en: `${standing.en}; the owners of ${orphaned} no longer work here`,
        },
        { 'zh-CN': '在控制台的排班里把他们的班交给别人', en: 'Hand their shifts over to somebody on the console’s shift board' },
      );
    },
  },
  {
    name: 'audit',
    title: { 'zh-CN': '核对', en: 'Audit' },
    look: async ({ database, now }) => {
      if (!database || !(await hasTables(database))) return unseen;
      let [performed, lost, twice] = [0, 0, 0];
      for (const workspaceId of await listWorkspaces(database.db)) {
        const audit = await auditWorkspace(auditing(database, now), { workspaceId, locale: 'en' });
        performed += audit.performed;
        lost += audit.lost;
        twice += audit.twice;
      }
      const words = {
        'zh-CN': `执行了 ${performed} 个节点，丢失 ${lost}，重复 ${twice}`,
        en: `${performed} cues performed, ${lost} lost, ${twice} twice`,
      };
      if (lost + twice === 0) return { level: 'fine', words };
      return wrong(words, {
        'zh-CN': '在控制台打开“核对”，逐条看是哪个群的哪一步',
        en: 'Open Audit in the console: it names each group and cue',
      });
    },
  },
  {
    name: 'backup',
    title: { 'zh-CN': '备份', en: 'Backup' },
    look: async ({ database, isDemo }) => {
      if (!database || !(await hasTables(database))) return unseen;
      const { rows } = await database.client.query<{ last_backup_at: Date | null }>('select last_backup_at from operation.noted()');
      const at = rows[0]?.last_backup_at ?? null;
      if (at === null) return note('还没有用 kuaishan backup 备份过', 'none has been made with kuaishan backup');
      const days = (Date.now() - at.getTime()) / DAY_MS;
      const words = {
        'zh-CN': `上次在 ${at.toISOString()}（${days.toFixed(1)} 天前）`,
        en: `the last one ${at.toISOString()} (${days.toFixed(1)} days ago)`,
      };
      if (days > BACKUP_WRONG_DAYS && !isDemo)
        return wrong(words, {
          'zh-CN': '请每天运行 kuaishan backup（见 docs/guide-operation.md）',
          en: 'Run kuaishan backup every day (docs/guide-operation.md)',
        });
      return days > BACKUP_NOTE_DAYS ? { level: 'note', words } : { level: 'fine', words };
    },
  },
];

/** Whether this version's tables are there; what is missing is the migrations' finding. */
async function hasTables({ client }: NonNullable<Sight['database']>): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(`select to_regprocedure('operation.backlog(timestamptz)') is not null as there`);
  return rows[0]?.there === true;
}

function auditing({ db }: NonNullable<Sight['database']>, now: Date): Parameters<typeof auditWorkspace>[0] {
  const clock = { now: () => now, speed: () => 1, onChange: () => () => {}, wakeAt: () => () => {} };
  return { db, clock, random: systemRandom(clock), log: silentLog, realtime: silentRealtime, publicUrl: '' };
}
