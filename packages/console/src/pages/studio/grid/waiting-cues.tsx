import { useTranslation } from 'react-i18next';
import { Sign } from '../../../ui/sign.tsx';
import { useOutcome } from '../rehearsed/use-outcome.ts';
import type { Grid } from './lay-out-days.ts';

/** Cues the script alone gives no time; where a rehearsal lies on the timetable, what became of them. */
export function WaitingCues({ waiting, onCue }: { waiting: Grid['waiting']; onCue: (cue: string) => void }) {
  const { t } = useTranslation('studio');
  if (waiting.length === 0) return null;
  return (
    <p className="small waiting">
      <strong>{t('waits')}</strong>
      {waiting.map((one) => (
        <WaitingCue key={one.cue.cue} one={one} onCue={onCue} />
      ))}
    </p>
  );
}

function WaitingCue({ one: { cue, hangs }, onCue }: { one: Grid['waiting'][number]; onCue: (cue: string) => void }) {
  const outcome = useOutcome(cue.cue);
  return (
    <button type="button" className="text-button" title={outcome?.whole} onClick={() => onCue(cue.cue)}>
      {cue.title} <span className="quiet mono">{hangs}</span>
      {outcome === null ? null : (
        <span className={`outcome-${outcome.sign}`}>
          {' '}
          <Sign name={outcome.sign} /> {outcome.short}
        </span>
      )}
    </button>
  );
}
