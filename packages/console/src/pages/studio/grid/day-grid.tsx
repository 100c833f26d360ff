import { useContext, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Check } from '../../../api/types.ts';
import type { Rework } from '../desk/use-rework.ts';
import { OutcomeLine } from '../rehearsed/outcome-line.tsx';
import { OutcomesContext } from '../rehearsed/use-outcome.ts';
import type { PlannedLine } from '../worker/studio-question.ts';
import { layOutDays } from './lay-out-days.ts';
import { SelectionBar } from './selection-bar.tsx';
import { Strip } from './strip.tsx';
import { useSelection } from './use-selection.ts';
import './grid.css';

interface DayGridProps {
  readonly check: Check;
  readonly plan: readonly PlannedLine[];
  /** null: nothing can be moved now */
  readonly rework: Rework | null;
  readonly onCue: (cue: string) => void;
  /** a cue has been chosen alone */
  readonly onChosen: (cue: string) => void;
  readonly onPreview: () => void;
}

/** The script by day and hour, a lane for every role; what is dragged here is written into the text. */
export function DayGrid({ check, plan, rework, onCue, onChosen, onPreview }: DayGridProps) {
  const { t } = useTranslation('studio');
  const grid = useMemo(() => layOutDays({ days: check.days, cues: check.cues, plan, findings: check.findings }), [check, plan]);
  const known = useMemo(() => check.cues.map(({ cue }) => cue), [check]);
  const selection = useSelection(known);
  const rehearsed = useContext(OutcomesContext) !== null;
  const alone = selection.cues.length === 1 ? selection.cues[0] : undefined;
  useEffect(() => {
    if (alone !== undefined) onChosen(alone);
  }, [alone, onChosen]);
  if (grid.days.length === 0) return null;
  return (
    <section className={rehearsed ? 'day-grid day-grid-rehearsed' : 'day-grid'} aria-label={t('grid')}>
      <p className="quiet small day-grid-how">{t('gridHow')}</p>
      <div className="day-grid-scroll">
        {grid.days.map((day) => (
          <Strip key={day.day} day={day} hours={grid} selection={selection} rework={rework} onCue={onCue} />
        ))}
      </div>
      {grid.waiting.length === 0 ? null : (
        <p className="small waiting">
          <strong>{t('waits')}</strong>{' '}
          {grid.waiting.map(({ cue, hangs }) => (
            <button key={cue.cue} type="button" className="text-button" onClick={() => onCue(cue.cue)}>
              {cue.title} <span className="quiet mono">{hangs}</span>
            </button>
          ))}
        </p>
      )}
      {alone === undefined ? null : <OutcomeLine cue={alone} />}
      {rework === null ? null : <SelectionBar selection={selection} rework={rework} onCue={onCue} onPreview={onPreview} />}
    </section>
  );
}
