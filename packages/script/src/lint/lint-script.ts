import { type Budget, budgetScript, type Staffing, staggered } from '../budget/index.ts';
import type { ChannelName, Finding, Script } from '../script.ts';
import type { AllowanceName } from '../vocabulary/allowances.ts';
import { channels } from '../vocabulary/channels.ts';
import { type ChannelProfileName, profileOfChannel, profiles } from '../vocabulary/profiles.ts';
import { lintRules } from './lint-rules.ts';
import type { LintContext, LintRule, RuleKind } from './rule.ts';
import { indexScript } from './script-index.ts';
import { silencing } from './silence.ts';

export interface LintOptions {
  /** the channel it is going to run on; the script's own when not given */
  readonly channel?: ChannelName;
  /** names of the media at hand; null or not given = unknown, each attachment is then noted as one to upload */
  readonly media?: ReadonlySet<string> | null;
  /** values already given for variables that are asked for */
  readonly values?: Readonly<Record<string, string>>;
  /** the platform it is going to run on; decides the channel too */
  readonly profile?: ChannelProfileName;
  /** the platform's setting for mass messages; its own when not given */
  readonly allowance?: AllowanceName | null;
  /** who is going to play it; null or not given = not known, and nothing is said about load */
  readonly staffing?: Staffing | null;
  /** as if the groups were staggered as proposed */
  readonly stagger?: boolean;
}

const kinds: ReadonlyMap<string, RuleKind> = new Map(lintRules.map(({ id, kind }) => [id, kind]));

/**
 * What is doubtful or wrong in a script that could be read, in the order of the file. What a `reason` silences is still there, as a note with
 * the reason in `silenced`.
 */
export function lintScript(script: Script, options: LintOptions = {}): readonly Finding[] {
  const context = contextOf(script, options);
  const silence = silencing(context);
  const findings = lintRules.flatMap((rule: LintRule) =>
    covers(rule, context) ? rule.check(context).map((finding) => silence(rule, finding)) : [],
  );
  return findings.toSorted((a, b) => (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0));
}

function contextOf(script: Script, o: LintOptions): LintContext {
  const profile = o.profile ?? profileOfChannel(o.channel ?? script.channel);
  const channel = o.profile ? profiles[o.profile].runsOn : (o.channel ?? script.channel);
  const { media = null, values = {}, staffing = null } = o;
  let known: Budget | null = null;
  const budget = () => {
    known ??= budgetOf(script, { ...o, profile, staffing });
    return known;
  };
  return { ...{ script, index: indexScript(script), channel: channels[channel], profile, media, values, staffing, kinds }, budget };
}

function budgetOf(script: Script, o: LintOptions & { profile: ChannelProfileName; staffing: Staffing | null }): Budget {
  const { profile, staffing } = o;
  const asIs = budgetScript(script, { profile, allowance: o.allowance ?? null, staffing });
  if (!o.stagger || !staffing) return asIs;
  return budgetScript(script, { profile, allowance: o.allowance ?? null, staffing: staggered(staffing, asIs.load) });
}

function covers({ covers: { channels: on, formats } }: LintRule, { channel, index }: LintContext): boolean {
  return (on === 'all' || on.includes(channel.name)) && (formats === 'all' || formats.includes(index.format));
}
