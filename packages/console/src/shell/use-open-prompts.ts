import { useQuery } from '@tanstack/react-query';
import { promptsQuery } from '../api/prompts.ts';
import { useClaimOutbox } from '../claims/use-claim-outbox.ts';

/** How many prompts wait for the signed-in person; what they have claimed on this device waits for the network only. */
export function useOpenPrompts(): number {
  const { data } = useQuery(promptsQuery);
  const { kept } = useClaimOutbox().state;
  const said = new Set(kept.map((one) => one.deliveryId));
  return data?.items.filter((prompt) => prompt.state === 'prompted' && !said.has(prompt.deliveryId)).length ?? 0;
}
