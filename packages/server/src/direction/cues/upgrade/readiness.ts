import {
  type ChannelName,
  type Finding,
  lintScript,
  type MissingVariable,
  missingVariables,
  type RoleName,
  type Script,
  variableSource,
} from '@kuaishan/script';
import type { Group } from '../../../features/groups/index.ts';
import { type Casting, listCast } from '../../../features/staffing/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { DomainError, type Problem } from '../../../platform/errors.ts';
import { rolesOf } from '../../scripts/index.ts';

/** What a version needs that the groups do not have. */
export interface Readiness {
  /** variables without a value */
  readonly missing: readonly MissingVariable[];
  /** roles nobody plays, and in which groups */
  readonly uncast: ReadonlyMap<RoleName, readonly string[]>;
  /** errors of the script on the groups' channels */
  readonly errors: readonly Finding[];
}

/** What people give with an upgrade for what the new version asks and the old did not. */
export interface Given {
  readonly values: Readonly<Record<string, string>>;
  readonly cast: readonly Casting[];
}

/** Looks for what would keep groups from performing a version truthfully: a text with a hole, a line nobody speaks, what their channel cannot do. */
export async function readReadiness(tx: Tx, o: { script: Script; groups: readonly Group[]; given: Given }): Promise<Readiness> {
  const values = { ...o.given.values, ...o.groups[0]?.values };
  const missing = missingVariables(o.script).filter(({ name }) => (Object.hasOwn(values, name) ? values[name]?.trim() : '') === '');
  const castings = Map.groupBy(await listCast(tx, { groupIds: o.groups.map((group) => group.groupId) }), (casting) => casting.groupId);
  const uncast = new Map<RoleName, string[]>();
  for (const role of rolesOf(o.script)) {
    if (o.given.cast.some((casting) => casting.role === role)) continue;
    const without = o.groups.filter((group) => !castings.get(group.groupId)?.some((casting) => casting.role === role));
    if (without.length > 0)
      uncast.set(
        role,
        without.map((group) => group.groupId),
      );
  }
  const channels = [...new Set(o.groups.map((group) => group.channel))];
  return { missing, uncast, errors: channels.map((channel) => errorsOn(o.script, channel)).find((found) => found.length > 0) ?? [] };
}

function errorsOn(script: Script, channel: ChannelName): readonly Finding[] {
  return lintScript(script, { channel }).filter((finding) => finding.severity === 'error');
}

/**
 * Refuses what is not ready.
 * @throws DomainError `invalid_request` (values nobody asks for), `values_missing`, `role_uncast`, `channel_cannot`, `script_has_errors`
 */
export function refuseUnready(o: Readiness & { script: Script; given: Given }): void {
  const unasked = Object.keys(o.given.values).filter((name) => variableSource(name, o.script).kind !== 'asked');
  if (unasked.length > 0) throw new DomainError('invalid_request', { problems: unasked.map(unaskedWords) });
  if (o.missing.length > 0) throw new DomainError('values_missing', { missing: o.missing.map(({ name }) => name) });
  if (o.uncast.size > 0) throw new DomainError('role_uncast', { roles: [...o.uncast.keys()] });
  const cannot = o.errors.filter(({ rule }) => rule === 'channel-cannot' || rule === 'cannot-hear');
  if (cannot.length > 0) throw new DomainError('channel_cannot', { findings: cannot });
  if (o.errors.length > 0) throw new DomainError('script_has_errors', { findings: o.errors });
}

function unaskedWords(name: string): Problem {
  return { 'zh-CN': `values.${name}: 这个变量有自己的值，不用填`, en: `values.${name}: has a value of its own` };
}
