import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from '../../ui/field.tsx';
import type { Opening } from './opening.ts';

/** As many groups as one campaign may open (the server's own limit has the last word). */
const most = 500;

interface GroupsPartProps {
  readonly opening: Opening;
  readonly wrong: boolean;
  readonly onChange: (change: Partial<Opening>) => void;
}

/** How many groups on each channel. */
export function GroupsPart({ opening, wrong, onChange }: GroupsPartProps) {
  const { t } = useTranslation('open');
  return (
    <fieldset className="part opening-part">
      <legend>{t('groups')}</legend>
      <div>
        <div className="side-by-side">
          <Field label={t('webRoom')} help={t('webRoomHelp')} wrong={wrong ? t('missingGroups') : null}>
            {(field) => (
              <InputNumber<number>
                {...field}
                min={0}
                max={most}
                precision={0}
                value={opening.webRooms}
                onChange={(value) => onChange({ webRooms: value ?? 0 })}
              />
            )}
          </Field>
          <Field label={t('prompter')} help={t('prompterHelp')}>
            {(field) => (
              <InputNumber<number>
                {...field}
                min={0}
                max={most}
                precision={0}
                value={opening.prompters}
                onChange={(value) => onChange({ prompters: value ?? 0 })}
              />
            )}
          </Field>
        </div>
      </div>
    </fieldset>
  );
}
