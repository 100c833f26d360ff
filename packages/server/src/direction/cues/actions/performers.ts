import type { ActionName } from '@kuaishan/script';
import { closeRoom } from './close-room.ts';
import { say } from './say.ts';
import type { CuePerformer } from './scene.ts';
import { task } from './task.ts';
import { whisper } from './whisper.ts';

/** Every action of the vocabulary and what performs it; an action without a performer does not compile. */
export const performers: Readonly<Record<ActionName, CuePerformer>> = {
  ...{ say, whisper, task, 'close-room': closeRoom },
  // by hand until the features behind them are built: a person is prompted with the text
  ...{ 'release-lesson': task, 'collect-homework': task, 'collect-introductions': task, ask: task },
  ...{ 'announce-live': task, 'live-start': task, 'live-end': task, 'open-offer': task, 'last-call': task },
  ...{ 'collect-showcase': task, settle: task, moments: task },
};
