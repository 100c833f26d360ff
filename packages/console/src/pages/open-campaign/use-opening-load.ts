import type { CampaignLoad, Staffing } from '@kuaishan/script';
import { useMemo } from 'react';
import type { ScriptDetail } from '../../api/types.ts';
import type { BudgetAnswer } from '../../budget/budget-question.ts';
import { useBudget } from '../../budget/use-budget.ts';
import type { Opening } from './opening.ts';

/** What the groups in which people post ask of the cast; null while it is not known, or where software posts everything. */
export function useOpeningLoad(
  opening: Opening,
  script: Pick<ScriptDetail, 'text' | 'roles'>,
): { readonly load: CampaignLoad; readonly titles: BudgetAnswer['titles'] } | null {
  const staffing = useMemo(() => castAsStaffing(opening, script), [opening, script]);
  const { text } = script;
  const { data } = useBudget(
    staffing && { text, profile: 'wechat', allowance: null, staffing, openingMinute: minuteOf(opening.time), monthDays: null },
  );
  return staffing && data?.budget.load ? { load: data.budget.load, titles: data.titles } : null;
}

/** The cast over the groups in which people post, each role's person in all of them. */
function castAsStaffing(opening: Opening, { roles }: Pick<ScriptDetail, 'roles'>): Staffing | null {
  if (opening.prompters === 0) return null;
  const groups = Array.from({ length: opening.prompters }, (_, group) => group);
  const duties = roles.flatMap((role) => {
    const person = opening.cast[role]?.staffId ?? null;
    return person === null ? [] : [{ role, person, groups }];
  });
  return { groups: opening.prompters, membersPerGroup: null, duties };
}

function minuteOf(time: string): number | null {
  const [hour, minute] = time.split(':').map(Number);
  return hour === undefined || minute === undefined || Number.isNaN(hour + minute) ? null : hour * 60 + minute;
}
