import type { ChannelName, Finding, Script } from '../script.ts';
import { channels } from '../vocabulary/channels.ts';
import { lintRules } from './lint-rules.ts';
import type { LintContext, LintRule } from './rule.ts';
import { indexScript } from './script-index.ts';
import { silencing } from './silence.ts';

export interface LintOptions {
  /** the channel it is going to run on; the script's own when not given */
  readonly channel?: ChannelName;
  /** names of the media at hand; null or not given = unknown, each attachment is then noted as one to upload */
  readonly media?: ReadonlySet<string> | null;
  /** values already given for variables that are asked for */
  readonly values?: Readonly<Record<string, string>>;
}

/**
 * What is doubtful or wrong in a script that could be read, in the order of the file. What a `reason` silences is still there, as a note with
 * the reason in `silenced`.
 */
export function lintScript(script: Script, { channel = script.channel, media = null, values = {} }: LintOptions = {}): readonly Finding[] {
  const context: LintContext = { script, index: indexScript(script), channel: channels[channel], media, values };
  const silence = silencing(context);
  const findings = lintRules.flatMap((rule: LintRule) =>
    covers(rule, context) ? rule.check(context).map((finding) => silence(rule, finding)) : [],
  );
  return findings.toSorted((a, b) => (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0));
}

function covers({ covers: { channels: on, formats } }: LintRule, { channel, index }: LintContext): boolean {
  return (on === 'all' || on.includes(channel.name)) && (formats === 'all' || formats.includes(index.format));
}
