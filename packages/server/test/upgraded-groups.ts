import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { type UpgradeGoal, upgradeCampaign } from '../src/direction/cues/index.ts';
import type { onStage } from './on-stage.ts';
import { scriptText } from './test-scripts.ts';

type OnStage = Awaited<ReturnType<typeof onStage>>;

/** Saves further versions of a stage's script and takes its groups to them. */
export function upgrading(s: OnStage) {
  let keys = 0;
  const stage = randomUUID();
  const save = async (cues: readonly string[], o: { head?: string; days?: number } = {}): Promise<string> => {
    const version = randomUUID();
    const text = scriptText(cues.join('\n'), o);
    await s.opened.work((tx) =>
      sql`insert into script_version (workspace_id, script_version_id, script_id, number, text, saved_by, saved_at)
        select workspace_id, ${version}::uuid, script_id, (select max(number) + 1 from script_version), ${text}, saved_by, ${s.deps.clock.now()}
        from script_version where script_version_id = ${s.opened.scriptVersionId}`.execute(tx),
    );
    return version;
  };
  const ask = (goal: UpgradeGoal, o: { preview?: boolean; idempotencyKey?: string; groupIds?: readonly string[] } = {}) =>
    upgradeCampaign(s.deps, {
      actor: s.host,
      locale: 'en',
      request: { campaignId: s.opened.campaignId, groupIds: null, preview: false, idempotencyKey: `${stage}-${++keys}`, goal, ...o },
    });
  type Given = Extract<UpgradeGoal, { kind: 'to' }>['given'];
  return {
    save,
    to: (scriptVersionId: string, o: Parameters<typeof ask>[1] & { shown?: readonly string[] | null; given?: Partial<Given> } = {}) => {
      const { shown = null, given, ...rest } = o;
      return ask({ kind: 'to', scriptVersionId, shown, given: { values: {}, cast: [], ...given } }, rest);
    },
    undo: (upgradeId: string, o?: Parameters<typeof ask>[1]) => ask({ kind: 'undo', upgradeId }, o),
  };
}
