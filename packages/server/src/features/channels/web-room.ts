import { vocabulary } from '@kuaishan/script';
import { sayFromCue, whisperFromCue } from '../conversations/index.ts';
import type { Connector } from './connector.ts';

/** Our own room: the message row is the delivery, so nothing ever waits, is withdrawn or expires. */
export const webRoom: Connector = {
  channel: 'webRoom',
  traits: vocabulary.channels.webRoom,
  perform: async (tx, { to, voices, workspaceId, cueId, at }) => {
    const cue = { workspaceId, cueId, at };
    if (to.place === 'private') return whisperFromCue(tx, { ...cue, voices, recipients: to.recipients });
    const posts = voices.flatMap((voice) => {
      const text = to.texts.get(voice.groupId);
      return text === undefined ? [] : [{ ...voice, text }];
    });
    const said = await sayFromCue(tx, { ...cue, posts });
    return new Map([...said.keys()].map((groupId) => [groupId, 1]));
  },
  withdraw: async () => [],
  expire: async () => [],
};
