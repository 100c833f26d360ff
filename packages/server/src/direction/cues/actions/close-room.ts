import { wordOf } from '@kuaishan/script';
import { promptTask, withdrawPrompts } from '../../../features/channels/index.ts';
import { closeRooms } from '../../../features/conversations/index.ts';
import { reason } from '../domain/reasons.ts';
import { say } from './say.ts';
import type { CuePerformer, Outcome } from './scene.ts';
import { castRuns, failedRun, linesOf } from './speak.ts';

/**
 * Says its last words, if it has any, and closes the room: what others still wait to post there is withdrawn. Where a person posts, they are
 * prompted to say the words, or else to close the room by hand.
 */
export const closeRoom: CuePerformer = async (tx, scene) => {
  const spoken = scene.cue.texts.length > 0 || scene.cue.attachments.length > 0 ? await say(tx, scene) : await withoutWords(tx, scene);
  const closing = spoken.filter((outcome) => outcome.state === 'performed');
  const groupIds = closing.map((outcome) => outcome.run.groupId);
  const { workspaceId, now: at } = scene;
  await closeRooms(tx, { workspaceId, groupIds, at });
  await withdrawPrompts(tx, { workspaceId, groupIds, place: 'room', exceptCueId: scene.cue.id, reason: 'room-closed', at });
  return spoken.map((outcome) => (outcome.state === 'performed' ? { ...outcome, closedRoom: true } : outcome));
};

const withoutWords: CuePerformer = async (tx, scene) => {
  const { voiced: cast, failed } = await castRuns(tx, scene);
  // lint refuses such a script; one saved earlier must not close the room for everybody when its first member's time comes
  const ofMembers = cast.filter(({ run }) => run.memberId !== null).map(({ run }) => failedRun(run, reason('post-per-member')));
  const voiced = cast.filter(({ run }) => run.memberId === null);
  const byHand = voiced.filter(({ run }) => run.group.channel === 'prompter');
  if (byHand.length > 0) {
    const words = wordOf('actions', 'close-room', scene.locale);
    const texts = new Map(byHand.map(({ run }) => [run.groupId, words]));
    await promptTask(tx, { ...linesOf(scene, byHand), to: { place: 'room', texts } });
  }
  const performed = voiced.map(({ run }): Outcome => ({ run, state: 'performed', reason: null, recipients: null }));
  return [...failed, ...ofMembers, ...performed];
};
