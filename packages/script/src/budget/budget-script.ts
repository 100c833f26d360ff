import type { CueId, Script } from '../script.ts';
import type { AllowanceName } from '../vocabulary/allowances.ts';
import type { ChannelProfileName } from '../vocabulary/profiles.ts';
import { type HandWork, handWork } from './hand-work.ts';
import { type PersonLoad, personLoads } from './person-load.ts';
import { proposeStagger, type StaggerProposal } from './propose-stagger.ts';
import { type AllowanceUse, splitPosts } from './split-posts.ts';
import type { Staffing } from './staffing.ts';

export interface BudgetOptions {
  readonly profile: ChannelProfileName;
  /** null = the platform's own setting; of no account where the platform has no mass messages */
  readonly allowance?: AllowanceName | null;
  /** null = not known: nothing is said about load */
  readonly staffing?: Staffing | null;
  /** minute of the day a campaign opens, for cues counted from it; nine in the morning when not known */
  readonly openingMinute?: number | null;
  /** minute since midnight of day 1 from which on there still is something to do; null = everything */
  readonly fromMinute?: number | null;
  /** days of the month it opens in; the shortest month's when not known */
  readonly monthDays?: number | null;
}

/** What a script asks of a platform's allowance and of the people who play it. */
export interface Budget {
  readonly profile: ChannelProfileName;
  /** null where the platform has no mass messages */
  readonly allowance: AllowanceUse | null;
  /** what people do by hand, in file order */
  readonly work: readonly HandWork[];
  /** cues nobody knows the minute of beforehand: not in the load */
  readonly untimed: readonly CueId[];
  /** null where the staffing is not known */
  readonly load: CampaignLoad | null;
}

export interface CampaignLoad {
  /** as the staffing has it, its offsets included */
  readonly people: readonly PersonLoad[];
  /** null where nobody has too much in any minute */
  readonly stagger: (StaggerProposal & { readonly people: readonly PersonLoad[] }) | null;
}

/** Works out a script's budget and load for a platform. In time that grows with cues, groups and the minutes of a stagger. */
export function budgetScript(script: Script, o: BudgetOptions): Budget {
  const { profile, staffing = null, openingMinute = null, fromMinute = null } = o;
  const allowance = splitPosts(script, { profile, allowance: o.allowance ?? null, openingMinute, monthDays: o.monthDays ?? null });
  const work = handWork(script, { profile, mass: new Set(allowance?.mass), openingMinute, fromMinute });
  return {
    ...{ profile, allowance, work },
    untimed: work.flatMap(({ cue, minute }) => (minute === null ? [cue] : [])),
    load: staffing && loadOf(script, { work, staffing, openingMinute, fromMinute }),
  };
}

function loadOf(
  script: Script,
  o: { work: readonly HandWork[]; staffing: Staffing; openingMinute: number | null; fromMinute: number | null },
): CampaignLoad {
  const people = personLoads(o.work, o.staffing);
  if (people.every((person) => person.overloads.length === 0)) return { people, stagger: null };
  const proposal = proposeStagger(script, o);
  return { people, stagger: { ...proposal, people: personLoads(o.work, { ...o.staffing, offsets: proposal.offsets }) } };
}

/** The staffing with the proposed stagger, or as it is where none is needed. */
export function staggered(staffing: Staffing, load: CampaignLoad | null): Staffing {
  return load?.stagger ? { ...staffing, offsets: load.stagger.offsets } : staffing;
}
