import type { Locale } from '@kuaishan/script';
import type { StaffActor } from '../../platform/actor.ts';
import type { Deps } from '../../platform/deps.ts';
import { DomainError } from '../../platform/errors.ts';
import { claimPrompt } from './claim-prompt.ts';
import type { Prompt } from './prompt-queries.ts';

/** What became of one of several claims. */
export type ClaimedOne =
  | { readonly deliveryId: string; readonly ok: true; readonly prompt: Prompt }
  | { readonly deliveryId: string; readonly ok: false; readonly code: string; readonly message: string };

/**
 * A person says they have posted (or done) several things: the same words in seven rooms. Each is claimed by itself, so that one a colleague was
 * quicker with does not undo the others; what went wrong is said for each. The same again answers the same.
 */
export async function claimPrompts(
  deps: Deps,
  o: { actor: StaffActor; deliveryIds: readonly number[]; locale: Locale },
): Promise<readonly ClaimedOne[]> {
  const claimed: ClaimedOne[] = [];
  // one after the other: in one order for everybody, and no person claims more than a few dozen
  for (const deliveryId of [...new Set(o.deliveryIds)].toSorted((a, b) => a - b)) {
    try {
      claimed.push({ deliveryId: String(deliveryId), ok: true, prompt: await claimPrompt(deps, { actor: o.actor, deliveryId }) });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      claimed.push({ deliveryId: String(deliveryId), ok: false, code: String(error.code), message: error.words(o.locale) });
    }
  }
  return claimed;
}
