import { vocabulary } from '@kuaishan/script/vocabulary';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useVocabulary } from '../i18n/vocabulary.ts';
import { ProblemNote } from '../ui/problem-note.tsx';
import { AllowancePart } from './allowance-part.tsx';
import type { BudgetAnswer } from './budget-question.ts';
import { LoadPart } from './load-part.tsx';
import { type PlatformChoice, PlatformFields } from './platform-fields.tsx';
import { StaffingFields } from './staffing-fields.tsx';
import { StaggerWords } from './stagger-words.tsx';
import { useBudget } from './use-budget.ts';
import { staffingOf, useStaffNumbers } from './use-staff-numbers.ts';
import './words.ts';
import './budget.css';

/** Would it fit the platform, and the people there are? Closed until somebody asks; what is filled in stays on this device. */
export function BudgetPanel({ text }: { text: string }) {
  const { t } = useTranslation('budget');
  const word = useVocabulary();
  const [open, setOpen] = useState(false);
  const [choice, setChoice] = useState<PlatformChoice>({ profile: null, allowance: null });
  const [numbers, changeNumbers] = useStaffNumbers();
  const [roles, setRoles] = useState<BudgetAnswer['roles']>([]);
  const staffing = staffingOf(numbers, { roles, wordOf: (role) => word('roles', role) });
  const { data, error } = useBudget(open ? { text, ...choice, staffing, openingMinute: null, monthDays: null } : null);
  // who plays in it is known from the first answer on
  if (data && data.roles.join() !== roles.join()) setRoles(data.roles);
  const shown = choice.profile ?? data?.budget.profile ?? 'webRoom';
  return (
    <details className="aside-part budget" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('title')}</summary>
      <p className="quiet small">{t('how')}</p>
      <div className="budget-fields">
        <PlatformFields choice={choice} shown={shown} onChange={setChoice} />
        <StaffingFields numbers={numbers} roles={roles} onChange={changeNumbers} />
      </div>
      <ProblemNote error={error} />
      <div aria-live="polite">
        {open && data === undefined && error === null ? <p className="quiet">{t('reading')}</p> : null}
        {data === null ? <p className="quiet">{t('notYet')}</p> : null}
        {data ? <BudgetAnswerWords answer={data} asksForGroups={staffing === null} /> : null}
      </div>
    </details>
  );
}

function BudgetAnswerWords({ answer: { budget, titles }, asksForGroups }: { answer: BudgetAnswer; asksForGroups: boolean }) {
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
