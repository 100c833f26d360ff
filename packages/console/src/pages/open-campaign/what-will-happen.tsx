import { useTranslation } from 'react-i18next';
import type { ScriptDetail } from '../../api/types.ts';
import type { Missing, Opening } from './opening.ts';
import { useOpeningWords } from './use-opening-words.ts';

interface WhatWillHappenProps {
  readonly opening: Opening;
  readonly script: ScriptDetail;
  readonly missing: Missing;
  /** by how much the last group comes later; 0 = all at once */
  readonly staggerMinutes: number;
}

/** The whole effect in sentences with numbers, before anything is done; and what still stands in its way. */
export function WhatWillHappen({ opening, script, missing, staggerMinutes }: WhatWillHappenProps) {
  const { t } = useTranslation('open');
  const words = useOpeningWords(opening);
  const groups = opening.webRooms + opening.prompters;
  const lacks = [
    missing.name ? t('missingName') : null,
    missing.groups ? t('missingGroups') : null,
    missing.when ? t('missingWhen') : null,
    missing.roles.length > 0 ? t('missingRoles', { count: missing.roles.length }) : null,
    missing.values.length > 0 ? t('missingValues', { count: missing.values.length }) : null,
  ].filter((lack) => lack !== null);
  return (
    <div className="will">
      <h2>{t('will')}</h2>
      {words === null || groups === 0 ? null : (
        <>
          <p>{t('willOpen', { ...words, count: groups })}</p>
          <p>{t('willCues', { cues: script.cues, days: script.days, total: script.cues * groups })}</p>
        </>
      )}
      {opening.webRooms === 0 ? null : <p>{t('willWeb', { count: opening.webRooms })}</p>}
      {opening.prompters === 0 ? null : <p>{t('willPrompt', { count: opening.prompters, total: script.cues * opening.prompters })}</p>}
      {staggerMinutes === 0 ? null : <p>{t('willStagger', { count: staggerMinutes })}</p>}
      <p className="quiet">{t('willNothing')}</p>
      {lacks.length === 0 ? null : (
        <div className="lacks">
          <h3>{t('stillMissing')}</h3>
          <ul>
            {lacks.map((lack) => (
              <li key={lack}>{lack}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
