import type { Prompt } from '../../api/types.ts';

/** A prompt whose words went to this device's clipboard: between copying and posting they may become false. */
export interface CopiedPrompt {
  readonly deliveryId: string;
  readonly title: string;
  readonly where: string;
  readonly text: string;
  /** ISO 8601, on this device's clock */
  readonly at: string;
}

/** What became of copied words. */
export interface SpoiledCopy {
  readonly copied: CopiedPrompt;
  readonly how: 'withdrawn' | 'expired' | 'passed-on' | 'taken' | 'changed';
  /** the prompt as it stands now */
  readonly prompt: Prompt;
}

/** Nobody posts from a clipboard two hours old without copying anew. */
const rememberedMs = 2 * 3_600_000;

/**
 * Which copied words may not be posted any more: withdrawn, past their time, gone to a colleague, posted by one, or no longer these words. A prompt that is
 * nowhere to be seen is no reason for alarm: the list may just not have been read.
 * @param o.me what I claimed myself is done, not spoiled
 */
export function spoiledOf(
  copied: readonly CopiedPrompt[],
  o: { open: readonly Prompt[]; settled: readonly Prompt[]; me: string },
): readonly SpoiledCopy[] {
  const open = new Map(o.open.map((prompt) => [prompt.deliveryId, prompt]));
  const settled = new Map(o.settled.map((prompt) => [prompt.deliveryId, prompt]));
  return copied.flatMap((one) => {
    const waiting = open.get(one.deliveryId);
    // the same words without their own short link are still the same words
    if (waiting)
      return [waiting.text, waiting.plainText].includes(one.text) ? [] : [{ copied: one, how: 'changed' as const, prompt: waiting }];
    const prompt = settled.get(one.deliveryId);
    const how = prompt && spoiled(prompt, o.me);
    return prompt && how ? [{ copied: one, how, prompt }] : [];
  });
}

function spoiled(prompt: Prompt, me: string): SpoiledCopy['how'] | null {
  if (prompt.state === 'withdrawn' || prompt.state === 'expired') return prompt.state;
  if (prompt.state === 'prompted') return prompt.staffId === me ? null : 'passed-on';
  return prompt.claimedBy === null || prompt.claimedBy === me ? null : 'taken';
}

/** Adds what was copied now, forgets what is too old or was copied before. */
export function copiedWith(before: readonly CopiedPrompt[], added: readonly CopiedPrompt[], now: Date): readonly CopiedPrompt[] {
  const anew = new Set(added.map((one) => one.deliveryId));
  return [...before.filter((one) => !anew.has(one.deliveryId) && now.getTime() - Date.parse(one.at) < rememberedMs), ...added];
}
