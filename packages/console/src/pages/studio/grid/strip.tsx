import { useTranslation } from 'react-i18next';
import { useVocabulary } from '../../../i18n/vocabulary.ts';
import { useTimeWords } from '../../../time/use-time-words.ts';
import type { Rework } from '../desk/use-rework.ts';
import { CueBlock } from './cue-block.tsx';
import type { DayStrip, Grid } from './lay-out-days.ts';
import type { Selection } from './use-selection.ts';

interface StripProps {
  readonly day: DayStrip;
  readonly hours: Pick<Grid, 'fromHour' | 'toHour'>;
  readonly selection: Selection;
  readonly rework: Rework | null;
  readonly onCue: (cue: string) => void;
}

/** From this many posts an hour on, the ink of the load is full: a room that gets more is a room people mute. */
const FULL_LOAD = 6;

/** One day from its first hour to its last. */
export function Strip({ day, hours, selection, rework, onCue }: StripProps) {
  const { t } = useTranslation('studio');
  const word = useVocabulary();
  const words = useTimeWords();
  const count = hours.toHour - hours.fromHour;
  return (
    <section className="strip" data-day={day.day} style={{ '--hours': count }}>
      <h2 className="strip-day">{words.day(day.day)}</h2>
      <div className="strip-hours" role="img" aria-label={`${t('load')}: ${loadWords(day.load)}`}>
        {day.load.map(({ hour, posts }) => (
          <span key={hour} style={{ '--load': `${Math.round((Math.min(posts, FULL_LOAD) / FULL_LOAD) * 60)}%` }}>
            {String(hour).padStart(2, '0')}
            {posts === 0 ? null : <b>{posts}</b>}
          </span>
        ))}
      </div>
      {day.lanes.length === 0 ? <p className="strip-empty quiet small">{t('emptyDay')}</p> : null}
      {day.lanes.map((lane) => (
        <div key={lane.role} className="lane" style={{ '--tracks': lane.tracks }}>
          <span className="lane-role">{word('roles', lane.role)}</span>
          <div className="lane-line">
            {lane.blocks.map((block) => (
              <CueBlock
                key={block.cue.cue}
                block={block}
                fromHour={hours.fromHour}
                hours={count}
                selection={selection}
                rework={rework}
                onCue={onCue}
              />
            ))}
          </div>
        </div>
      ))}
    </section>
  );
}

function loadWords(load: DayStrip['load']): string {
  return load.flatMap(({ hour, posts }) => (posts === 0 ? [] : [`${hour}:00 ${posts}`])).join(', ');
}
