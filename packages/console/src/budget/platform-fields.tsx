import type { AllowanceName, ChannelProfileName } from '@kuaishan/script';
import { vocabulary } from '@kuaishan/script/vocabulary';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useVocabulary } from '../i18n/vocabulary.ts';

export interface PlatformChoice {
  /** null = by the channel the script names */
  readonly profile: ChannelProfileName | null;
  /** null = the platform's own setting */
  readonly allowance: AllowanceName | null;
}

interface PlatformFieldsProps {
  readonly choice: PlatformChoice;
  /** the platform that is meant where none was chosen */
  readonly shown: ChannelProfileName;
  readonly onChange: (choice: PlatformChoice) => void;
}

/** On which platform, and how its mass messages are set. */
export function PlatformFields({ choice, shown, onChange }: PlatformFieldsProps) {
  const { t } = useTranslation('budget');
  const word = useVocabulary();
  const settings = vocabulary.profiles[shown].massMessages;
  return (
    <>
      <SelectField
        label={t('platform')}
        value={shown}
        onChange={(name) => onChange({ profile: name as ChannelProfileName, allowance: null })}
      >
        {Object.values(vocabulary.profiles).map(({ name }) => (
          <option key={name} value={name}>
            {word('profiles', name)}
          </option>
        ))}
      </SelectField>
      {settings === null ? null : (
        <SelectField
          label={t('allowance')}
          value={choice.allowance ?? settings[0]}
          onChange={(name) => onChange({ ...choice, allowance: name as AllowanceName })}
        >
          {settings.map((name) => (
            <option key={name} value={name}>
              {word('allowances', name)}
            </option>
          ))}
        </SelectField>
      )}
    </>
  );
}

function SelectField(o: { label: string; value: string; onChange: (value: string) => void; children: ReactNode }) {
  const id = useId();
  return (
    <div className="budget-field">
      <label htmlFor={id}>{o.label}</label>
      <select id={id} className="plain-select" value={o.value} onChange={(event) => o.onChange(event.target.value)}>
        {o.children}
      </select>
    </div>
  );
}
