import { diffScripts, type Locale, type RoleName } from '@kuaishan/script';
import { sql } from 'kysely';
import type { Group } from '../../../features/groups/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { loadScript } from '../../scripts/index.ts';
import type { Readiness } from './readiness.ts';
import type { UpgradeKind, UpgradeLine } from './upgrade-lines.ts';
import type { UpgradeOutcome } from './upgrade-outcomes.ts';

/** What an upgrade does, or did, to a campaign. */
export interface CampaignUpgrade {
  /** null = only asked what it would do */
  readonly upgradeId: string | null;
  readonly counts: {
    readonly groups: number;
    readonly done: number;
    readonly already: number;
    readonly refused: number;
    readonly failed: number;
  };
  /** what differs between the versions, in sentences; one entry per pair of versions */
  readonly differences: readonly {
    readonly from: number;
    readonly to: number;
    readonly groups: number;
    readonly sentences: readonly string[];
  }[];
  /** what happens with which cue in how many groups, alike ones together */
  readonly lines: readonly (UpgradeLine & { readonly groups: number })[];
  readonly groups: readonly {
    readonly groupId: string;
    readonly groupName: string;
    readonly outcome: UpgradeOutcome['outcome'];
    readonly why: string | null;
    /** numbers of the versions */
    readonly from: number;
    readonly to: number;
    /** how many cue runs (or prompts) of each kind */
    readonly runs: Readonly<Partial<Record<UpgradeKind, number>>>;
  }[];
  /** what the new version asks for and nobody has given yet */
  readonly missing: readonly {
    readonly name: string;
    readonly kind: string;
    readonly cues: readonly string[];
    readonly hint: string | null;
  }[];
  readonly uncast: readonly { readonly role: RoleName; readonly groups: number }[];
  readonly errors: readonly string[];
}

/** Counts what became of each group and names it, in the campaign's order. */
export async function campaignUpgrade(
  tx: Tx,
  o: {
    upgradeId: string | null;
    groups: readonly Group[];
    outcomes: ReadonlyMap<string, UpgradeOutcome>;
    ready: Readiness | null;
    locale: Locale;
  },
): Promise<CampaignUpgrade> {
  const { locale } = o;
  const found = o.groups.flatMap((group) => {
    const outcome = o.outcomes.get(group.groupId);
    return outcome ? [{ group, outcome }] : [];
  });
  const numbers = await readNumbers(tx, [...new Set(found.flatMap(({ outcome }) => [outcome.from, outcome.to]))]);
  const number = (version: string) => numbers.get(version) ?? 0;
  const count = (outcome: UpgradeOutcome['outcome']) => found.filter((one) => one.outcome.outcome === outcome).length;
  return {
    upgradeId: o.upgradeId,
    counts: { groups: found.length, done: count('done'), already: count('already'), refused: count('refused'), failed: count('failed') },
    differences: await differencesOf(tx, { outcomes: found.map((one) => one.outcome), number, locale }),
    lines: together(found.flatMap(({ outcome }) => outcome.lines)),
    groups: found.map(({ group, outcome }) => ({
      ...{ groupId: group.groupId, groupName: group.name, outcome: outcome.outcome, why: outcome.refusal?.words(locale) ?? null },
      ...{ from: number(outcome.from), to: number(outcome.to), runs: countKinds(outcome.lines) },
    })),
    missing: (o.ready?.missing ?? []).map(({ name, kind, cues, hint }) => ({ name, kind, cues, hint: hint?.[locale] ?? null })),
    uncast: [...(o.ready?.uncast ?? [])].map(([role, groups]) => ({ role, groups: groups.length })),
    errors: (o.ready?.errors ?? []).map((finding) => finding.message[locale].why),
  };
}

async function readNumbers(tx: Tx, versions: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ script_version_id: string; number: number }>`
    select script_version_id, number from script_version where script_version_id = any(${versions}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.script_version_id, row.number]));
}

async function differencesOf(
  tx: Tx,
  o: { outcomes: readonly UpgradeOutcome[]; number: (version: string) => number; locale: Locale },
): Promise<CampaignUpgrade['differences']> {
  const pairs = Map.groupBy(
    o.outcomes.filter(({ outcome, from, to }) => from !== to && outcome !== 'refused'),
    ({ from, to }) => `${from} ${to}`,
  );
  const found: CampaignUpgrade['differences'][number][] = [];
  for (const outcomes of pairs.values()) {
    const [first] = outcomes;
    if (!first) continue;
    const differences = diffScripts(await loadScript(tx, first.from), await loadScript(tx, first.to));
    const sentences = differences.map(({ words }) => words[o.locale]);
    found.push({ from: o.number(first.from), to: o.number(first.to), groups: outcomes.length, sentences });
  }
  return found.toSorted((a, b) => b.groups - a.groups);
}

function together(lines: readonly UpgradeLine[]): CampaignUpgrade['lines'] {
  const alike = Map.groupBy(lines, (line) => [line.kind, line.cue, line.from, line.to].join(' '));
  return [...alike.values()].flatMap((found) => {
    const [first] = found;
    return first ? [{ ...first, runs: found.reduce((sum, line) => sum + line.runs, 0), groups: found.length }] : [];
  });
}

function countKinds(lines: readonly UpgradeLine[]): Readonly<Partial<Record<UpgradeKind, number>>> {
  const counts: Partial<Record<UpgradeKind, number>> = {};
  for (const { kind, runs } of lines) counts[kind] = (counts[kind] ?? 0) + runs;
  return counts;
}
