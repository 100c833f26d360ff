import { useCallback, useState } from 'react';
import type { Prompt } from '../../api/types.ts';
import { type CopiedPrompt, copiedWith } from './copied-prompts.ts';

/** Outlives a reload of the tab, which phones do by themselves when another app needs the memory. */
const key = 'kuaishan.prompts.copied';

function read(): readonly CopiedPrompt[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? (kept as CopiedPrompt[]) : [];
  } catch {
    return [];
  }
}

export interface Copied {
  readonly copied: readonly CopiedPrompt[];
  readonly note: (prompts: readonly Prompt[]) => void;
  readonly forget: (deliveryIds: readonly string[]) => void;
}

/** What this tab has put on the clipboard and has not been done with. */
export function useCopied(): Copied {
  const [copied, setCopied] = useState(read);
  const change = useCallback((to: (before: readonly CopiedPrompt[]) => readonly CopiedPrompt[]) => {
    setCopied((before) => {
      const after = to(before);
      sessionStorage.setItem(key, JSON.stringify(after));
      return after;
    });
  }, []);
  const note = useCallback(
    (prompts: readonly Prompt[]) => {
      const now = new Date();
      const added = prompts.map(({ deliveryId, title, text, recipientName, groupName }) => ({
        ...{ deliveryId, title, text, where: recipientName ?? groupName, at: now.toISOString() },
      }));
      change((before) => copiedWith(before, added, now));
    },
    [change],
  );
  const forget = useCallback(
    (deliveryIds: readonly string[]) => change((before) => before.filter((one) => !deliveryIds.includes(one.deliveryId))),
    [change],
  );
  return { copied, note, forget };
}
