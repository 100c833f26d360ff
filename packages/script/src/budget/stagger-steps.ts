/** Neighbouring groups that come later by the same minutes; groups counted from 1. */
export interface StaggerStep {
  readonly from: number;
  readonly to: number;
  readonly minutes: number;
}

/** A stagger as people read it: “groups 7–12 one minute later”. */
export function staggerSteps(offsets: readonly number[]): readonly StaggerStep[] {
  const steps: StaggerStep[] = [];
  offsets.forEach((minutes, group) => {
    const last = steps.at(-1);
    if (last?.minutes === minutes) steps[steps.length - 1] = { ...last, to: group + 1 };
    else steps.push({ from: group + 1, to: group + 1, minutes });
  });
  return steps;
}
