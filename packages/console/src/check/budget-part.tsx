import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BudgetAnswerWords } from '../budget/budget-answer-words.tsx';
import type { BudgetAnswer, BudgetQuestion } from '../budget/budget-question.ts';
import { type PlatformChoice, PlatformFields } from '../budget/platform-fields.tsx';
import { StaffingFields } from '../budget/staffing-fields.tsx';
import { staffingOf, useStaffNumbers } from '../budget/use-staff-numbers.ts';
import { useVocabulary } from '../i18n/vocabulary.ts';
import { BrokenNote } from './broken-note.tsx';
import { askCheck } from './worker/ask-check.ts';
import '../budget/words.ts';
import '../budget/budget.css';

type Answered = { readonly answer: BudgetAnswer | null } | 'broke' | null;

/** Would it fit the platform, and the people there are? Worked out beside the page, once it is opened. */
export function BudgetPart({ text }: { text: string }) {
  const { t } = useTranslation('budget');
  const { t: check } = useTranslation('check');
  const word = useVocabulary();
  const [open, setOpen] = useState(false);
  const [choice, setChoice] = useState<PlatformChoice>({ profile: null, allowance: null });
  const [numbers, changeNumbers] = useStaffNumbers();
  const [known, setKnown] = useState<Answered>(null);
  const answer = known === null || known === 'broke' ? null : known.answer;
  const roles = answer?.roles;
  const staffing = staffingOf(numbers, { roles: roles ?? [], wordOf: (role) => word('roles', role) });
  const asked = JSON.stringify({ ...choice, staffing });
  const question = useDeferredValue(useMemo(() => (open ? { text, asked } : null), [open, text, asked]));

  useEffect(() => {
    if (question === null) return;
    let over = false;
    const wished = JSON.parse(question.asked) as Pick<BudgetQuestion, 'profile' | 'allowance' | 'staffing'>;
    askCheck('budget', { text: question.text, ...wished, openingMinute: null, monthDays: null }).then(
      (found) => {
        if (!over) setKnown({ answer: found });
      },
      () => {
        if (!over) setKnown('broke');
      },
    );
    return () => {
      over = true;
    };
  }, [question]);

  return (
    <details className="aside-part budget" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('title')}</summary>
      <p className="quiet small">{t('how')}</p>
      <div className="budget-fields">
        <PlatformFields choice={choice} shown={choice.profile ?? answer?.budget.profile ?? 'webRoom'} onChange={setChoice} />
        <StaffingFields numbers={numbers} roles={roles ?? []} onChange={changeNumbers} />
      </div>
      {known === 'broke' ? <BrokenNote words={check('brokeOnText')} /> : null}
      <div aria-live="polite">
        {open && known === null ? <p className="quiet">{t('reading')}</p> : null}
        {known !== null && known !== 'broke' && known.answer === null ? <p className="quiet">{t('notYet')}</p> : null}
        {answer === null ? null : <BudgetAnswerWords answer={answer} asksForGroups={staffing === null} />}
      </div>
    </details>
  );
}
