import { reason } from '../domain/reasons.ts';
import { countMembers } from './audience-members.ts';
import { composeForRoom } from './compose.ts';
import type { CuePerformer, Outcome } from './scene.ts';
import { castRuns, failedRun, saysNothing, speak, type VoicedRun } from './speak.ts';

/** Speaks in the room. A text that does not resolve is not sent. In a closed room nothing is said. */
export const say: CuePerformer = async (tx, scene) => {
  const { voiced, failed, note } = await castRuns(tx, scene);
  const outcomes: Outcome[] = [...failed];
  const texts = new Map<string, string>();
  const ready: VoicedRun[] = [];
  for (const one of voiced) {
    const composed = composeForRoom({ ...scene, group: one.run.group }, one.values);
    if (one.run.memberId !== null) outcomes.push(failedRun(one.run, reason('post-per-member')));
    else if (!composed.ok) outcomes.push(failedRun(one.run, composed.reason));
    else if (saysNothing(composed.text, one)) outcomes.push(failedRun(one.run, reason('nothing-to-say')));
    else {
      texts.set(one.run.groupId, composed.text);
      ready.push(one);
    }
  }
  const reached = await speak(tx, { scene, voiced: ready, to: () => ({ place: 'room', texts }) });
  const members = await countMembers(tx, { workspaceId: scene.workspaceId, groupIds: [...reached.keys()] });
  for (const { run, values } of ready) {
    outcomes.push(
      reached.has(run.groupId)
        ? { run, state: 'performed', reason: note, recipients: members.get(run.groupId) ?? 0, values }
        : { run, state: 'skipped', reason: reason('room-closed'), recipients: null },
    );
  }
  return outcomes;
};
