import { vocabulary, wordOf } from '@kuaishan/script';
import { sql } from 'kysely';
import { promptTask } from '../../../features/channels/index.ts';
import type { RecipientRow } from '../../../features/conversations/index.ts';
import { cueTitle } from '../domain/cue-title.ts';
import { reason } from '../domain/reasons.ts';
import { audienceMembers } from './audience-members.ts';
import { composeForMember, composeForRoom } from './compose.ts';
import type { CuePerformer, Outcome, Scene } from './scene.ts';
import { castRuns, failedRun, linesOf, type VoicedRun } from './speak.ts';

/** Prompts the person cast for the role to do something, on every channel: for the whole group, or about one member when it hangs on joining. */
export const task: CuePerformer = async (tx, scene) => {
  const { voiced, failed, note } = await castRuns(tx, scene);
  const outcomes: Outcome[] = [...failed];
  const ofGroup = voiced.filter(({ run }) => run.memberId === null);
  const texts = new Map<string, string>();
  const ready: VoicedRun[] = [];
  for (const one of ofGroup) {
    const composed = composeForRoom({ ...scene, group: one.run.group }, one.values);
    if (!composed.ok) {
      outcomes.push(failedRun(one.run, composed.reason));
      continue;
    }
    texts.set(one.run.groupId, composed.text || doing(scene));
    ready.push(one);
  }
  if (ready.length > 0) await promptTask(tx, { ...linesOf(scene, ready), title: taskTitle(scene), to: { place: 'room', texts } });
  outcomes.push(...ready.map(({ run, values }): Outcome => ({ run, state: 'performed', reason: note, recipients: null, values })));

  const ofMembers = voiced.filter(({ run }) => run.memberId !== null);
  if (ofMembers.length === 0) return outcomes;
  const { rows } = await audienceMembers({
    workspaceId: scene.workspaceId,
    groupIds: [...new Set(ofMembers.map(({ run }) => run.groupId))],
    memberIds: ofMembers.flatMap(({ run }) => (run.memberId === null ? [] : [run.memberId])),
    audience: scene.cue.audience,
  }).execute(tx);
  const members = new Map(rows.map((row) => [row.member_id, row]));
  const prompts: RecipientRow[] = [];
  const readyMembers: VoicedRun[] = [];
  for (const one of ofMembers) {
    const member = members.get(one.run.memberId ?? '');
    if (!member) {
      outcomes.push({ run: one.run, state: 'skipped', reason: reason('not-in-audience'), recipients: null });
      continue;
    }
    const addressee = { name: member.display_name, phraseSeed: member.phrase_seed };
    const composed = composeForMember({ ...scene, group: one.run.group }, one.values, addressee);
    if (!composed.ok) {
      outcomes.push(failedRun(one.run, composed.reason));
      continue;
    }
    prompts.push({ group_id: member.group_id, member_id: member.member_id, text: composed.text || doing(scene) });
    readyMembers.push(one);
    outcomes.push({ run: one.run, state: 'performed', reason: note, recipients: null, values: one.values });
  }
  if (prompts.length > 0) {
    const recipients = sql<RecipientRow>`select * from unnest(${prompts.map((prompt) => prompt.group_id)}::uuid[],
      ${prompts.map((prompt) => prompt.member_id)}::uuid[], ${prompts.map((prompt) => prompt.text)}::text[]) as t(group_id, member_id, text)`;
    await promptTask(tx, { ...linesOf(scene, readyMembers), title: taskTitle(scene), to: { place: 'private', recipients } });
  }
  return outcomes;
};

/** What is done, in a word: the text of a by-hand cue that has none, such as the end of a live class. */
function doing({ cue, locale }: Scene): string {
  return wordOf('actions', cue.action, locale);
}

/** Says that a person does it because Kuaishan does not yet: whoever is prompted must not believe that bookings, payments or coins happen by themselves. */
function taskTitle({ cue, locale }: Scene): string {
  const title = cueTitle(cue);
  if (!vocabulary.actions[cue.action].byHand) return title;
  return locale === 'en' ? `${title} (by hand)` : `${title}（由人来做）`;
}
