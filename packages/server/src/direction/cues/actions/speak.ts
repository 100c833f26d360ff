import type { ChannelName } from '@kuaishan/script';
import { findMediaByName } from '../../../facts/media/index.ts';
import { type CueLines, type CueVoice, connectors, linkCode } from '../../../features/channels/index.ts';
import type { Attachment } from '../../../features/conversations/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { cueTitle } from '../domain/cue-title.ts';
import { reason } from '../domain/reasons.ts';
import { groupValues } from './compose.ts';
import type { Outcome, Scene, StagedRun } from './scene.ts';

/** A run whose role is cast: who speaks, and the values of its group. */
export interface VoicedRun {
  readonly run: StagedRun;
  readonly voice: CueVoice;
  readonly values: Readonly<Record<string, string | number>>;
}

/** The scene's runs with their speakers; those whose role nobody plays have failed already. */
export async function castRuns(
  tx: Tx,
  scene: Scene,
): Promise<{ voiced: readonly VoicedRun[]; failed: readonly Outcome[]; note: string | null }> {
  const { attachments, missing } = await attachmentsOf(tx, scene);
  const voiced: VoicedRun[] = [];
  const failed: Outcome[] = [];
  for (const run of scene.runs) {
    const player = run.group.cast.get(scene.cue.role);
    if (!player) {
      failed.push(failedRun(run, reason('role-uncast', scene.cue.role)));
      continue;
    }
    const author = { ...player, role: scene.cue.role };
    const voice = { groupId: run.groupId, author, attachments, validUntil: run.validUntil };
    voiced.push({ run, voice, values: groupValues({ ...scene, group: run.group }) });
  }
  return { voiced, failed, note: missing.length === 0 ? null : reason('attachment-missing', missing.join('、')) };
}

/** Says lines through each group's own channel. Gives how many recipients each group's cue reached; absent = not reached. */
export async function speak(
  tx: Tx,
  o: { scene: Scene; voiced: readonly VoicedRun[]; to: (voiced: readonly VoicedRun[]) => CueLines['to'] },
): Promise<ReadonlyMap<string, number>> {
  const reached = new Map<string, number>();
  const byChannel = Map.groupBy(o.voiced, (one) => one.run.group.channel);
  for (const [channel, voiced] of byChannel) {
    const lines = { ...linesOf(o.scene, voiced), to: o.to(voiced) };
    for (const [groupId, recipients] of await connectors[channel satisfies ChannelName].perform(tx, lines))
      reached.set(groupId, recipients);
  }
  return reached;
}

/** What lines of a scene have in common. Runs of one group (several members') share one voice. */
export function linesOf(scene: Scene, voiced: readonly VoicedRun[]): Omit<CueLines, 'to'> {
  const voices = new Map(voiced.map((one) => [one.voice.groupId, one.voice]));
  return {
    workspaceId: scene.workspaceId,
    cueId: scene.cue.id,
    title: cueTitle(scene.cue),
    at: scene.now,
    voices: [...voices.values()],
    linkCode: () => linkCode(() => scene.random.token()),
    validUntilOf: new Map(voiced.flatMap(({ run }) => (run.memberId === null ? [] : [[run.memberId, run.validUntil] as const]))),
  };
}

/** Whether a member would see an empty bubble: no words, and no file that was ever uploaded. */
export function saysNothing(text: string, { voice }: VoicedRun): boolean {
  return text.trim() === '' && voice.attachments.every((attachment) => attachment.mediaId === null);
}

export function failedRun(run: StagedRun, why: string): Outcome {
  return { run, state: 'failed', reason: why, recipients: null };
}

async function attachmentsOf(tx: Tx, { cue }: Scene): Promise<{ attachments: readonly Attachment[]; missing: readonly string[] }> {
  const stored = await findMediaByName(tx, cue.attachments);
  const attachments = cue.attachments.map((name): Attachment => {
    const media = stored.get(name);
    return media ? { mediaId: media.mediaId, name, contentType: media.contentType } : { mediaId: null, name, contentType: null };
  });
  return { attachments, missing: cue.attachments.filter((name) => !stored.has(name)) };
}
