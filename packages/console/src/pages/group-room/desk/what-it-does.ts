import type { ActionName } from '@kuaishan/script';
import { vocabulary } from '@kuaishan/script/vocabulary';
import { useTranslation } from 'react-i18next';
import type { CueRun, Group } from '../../../api/types.ts';
import { useVocabulary } from '../../../i18n/vocabulary.ts';

const byHand = { itself: 'desk.task', prompted: 'desk.task' } as const;
/** How each action reads inside GO: when the system performs it itself, and when a person is prompted to. A new action is refused until it says both. */
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
  const { t, i18n } = useTranslation('room');
  const word = useVocabulary();
  const phrase = phrases[run.action];
  const what = t(group.channel === 'prompter' ? phrase.prompted : phrase.itself, { role: word('roles', run.role) });
  const { wouldDo } = vocabulary.actions[run.action];
  return wouldDo ? `${what} · ${t('desk.notYet', { what: wouldDo[i18n.language === 'zh-CN' ? 'zh-CN' : 'en'] })}` : what;
}
