import type { ActionName } from '@kuaishan/script';
import { useTranslation } from 'react-i18next';
import type { CueRun, Group } from '../../../api/types.ts';
import { useVocabulary } from '../../../i18n/vocabulary.ts';

/** How each action reads inside GO: when the system performs it itself, and when a person is prompted to. A new action is refused until it says both. */
const byHand = { itself: 'desk.task', prompted: 'desk.task' } as const;
const phrases = {
  say: { itself: 'desk.inRoom', prompted: 'desk.toPrompt' },
  whisper: { itself: 'desk.inPrivate', prompted: 'desk.toPrompt' },
  task: { itself: 'desk.task', prompted: 'desk.task' },
  'close-room': { itself: 'desk.closes', prompted: 'desk.closes' },
  ...{ 'release-lesson': byHand, 'collect-homework': byHand, 'collect-introductions': byHand, ask: byHand, 'announce-live': byHand },
  ...{ 'live-start': byHand, 'live-end': byHand, 'open-offer': byHand, 'last-call': byHand, 'collect-showcase': byHand },
  ...{ settle: byHand, moments: byHand },
} as const satisfies Record<ActionName, { readonly itself: string; readonly prompted: string }>;

/** What performing a cue does, in one phrase: who does what, where. */
export function useWhatItDoes(group: Pick<Group, 'channel'>, run: CueRun): string {
  const { t } = useTranslation('room');
  const word = useVocabulary();
  const phrase = phrases[run.action];
  return t(group.channel === 'prompter' ? phrase.prompted : phrase.itself, { role: word('roles', run.role) });
}
