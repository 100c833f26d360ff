import type { Locale, Script } from '@kuaishan/script';
import { inWorkspace } from '../../../platform/db/index.ts';
import type { Deps } from '../../../platform/deps.ts';
import { loadScript } from '../../scripts/index.ts';
import { cueTitle } from '../domain/cue-title.ts';
import { stagedTimetable } from '../staged-groups.ts';
import { type AuditedVersion, auditGroup } from './audit-group.ts';
import { faults } from './faults.ts';
import { readAuditedGroups } from './read-audited-groups.ts';

/** What was performed in a workspace against what should have been. */
export interface Audit {
  readonly groups: number;
  readonly cueRuns: number;
  readonly performed: number;
  readonly expected: number;
  /** should be there and is not */
  readonly lost: number;
  /** is there more often than it should be */
  readonly twice: number;
  /** settled without having been performed, or prompted and never posted: visible, so not lost */
  readonly aside: { readonly skipped: number; readonly expired: number; readonly failed: number; readonly unposted: number };
  readonly details: readonly { readonly groupName: string; readonly title: string; readonly what: string }[];
  readonly checkedAt: string;
}

/** A report nobody reads to the end helps nobody. */
const DETAILS = 200;

/**
 * Recomputes from script texts, openings, slips and the log what should have been performed in every group by now, and compares it to cue runs,
 * messages and prompts, without relying on the constraints that should keep them right.
 */
export async function auditWorkspace(deps: Deps, o: { workspaceId: string; locale: Locale }): Promise<Audit> {
  const { workspaceId, locale } = o;
  return inWorkspace(deps.db, workspaceId, async (tx) => {
    const now = deps.clock.now();
    const scripts = new Map<string, Script>();
    const sum = { groups: 0, cueRuns: 0, performed: 0, expected: 0, lost: 0, twice: 0 };
    const aside = { skipped: 0, expired: 0, failed: 0, unposted: 0 };
    const details: { groupName: string; title: string; what: string }[] = [];
    for await (const page of readAuditedGroups(tx, { workspaceId })) {
      for (const group of page) {
        const script = scripts.get(group.scriptVersionId) ?? (await loadScript(tx, group.scriptVersionId));
        scripts.set(group.scriptVersionId, script);
        const versions = new Map<string, AuditedVersion>();
        for (const id of new Set(group.runs.flatMap((run) => run.settledUnder ?? []))) {
          const past = scripts.get(id) ?? (await loadScript(tx, id));
          scripts.set(id, past);
          versions.set(id, { script: past, timetable: stagedTimetable(past, group) });
        }
        const audit = auditGroup({ group, script, timetable: stagedTimetable(script, group), versions, now });
        sum.groups += 1;
        sum.cueRuns += group.runs.length;
        sum.performed += audit.performed;
        sum.expected += audit.expected;
        for (const { state } of group.runs) if (state === 'skipped' || state === 'expired' || state === 'failed') aside[state] += 1;
        for (const { unposted } of group.prompted) aside.unposted += unposted;
        for (const fault of audit.faults) {
          sum[faults[fault.code].counts] += fault.count;
          const cue = script.cues.find((one) => one.id === fault.cue);
          const what = `${faults[fault.code][locale]}${fault.count > 1 ? ` × ${fault.count}` : ''}`;
          if (details.length < DETAILS) details.push({ groupName: group.name, title: cue ? cueTitle(cue) : '', what });
        }
      }
    }
    return { ...sum, aside, details, checkedAt: now.toISOString() };
  });
}
