import type { AllowanceName, Budget, ChannelProfileName, CueId, RoleName, Staffing } from '@kuaishan/script';

/** What the budget of a script's text depends on. */
export interface BudgetQuestion {
  readonly text: string;
  /** null = by the channel the script names */
  readonly profile: ChannelProfileName | null;
  /** null = the platform's own setting */
  readonly allowance: AllowanceName | null;
  /** null = not known */
  readonly staffing: Staffing | null;
  /** minute of the day it opens; null = not known */
  readonly openingMinute: number | null;
  /** days of the month it opens in; null = not known */
  readonly monthDays: number | null;
}

export interface BudgetAnswer {
  readonly titles: Readonly<Record<CueId, string>>;
  readonly roles: readonly RoleName[];
  readonly budget: Budget;
}
