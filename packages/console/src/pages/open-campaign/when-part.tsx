import { Input, Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../time/domain-clock.ts';
import { zonesWith } from '../../time/zones.ts';
import { Field } from '../../ui/field.tsx';
import { Sign } from '../../ui/sign.tsx';
import { isPast, type Opening } from './opening.ts';
import { useOpeningWords } from './use-opening-words.ts';

interface WhenPartProps {
  readonly opening: Opening;
  readonly wrong: boolean;
  readonly onChange: (change: Partial<Opening>) => void;
}

/** When it opens: the wall clock of a zone. */
export function WhenPart({ opening, wrong, onChange }: WhenPartProps) {
  const { t } = useTranslation('open');
  const words = useOpeningWords(opening);
  const past = isPast(opening, useNow());
  const zones = useMemo(() => zonesWith(opening.zone).map((zone) => ({ value: zone, label: zone })), [opening.zone]);
  return (
    <fieldset className="part opening-part">
      <legend>{t('when')}</legend>
      <div>
        <div className="side-by-side">
          <Field label={t('date')} wrong={wrong ? t('needed') : null}>
            {(field) => <Input {...field} type="date" value={opening.date} onChange={(event) => onChange({ date: event.target.value })} />}
          </Field>
          <Field label={t('time')}>
            {(field) => <Input {...field} type="time" value={opening.time} onChange={(event) => onChange({ time: event.target.value })} />}
          </Field>
          <Field label={t('zone')}>
            {({ id }) => (
              <Select
                id={id}
                showSearch
                value={opening.zone}
                onChange={(zone: string) => onChange({ zone })}
                options={zones}
                popupMatchSelectWidth={false}
              />
            )}
          </Field>
        </div>
        {words === null ? null : <p>{t('whenIs', words)}</p>}
        {past ? (
          <p className="state-late">
            <Sign name="late" /> {t('past')}
          </p>
        ) : null}
      </div>
    </fieldset>
  );
}
