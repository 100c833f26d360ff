import type { Script } from '../../script.ts';
import { speaksOf } from './words.ts';

/** The wording of a reward in a sentence, the script's own coins by their name included; or null. */
export function rewardIn(sentence: string, { coins }: Pick<Script, 'coins'>): string | null {
  const said = speaksOf('reward', sentence);
  return said ?? (coins && sentence.includes(coins.name) ? coins.name : null);
}
