import { type Message, makeFinding, type RuleHead } from '../../finding.ts';
import type { Finding, Script } from '../../script.ts';
import type { LintContext } from '../rule.ts';
import { speaksOf } from './words.ts';

/** The wording of a reward in a sentence, the script's own coins by their name included; or null. */
function rewardIn(sentence: string, { coins }: Pick<Script, 'coins'>): string | null {
  const said = speaksOf('reward', sentence);
  return said ?? (coins && sentence.includes(coins.name) ? coins.name : null);
}

/**
 * Sentences that reward what they want: both in one sentence, told once a cue.
 * @param o.wantedIn the wording of what must not be rewarded; null = the sentence does not ask for it
 */
export function rewardedWishes(
  { script, index }: LintContext,
  o: { rule: RuleHead; wantedIn: (sentence: string) => string | null; words: (reward: string, wanted: string) => Message },
): readonly Finding[] {
  return index.said.flatMap(({ cue, at, sentences }) => {
    for (const sentence of sentences) {
      const reward = rewardIn(sentence, script);
      const wanted = reward === null ? null : o.wantedIn(sentence);
      if (reward !== null && wanted !== null) return [makeFinding(o.rule, o.words(reward, wanted), { at, cue: cue?.id ?? null })];
    }
    return [];
  });
}
