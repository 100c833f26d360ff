import { useContext, useEffect, useMemo, useRef } from 'react';
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
import { WaitingCues } from './waiting-cues.tsx';
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
  /** the preview takes a part of the width */
  readonly previewing: boolean;
}

/** The script by day and hour, a lane for every role; what is dragged here is written into the text. */
export function DayGrid({ check, plan, rework, onCue, onChosen, onPreview, previewing }: DayGridProps) {
  const { t } = useTranslation('studio');
  const grid = useMemo(() => layOutDays({ days: check.days, cues: check.cues, plan, findings: check.findings }), [check, plan]);
  const known = useMemo(() => check.cues.map(({ cue }) => cue), [check]);
  const selection = useSelection(known);
  const rehearsed = useContext(OutcomesContext) !== null;
  const alone = selection.cues.length === 1 ? selection.cues[0] : undefined;
  useEffect(() => {
    if (alone !== undefined) onChosen(alone);
  }, [alone, onChosen]);
  const scroll = useRef<HTMLElement>(null);
  useEffect(() => {
    // what is previewed stays in sight where the days have become narrower
    if (previewing) scroll.current?.querySelector('[aria-pressed="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [previewing]);
  if (grid.days.length === 0) return null;
  return (
    <section className={rehearsed ? 'day-grid day-grid-rehearsed' : 'day-grid'} aria-label={t('grid')}>
      <p className="quiet small day-grid-how">{t('gridHow')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways by keys, also when no block is in it */}
      <section className="day-grid-scroll" ref={scroll} aria-label={t('days')} tabIndex={0}>
        {grid.days.map((day) => (
          <Strip key={day.day} day={day} hours={grid} selection={selection} rework={rework} onCue={onCue} />
        ))}
      </section>
      <WaitingCues waiting={grid.waiting} onCue={onCue} />
      {alone === undefined ? null : <OutcomeLine cue={alone} />}
      {rework === null ? null : <SelectionBar selection={selection} rework={rework} onCue={onCue} onPreview={onPreview} />}
    </section>
  );
}
