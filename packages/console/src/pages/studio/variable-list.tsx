import { useTranslation } from 'react-i18next';
import type { MissingVariable } from '../../api/types.ts';

/** The variables nobody gives a value to yet. */
export function VariableList({ missing }: { missing: readonly MissingVariable[] }) {
  const { t } = useTranslation('studio');
  if (missing.length === 0) return null;
  return (
    <section className="aside-part">
      <h2>
        {t('variables')} <span className="quiet">{missing.length}</span>
      </h2>
      <p className="quiet small">{t('variablesHow')}</p>
      <ul className="variable-list">
        {missing.map((variable) => (
          <li key={variable.name}>
            <strong>{variable.name}</strong> <span className="quiet small">{t('inCues', { count: variable.cues.length })}</span>
            {variable.hint === null ? null : <p className="small">{variable.hint}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
