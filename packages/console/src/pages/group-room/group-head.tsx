import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Group } from '../../api/types.ts';
import { useVocabulary } from '../../i18n/vocabulary.ts';
import { useNow } from '../../time/domain-clock.ts';
import { dayOf, timeOf } from '../../time/room-time.ts';
import { useTimeWords } from '../../time/use-time-words.ts';
import { StageMark } from '../../ui/stage-mark.tsx';
import { StateMark } from '../../ui/state-mark.tsx';

const signs = { running: 'now', paused: 'hand', finished: 'done' } as const;

/** Which group this is, which day it is there, and whether it runs. */
export function GroupHead({ group }: { group: Group }) {
  const { t } = useTranslation('common');
  const word = useVocabulary();
  const words = useTimeWords();
  const now = useNow();
  return (
    <header className="room-head">
      <Link to="/" className="room-back">
        ← {t('nav.today')}
      </Link>
      <h1 className="one-line" title={`${group.name} · ${group.campaignName}`}>
        {group.name} {group.name.includes(group.campaignName) ? null : <span className="room-campaign">{group.campaignName}</span>}
      </h1>
      <p className="room-facts">
        <span className="room-time">
          {words.day(dayOf(now, group))} {timeOf(now, group.zone)}
        </span>
        {group.stage === null ? null : <StageMark stage={group.stage} />}
        <StateMark sign={signs[group.performance]} words={t(`performance.${group.performance}`)} />
        {group.room === 'closed' ? <StateMark sign="withdrawn" words={t('room.closed')} /> : null}
        <span className="room-channel">{word('channels', group.channel)}</span>
        <span>{t('members', { count: group.members })}</span>
      </p>
    </header>
  );
}
