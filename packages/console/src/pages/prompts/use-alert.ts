import { useEffect, useRef } from 'react';
import type { Prompt } from '../../api/types.ts';
import { ring } from './bell.ts';

/** Rings when something comes to wait that did not before, and keeps the browser's tab and the phone's badge at how much waits. */
export function useAlert(prompts: readonly Prompt[] | undefined, tab: string): void {
  const known = useRef<ReadonlySet<string> | null>(null);
  const waiting = prompts?.length ?? 0;
  useEffect(() => {
    if (prompts === undefined) return;
    const before = known.current;
    known.current = new Set(prompts.map((prompt) => prompt.deliveryId));
    // what was there when the page opened is seen anyway
    if (before !== null && prompts.some((prompt) => !before.has(prompt.deliveryId))) ring();
  }, [prompts]);
  useEffect(() => {
    document.title = waiting > 0 ? `(${waiting}) ${tab}` : tab;
    const badge = navigator as { setAppBadge?: (count: number) => Promise<void> };
    void badge.setAppBadge?.(waiting).catch(() => {});
  }, [waiting, tab]);
}
