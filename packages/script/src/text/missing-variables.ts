import type { CueId, Locale, Script } from '../script.ts';
import type { Entry } from '../vocabulary/entry.ts';
import type { VariableTraits } from '../vocabulary/variables.ts';
import { variableSource } from './variable-source.ts';
import { variablesOf } from './variables-of.ts';

/** A variable whose value people must give when a campaign opens. */
export interface MissingVariable {
  readonly name: string;
  readonly kind: 'asked';
  /** the cues that use it, in file order; empty when it is declared but not used */
  readonly cues: readonly CueId[];
  /** what to beware of when one value is given for all; null when nothing is known against it */
  readonly hint: Readonly<Record<Locale, string>> | null;
}

/** Every variable without a source, in order of first use, then those only declared. */
export function missingVariables(script: Pick<Script, 'variables' | 'cues' | 'offers'>): readonly MissingVariable[] {
  const cuesOf = new Map<string, CueId[]>();
  for (const cue of script.cues) {
    for (const text of cue.texts) {
      const used = variablesOf(text);
      for (const { name } of used.ok ? used.variables : []) {
        const cues = cuesOf.get(name) ?? [];
        if (!cues.includes(cue.id)) cues.push(cue.id);
        cuesOf.set(name, cues);
      }
    }
  }
  for (const { name } of script.variables) if (!cuesOf.has(name)) cuesOf.set(name, []);
  return [...cuesOf].flatMap(([name, cues]) => {
    const source = variableSource(name, script);
    return source.kind === 'asked' ? [{ name, kind: 'asked' as const, cues, hint: source.about && variableHint(source.about) }] : [];
  });
}

/** Why one value for everybody and all the time may be wrong; null for what is fixed and the same for all. */
export function variableHint(entry: Entry & VariableTraits): Readonly<Record<Locale, string>> | null {
  if (entry.perMember && entry.freshness === 'moment') {
    return { 'zh-CN': '每位成员不同，而且随时在变', en: 'It differs from member to member and changes by the minute' };
  }
  if (entry.perMember) return { 'zh-CN': '每位成员不同', en: 'It differs from member to member' };
  if (entry.freshness === 'moment') return { 'zh-CN': '随时在变', en: 'It changes by the minute' };
  if (entry.freshness === 'day') return { 'zh-CN': '每天在变', en: 'It changes from day to day' };
  return null;
}
