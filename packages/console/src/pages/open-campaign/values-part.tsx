import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MissingVariable } from '../../api/types.ts';
import { Field } from '../../ui/field.tsx';
import type { Opening } from './opening.ts';

interface ValuesPartProps {
  readonly opening: Opening;
  readonly missing: readonly MissingVariable[];
  /** names to mark as missing */
  readonly wrong: readonly string[];
  readonly onChange: (change: Partial<Opening>) => void;
}

/** As many cue ids as say where a value will be heard. */
const shown = 2;

/** The value of every variable nobody else gives one. */
export function ValuesPart({ opening, missing, wrong, onChange }: ValuesPartProps) {
  const { t } = useTranslation('open');
  return (
    <fieldset className="part opening-part">
      <legend>{t('values')}</legend>
      <div>
        <p className="field-help">{missing.length === 0 ? t('noValues') : t('valuesHelp')}</p>
        <div className="values">
          {missing.map((variable) => (
            <Field
              key={variable.name}
              label={variable.name}
              wrong={wrong.includes(variable.name) ? t('needed') : null}
              help={
                <>
                  {variable.hint === null ? null : <strong className="value-hint">{variable.hint} </strong>}
                  {t('inCues', { titles: variable.cues.slice(0, shown).join('、') })}
                  {variable.cues.length > shown ? ` ${t('andMore', { count: variable.cues.length })}` : ''}
                </>
              }
            >
              {(field) => (
                <Input
                  {...field}
                  status={wrong.includes(variable.name) ? 'error' : ''}
                  value={opening.values[variable.name] ?? ''}
                  onChange={(event) => onChange({ values: { ...opening.values, [variable.name]: event.target.value } })}
                  maxLength={2000}
                  autoComplete="off"
                />
              )}
            </Field>
          ))}
        </div>
      </div>
    </fieldset>
  );
}
