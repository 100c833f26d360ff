import { sql } from 'kysely';
import type { RecipientRow } from '../../../features/conversations/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { reason } from '../domain/reasons.ts';
import { type AddressedRow, audienceMembers, countPrompted } from './audience-members.ts';
import { composeForMember, composeForRoom, isPersonal } from './compose.ts';
import type { CuePerformer, Outcome, Scene } from './scene.ts';
import { castRuns, failedRun, saysNothing, speak, type VoicedRun } from './speak.ts';

/**
 * Writes privately to everybody in its audience. One text for all of a group goes by INSERT … SELECT; texts of their own are composed here
 * and go by one array per batch.
 */
export const whisper: CuePerformer = async (tx, scene) => {
  const { voiced, failed, note } = await castRuns(tx, scene);
  const perMember = scene.runs.some((run) => run.memberId !== null);
  const before = perMember ? nobody : await promptedBefore(tx, scene);
  const whispered =
    perMember || isPersonal(scene.cue, scene.script)
      ? await personally(tx, scene, { voiced, before })
      : await alike(tx, scene, { voiced, before });
  return [...failed, ...whispered.map((outcome) => asPerformed(outcome, { note, before: before.get(outcome.run.groupId) ?? 0 }))];
};

const nobody: ReadonlyMap<string, number> = new Map();

interface Whispering {
  readonly voiced: readonly VoicedRun[];
  /** members a recall has left their prompt, by group */
  readonly before: ReadonlyMap<string, number>;
}

async function promptedBefore(tx: Tx, { workspaceId, cue, runs }: Scene): Promise<ReadonlyMap<string, number>> {
  const groupIds = runs.filter((run) => run.group.channel === 'prompter').map((run) => run.groupId);
  return groupIds.length === 0 ? nobody : countPrompted(tx, { workspaceId, groupIds, cueId: cue.id });
}

function asPerformed(outcome: Outcome, o: { note: string | null; before: number }): Outcome {
  if (outcome.state !== 'performed') return outcome;
  return { ...outcome, reason: o.note, recipients: (outcome.recipients ?? 0) + o.before };
}

async function alike(tx: Tx, scene: Scene, { voiced, before }: Whispering): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const texts = new Map<string, string>();
  for (const one of voiced) {
    const { run, values } = one;
    const composed = composeForRoom({ ...scene, group: run.group }, values);
    if (!composed.ok) outcomes.push(failedRun(run, composed.reason));
    else if (saysNothing(composed.text, one)) outcomes.push(failedRun(run, reason('nothing-to-say')));
    else texts.set(run.groupId, composed.text);
  }
  const ready = voiced.filter((one) => texts.has(one.run.groupId));
  const reached = await speak(tx, {
    scene,
    voiced: ready,
    to: (group) => {
      const groupIds = group.map((one) => one.run.groupId);
      const members = audienceMembers({ workspaceId: scene.workspaceId, groupIds, ...audienceOf(scene, before) });
      return {
        place: 'private',
        recipients: sql<RecipientRow>`select a.group_id, a.member_id, t.text from (${members}) a
          join unnest(${groupIds}::uuid[], ${groupIds.map((groupId) => texts.get(groupId))}::text[]) as t(group_id, text) using (group_id)`,
      };
    },
  });
  return [...outcomes, ...ready.map(({ run, values }) => performed(run, reached.get(run.groupId) ?? 0, values))];
}

async function personally(tx: Tx, scene: Scene, { voiced, before }: Whispering): Promise<readonly Outcome[]> {
  const members = await addressed(tx, scene, { voiced, before });
  const outcomes: Outcome[] = [];
  const notes: RecipientRow[] = [];
  const ready: VoicedRun[] = [];
  for (const one of voiced) {
    const { run, values } = one;
    const mine = (members.get(run.groupId) ?? []).filter((member) => run.memberId === null || member.member_id === run.memberId);
    if (run.memberId !== null && mine.length === 0) {
      outcomes.push({ run, state: 'skipped', reason: reason('not-in-audience'), recipients: null, values });
      continue;
    }
    const composed = mine.map((member) => ({
      member,
      text: composeForMember({ ...scene, group: run.group }, values, { name: member.display_name, phraseSeed: member.phrase_seed }),
    }));
    // never half: when one member's text does not resolve, nobody in this group gets it
    const slip = composed.find(({ text }) => !text.ok)?.text;
    if (slip && !slip.ok) {
      outcomes.push(failedRun(run, slip.reason));
      continue;
    }
    if (composed.some(({ text }) => text.ok && saysNothing(text.text, one))) {
      outcomes.push(failedRun(run, reason('nothing-to-say')));
      continue;
    }
    for (const { member, text } of composed) {
      if (text.ok) notes.push({ group_id: member.group_id, member_id: member.member_id, text: text.text });
    }
    ready.push(one);
    outcomes.push(performed(run, mine.length, values));
  }
  await speak(tx, {
    scene,
    voiced: ready,
    to: (group) => {
      const groupIds = new Set(group.map((one) => one.run.groupId));
      const theirs = notes.filter((note) => groupIds.has(note.group_id));
      return {
        place: 'private',
        recipients: sql<RecipientRow>`select * from unnest(${theirs.map((note) => note.group_id)}::uuid[],
          ${theirs.map((note) => note.member_id)}::uuid[], ${theirs.map((note) => note.text)}::text[]) as t(group_id, member_id, text)`,
      };
    },
  });
  return outcomes;
}

async function addressed(tx: Tx, scene: Scene, { voiced, before }: Whispering): Promise<ReadonlyMap<string, readonly AddressedRow[]>> {
  const memberIds = voiced.flatMap(({ run }) => (run.memberId === null ? [] : [run.memberId]));
  const { rows } = await audienceMembers({
    workspaceId: scene.workspaceId,
    groupIds: [...new Set(voiced.map(({ run }) => run.groupId))],
    ...audienceOf(scene, before),
    ...(memberIds.length === 0 ? {} : { memberIds }),
  }).execute(tx);
  return Map.groupBy(rows, (row) => row.group_id);
}

function audienceOf({ cue }: Scene, before: Whispering['before']) {
  return { audience: cue.audience, notPromptedBy: before.size > 0 ? cue.id : undefined };
}

function performed(run: VoicedRun['run'], recipients: number, values: VoicedRun['values']): Outcome {
  return { run, state: 'performed', reason: null, recipients, values };
}
