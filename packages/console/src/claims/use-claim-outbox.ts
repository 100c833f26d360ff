import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { claimPrompts } from '../api/prompts.ts';
import { listen } from '../realtime/connection.ts';
import { useMe } from '../shell/use-me.ts';
import { type ClaimOutbox, type ClaimOutboxState, claimOutbox } from './claim-outbox.ts';

const outboxes = new Map<string, ClaimOutbox>();

/** As many as one request may name; more go with the next. */
const perRequest = 200;

function outboxOf(staffId: string): ClaimOutbox {
  const known = outboxes.get(staffId);
  if (known) return known;
  const outbox = claimOutbox({
    key: `kuaishan.claims.${staffId}`,
    storage: localStorage,
    claim: async (deliveryIds) => (await claimPrompts(deliveryIds.slice(0, perRequest))).items,
  });
  outboxes.set(staffId, outbox);
  return outbox;
}

/** The signed-in person's claims that wait for the network on this device. */
export function useClaimOutbox(): { readonly outbox: ClaimOutbox; readonly state: ClaimOutboxState } {
  const outbox = outboxOf(useMe().staffId);
  return { outbox, state: useSyncExternalStore(outbox.subscribe, outbox.read) };
}

/** The network's own word that it is back comes late or never on some phones. */
const tryAgainMs = 10_000;

/** Sends kept claims whenever the server may be there again, on whatever page the person is. */
export function useSendKeptClaims(): void {
  const { outbox, state } = useClaimOutbox();
  const queries = useQueryClient();
  const waits = state.kept.length > 0;
  useEffect(() => {
    if (!waits) return;
    const send = () => {
      outbox.send().then(
        () => void queries.invalidateQueries({ queryKey: ['prompts'] }),
        () => {}, // still away; they stay, and are shown as waiting
      );
    };
    send();
    window.addEventListener('online', send);
    const quiet = listen({ connected: send });
    const timer = setInterval(send, tryAgainMs);
    return () => {
      window.removeEventListener('online', send);
      quiet();
      clearInterval(timer);
    };
  }, [outbox, queries, waits]);
}
