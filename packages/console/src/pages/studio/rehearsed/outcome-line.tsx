import { useTranslation } from 'react-i18next';
import { Sign } from '../../../ui/sign.tsx';
import { useOutcome } from './use-outcome.ts';

/** Everything the rehearsal on the timetable says of a cue; nothing while none lies there. */
export function OutcomeLine({ cue }: { cue: string }) {
  const { t } = useTranslation('rehearsed');
  const outcome = useOutcome(cue);
  if (outcome === null) return null;
  return (
    <p className={`outcome outcome-${outcome.sign} small`}>
      <Sign name={outcome.sign} /> {t('cue')}: {outcome.whole}
    </p>
  );
}
