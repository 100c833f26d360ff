import { type CampaignLoad, staggerSteps } from '@kuaishan/script/screens';
import { useTranslation } from 'react-i18next';
import type { BudgetAnswer } from './budget-question.ts';

type Stagger = NonNullable<CampaignLoad['stagger']>;

interface StaggerWordsProps {
  readonly stagger: Stagger;
  readonly titles: BudgetAnswer['titles'];
  /** groups of the campaign that come before those that are staggered */
  readonly before?: number;
}

/** Which groups come how much later, and what is left after it. */
export function StaggerWords({ stagger, titles, before = 0 }: StaggerWordsProps) {
  const { t } = useTranslation('budget');
  const still = stagger.people.reduce((sum, person) => sum + person.overloads.length, 0);
  const most = Math.max(0, ...stagger.people.map((person) => person.busiest?.posts ?? 0));
  const { limit } = stagger;
  return (
    <>
      <ul className="budget-steps">
        {staggerSteps(stagger.offsets).map(({ from, to, minutes }) => {
          const groups = from === to ? t('oneGroup', { from: from + before }) : t('someGroups', { from: from + before, to: to + before });
          return <li key={from}>{minutes === 0 ? t('asScript', { groups }) : t('step', { groups, minutes })}</li>;
        })}
      </ul>
      <p>{still === 0 ? t('after', { count: most }) : t('still', { count: still })}</p>
      {still === 0 || limit.before === null ? null : (
        <p className="quiet small">{t(`limit.${limit.before}`, { title: titles[limit.cue ?? ''] ?? '', minutes: limit.minutes })}</p>
      )}
    </>
  );
}
