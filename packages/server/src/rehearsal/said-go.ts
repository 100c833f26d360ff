import { type Cue, type Opening, planScript, type Script } from '@kuaishan/script';
import type { RehearsalScene } from './set-the-scene.ts';

/** A cue that waits for a person comes this long after the one before it in the script: the file's order is the only hint there is. */
const GO_AFTER_MINUTES = 10;
const minuteMs = 60_000;

/** When the virtual staff call the cues that only a person starts. */
export function goTimes(script: Script, opening: Opening & { readonly at: Date }): readonly { readonly cue: Cue; readonly at: number }[] {
  const planned = new Map(planScript(script, opening).map((one) => [one.cue, one.at]));
  let last = opening.at.getTime();
  const calls: { cue: Cue; at: number }[] = [];
  for (const cue of script.cues) {
    const at = planned.get(cue.id);
    if (at) last = Date.parse(at);
    else if (cue.when.kind === 'go') {
      last += GO_AFTER_MINUTES * minuteMs;
      calls.push({ cue, at: last });
    }
  }
  return calls.sort((a, b) => a.at - b.at);
}

/** Says go for one cue in every group where it still waits. */
export async function sayGo(scene: RehearsalScene, cue: Cue): Promise<void> {
  for (const { groupId } of scene.groups) {
    const { items } = await scene.owner.get<{ items: readonly { cueRunId: string | number; cue: string; state: string }[] }>(
      `/api/v1/groups/${groupId}/cues`,
    );
    const run = items.find((one) => one.cue === cue.id && (one.state === 'planned' || one.state === 'held'));
    if (run) await scene.owner.post(`/api/v1/groups/${groupId}/cues/${run.cueRunId}/go`, {});
  }
}
