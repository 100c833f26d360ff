/** A claim that could not be told to the server yet. */
export interface KeptClaim {
  readonly deliveryId: string;
  /** what it was, for people: the cue's title and where it went */
  readonly title: string;
  readonly where: string;
  /** when the person tapped, ISO 8601 on this device's clock */
  readonly at: string;
}

/** A kept claim the server would not take once it heard of it. */
export interface RefusedClaim extends KeptClaim {
  /** the server's own sentence */
  readonly message: string;
}

export interface ClaimOutboxState {
  readonly kept: readonly KeptClaim[];
  readonly refused: readonly RefusedClaim[];
}

/** What the server says of each claim. */
export type ClaimAnswer =
  | { readonly deliveryId: string; readonly ok: true }
  | { readonly deliveryId: string; readonly ok: false; readonly message: string };

export interface ClaimOutbox {
  read(): ClaimOutboxState;
  /** Keeps claims on this device until they can be sent. */
  keep(claims: readonly KeptClaim[]): void;
  /** Takes a claim back that has not been sent yet. */
  drop(deliveryId: string): void;
  /** A refusal was read. */
  dismissRefused(): void;
  /** Sends what is kept; what the server does not answer stays. Two calls at once send once. Gives how many it took. */
  send(): Promise<number>;
  subscribe(listener: () => void): () => void;
}

const nothing: ClaimOutboxState = { kept: [], refused: [] };

/**
 * The claims of one person on one device that wait for the network: written down at once, so that a reload or a closed tab loses none. Claiming is
 * idempotent on the server, so what was sent and whose answer was lost is simply sent again.
 * @param o.key where in `storage`; holds whose they are, so that on a shared device nobody claims for somebody else
 * @param o.claim tells the server; throws when it cannot be reached
 */
export function claimOutbox(o: {
  key: string;
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  claim: (deliveryIds: readonly string[]) => Promise<readonly ClaimAnswer[]>;
}): ClaimOutbox {
  const listeners = new Set<() => void>();
  let text: string | null = null;
  let state = nothing;
  let sending: Promise<number> | null = null;

  /** Read anew each time (another tab writes too), but the same object while nothing changed. */
  function read(): ClaimOutboxState {
    const now = o.storage.getItem(o.key);
    if (now !== text) {
      text = now;
      state = parsed(now);
    }
    return state;
  }

  function write(next: ClaimOutboxState): void {
    if (next.kept.length + next.refused.length === 0) o.storage.removeItem(o.key);
    else o.storage.setItem(o.key, JSON.stringify(next));
    for (const listener of listeners) listener();
  }

  async function sendKept(): Promise<number> {
    const { kept } = read();
    if (kept.length === 0) return 0;
    const answers = new Map((await o.claim(kept.map((one) => one.deliveryId))).map((answer) => [answer.deliveryId, answer]));
    const refused = kept.flatMap((one) => {
      const answer = answers.get(one.deliveryId);
      return answer?.ok === false ? [{ ...one, message: answer.message }] : [];
    });
    // what was tapped while this was on its way stays
    const now = read();
    write({ kept: now.kept.filter((one) => !answers.has(one.deliveryId)), refused: [...now.refused, ...refused] });
    return answers.size - refused.length;
  }

  return {
    read,
    keep: (claims) => {
      const { kept, refused } = read();
      const known = new Set(kept.map((one) => one.deliveryId));
      write({ kept: [...kept, ...claims.filter((one) => !known.has(one.deliveryId))], refused });
    },
    drop: (deliveryId) => {
      const { kept, refused } = read();
      write({ kept: kept.filter((one) => one.deliveryId !== deliveryId), refused });
    },
    dismissRefused: () => write({ kept: read().kept, refused: [] }),
    send: () => {
      sending ??= sendKept().finally(() => {
        sending = null;
      });
      return sending;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What another version of this page may have written is not trusted to be ours. */
function parsed(text: string | null): ClaimOutboxState {
  if (text === null) return nothing;
  try {
    const { kept, refused } = JSON.parse(text) as Partial<ClaimOutboxState>;
    return { kept: Array.isArray(kept) ? kept : [], refused: Array.isArray(refused) ? refused : [] };
  } catch {
    return nothing;
  }
}
