import type { RoleName } from '@kuaishan/script';
import { useCallback, useEffect, useState } from 'react';
import { say } from '../../../api/groups.ts';
import { isUnreachable } from '../../../api/problem.ts';
import type { Message } from '../../../api/types.ts';
import { listen } from '../../../realtime/connection.ts';
import { newKey } from '../../../ui/new-key.ts';

/** Something written and not yet taken by the server. Kept on this device until it is, or until the person gives it up. */
export interface Unsent {
  readonly clientKey: string;
  readonly text: string;
  /** null = the room */
  readonly memberId: string | null;
  readonly role: RoleName;
  /** why it did not go out; null while it is on its way */
  readonly problem: string | null;
  /** no answer came: it goes out by itself once the server is back */
  readonly unreachable: boolean;
}

const keyOf = (groupId: string) => `kuaishan.outbox.${groupId}`;

function read(groupId: string): readonly Unsent[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(groupId)) ?? '[]');
    return Array.isArray(kept) ? (kept as Unsent[]) : [];
  } catch {
    return [];
  }
}

function keep(groupId: string, unsent: readonly Unsent[]): void {
  try {
    if (unsent.length === 0) localStorage.removeItem(keyOf(groupId));
    else localStorage.setItem(keyOf(groupId), JSON.stringify(unsent));
  } catch {
    // storage full or forbidden: it still stands on the page
  }
}

interface Outbox {
  readonly unsent: readonly Unsent[];
  readonly send: (o: { text: string; memberId: string | null; role: RoleName }) => void;
  readonly retry: (clientKey: string) => void;
  readonly drop: (clientKey: string) => void;
}

/** What was written here goes out once: a retry carries the same key, so the server answers the same message. */
export function useOutbox(groupId: string, onSaid: (message: Message) => void): Outbox {
  const [unsent, setUnsent] = useState<readonly Unsent[]>(() => read(groupId));

  const change = useCallback(
    (next: (before: readonly Unsent[]) => readonly Unsent[]) =>
      setUnsent((before) => {
        const after = next(before);
        keep(groupId, after);
        return after;
      }),
    [groupId],
  );

  const attempt = useCallback(
    async (one: Unsent) => {
      const mark = (problem: string | null, unreachable: boolean) =>
        change((before) => before.map((other) => (other.clientKey === one.clientKey ? { ...other, problem, unreachable } : other)));
      mark(null, false);
      try {
        const place = one.memberId === null ? 'room' : 'private';
        const message = await say(groupId, { text: one.text, place, memberId: one.memberId, clientKey: one.clientKey, role: one.role });
        onSaid(message);
        change((before) => before.filter((other) => other.clientKey !== one.clientKey));
      } catch (problem) {
        mark(problem instanceof Error ? problem.message : String(problem), isUnreachable(problem));
      }
    },
    [groupId, onSaid, change],
  );

  useEffect(() => {
    setUnsent(read(groupId));
    const goOn = () => {
      for (const one of read(groupId)) if (one.problem === null || one.unreachable) void attempt(one);
    };
    goOn();
    return listen({ connected: goOn });
  }, [groupId, attempt]);

  return {
    unsent,
    send: (o) => {
      const one: Unsent = { ...o, clientKey: newKey(), problem: null, unreachable: false };
      change((before) => [...before, one]);
      void attempt(one);
    },
    retry: (clientKey) => {
      const one = unsent.find((other) => other.clientKey === clientKey);
      if (one !== undefined) void attempt(one);
    },
    drop: (clientKey) => change((before) => before.filter((other) => other.clientKey !== clientKey)),
  };
}
