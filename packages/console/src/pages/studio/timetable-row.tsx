import { vocabulary } from '@kuaishan/script/vocabulary';
import { useTranslation } from 'react-i18next';
import { useVocabulary } from '../../i18n/vocabulary.ts';
import { FindingNotes } from './finding-note.tsx';
import { OutcomeLine } from './rehearsed/outcome-line.tsx';
import type { TimetableLine } from './timetable.ts';

interface TimetableRowProps {
  readonly line: TimetableLine;
  readonly onLine: (line: number) => void;
}

/** Longer texts are cut to two lines; about this many characters fill them. */
const twoLines = 90;

/** One cue of the timetable; its findings stand beside it, where they belong. */
export function TimetableRow({ line, onLine }: TimetableRowProps) {
  const { t } = useTranslation('studio');
  const { t: common } = useTranslation('common');
  const word = useVocabulary();
  const { cue, findings } = line;
  const long = cue.text.length > twoLines || cue.text.split('\n').length > 2;
  return (
    <li className={`row edge-${cue.stage}`}>
      <div className="row-cue">
        <span className="row-time">
          {cue.at}
          {cue.hangs === null || cue.hangs === cue.at ? null : (
            <span className="row-hangs quiet">
              <span aria-hidden="true">⚓︎ </span>
              <span className="unseen">{t('hangsOn')} </span>
              {cue.hangs}
            </span>
          )}
        </span>
        <div className="row-body">
          <p className="row-head">
            <strong>{cue.title}</strong>
            <span className="row-how">
              {word('roles', cue.role)} · {word('places', cue.where)}
              {cue.action === 'say' || cue.action === 'whisper' ? '' : ` · ${word('actions', cue.action)}`}
              {vocabulary.actions[cue.action].byHand ? ` · ${common('byHand.short')}` : ''}
            </span>
            {cue.origin === null ? null : <span className="row-origin mono">{cue.origin}</span>}
          </p>
          <OutcomeLine cue={cue.cue} />
          {long ? (
            <details className="row-text">
              <summary>
                <span className="said row-cut">{cue.text}</span>
              </summary>
              <p className="said">{cue.text}</p>
            </details>
          ) : (
            <p className="said row-text">{cue.text}</p>
          )}
          {cue.attachments.length === 0 ? null : <p className="row-files">{cue.attachments.join(' · ')}</p>}
        </div>
      </div>
      {findings.length === 0 ? null : (
        <div className="row-margin">
          <span className="unseen">{t('findings')}</span>
          <FindingNotes findings={findings} onLine={onLine} />
        </div>
      )}
    </li>
  );
}
