import { useState } from 'react';
import type { ActionName } from '../api/types.ts';

/** What is worked on: the script's text, and what has been decided about the rows and proposals it came with. */
interface Work {
  readonly text: string;
  /** proposals that were accepted or dismissed */
  readonly settled: readonly string[];
  /** actions chosen for rows, by cell */
  readonly chosen: Readonly<Record<string, ActionName>>;
}

interface History {
  readonly work: Work;
  readonly past: readonly Work[];
  /** the last step was typing: the next letter belongs to it */
  readonly typing: boolean;
}

export interface Rework extends Work {
  /** a change made by a button: a step of its own */
  readonly change: (change: Partial<Work>) => void;
  readonly type: (text: string) => void;
  /** null while there is nothing to take back */
  readonly undo: (() => void) | null;
}

/** The script as it is worked on; every press of a button and every stretch of typing can be taken back. */
export function useRework(text: string): Rework {
  const [{ work, past }, set] = useState<History>({ work: { text, settled: [], chosen: {} }, past: [], typing: false });
  return {
    ...work,
    change: (change) => set((before) => ({ work: { ...before.work, ...change }, past: [...before.past, before.work], typing: false })),
    type: (typed) =>
      set((before) => ({
        work: { ...before.work, text: typed },
        past: before.typing ? before.past : [...before.past, before.work],
        typing: true,
      })),
    undo:
      past.length === 0
        ? null
        : () => set((before) => ({ work: before.past.at(-1) ?? before.work, past: before.past.slice(0, -1), typing: false })),
  };
}
