import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useVocabulary } from '../i18n/vocabulary.ts';
import { ProblemNote } from '../ui/problem-note.tsx';
import { BudgetAnswerWords } from './budget-answer-words.tsx';
import type { BudgetAnswer } from './budget-question.ts';
import { type PlatformChoice, PlatformFields } from './platform-fields.tsx';
import { StaffingFields } from './staffing-fields.tsx';
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
