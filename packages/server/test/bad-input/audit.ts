import { until } from '../../src/platform/db/embedded/processes.ts';
import { ask } from './ask.ts';
import type { Stage } from './stage.ts';

/** What the server's own audit says. */
export interface Audit {
  readonly expected: number;
  readonly performed: number;
  readonly lost: number;
  readonly twice: number;
  readonly details: readonly unknown[];
}

/** Asks the audit until at least `least` cues are performed and none is missing; then what it says, or after a minute whatever it says by then. */
export async function auditOnceQuiet(stage: Stage, least: number): Promise<Audit> {
  let last: Audit | null = null;
  await until(60_000, async () => {
    const { status, body } = await ask(stage, { path: '/api/v1/audit', as: 'owner' }, 'en');
    if (status === 200) last = body as unknown as Audit;
    return status === 200 && last !== null && last.performed >= least && last.performed === last.expected && last.lost === 0;
  });
  if (!last) throw new Error('the audit was never answered');
  return last;
}

export function auditWords({ expected, performed, lost, twice }: Audit): string {
  return `audit: ${performed} of ${expected} performed, ${lost} lost, ${twice} twice`;
}

export function auditFaults({ expected, performed, lost, twice }: Audit, least: number): readonly string[] {
  return [
    ...(lost > 0 ? [`${lost} lost`] : []),
    ...(twice > 0 ? [`${twice} twice`] : []),
    ...(performed === expected ? [] : [`${expected - performed} not performed`]),
    ...(performed >= least ? [] : [`only ${performed} of at least ${least} performed`]),
  ];
}
