import { vocabulary } from '@kuaishan/script/vocabulary';
import { useTranslation } from 'react-i18next';
import { AllowancePart } from './allowance-part.tsx';
import type { BudgetAnswer } from './budget-question.ts';
import { LoadPart } from './load-part.tsx';
import { StaggerWords } from './stagger-words.tsx';

/** What the platform lets through, who has how much, and what would help; the platform's limits with their sources. */
export function BudgetAnswerWords({ answer: { budget, titles }, asksForGroups }: { answer: BudgetAnswer; asksForGroups: boolean }) {
  const { t, i18n } = useTranslation('budget');
  const { allowance, load, profile } = budget;
  const { runsOn, limits } = vocabulary.profiles[profile];
  const locale = i18n.language === 'zh-CN' ? 'zh-CN' : 'en';
  return (
    <>
      {allowance === null ? (
        <p>{vocabulary.channels[runsOn].posts === 'itself' ? t('byItself') : t('byHand')}</p>
      ) : (
        <AllowancePart use={allowance} titles={titles} />
      )}
      {asksForGroups ? <p className="quiet">{t('noGroups')}</p> : null}
      {load === null ? null : <LoadPart load={load} titles={titles} nameOf={(person) => person} />}
      {load?.stagger ? (
        <section>
          <h3>{t('stagger')}</h3>
          <StaggerWords stagger={load.stagger} titles={titles} />
          <p className="quiet small">{t('staggerWhere')}</p>
        </section>
      ) : null}
      {load !== null && load.stagger === null ? <p>{t('noStagger')}</p> : null}
      <ul className="budget-limits quiet small">
        {limits.map((limit) => (
          <li key={limit.words.en[0]}>
            {limit.words[locale][0]} ({t('source', { checked: limit.checked })}
            {limit.source.startsWith('https://') ? <a href={limit.source}>{limit.source.replace('https://', '')}</a> : limit.source})
          </li>
        ))}
      </ul>
    </>
  );
}
