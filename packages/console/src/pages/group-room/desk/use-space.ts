import { useEffect, useRef } from 'react';

/** Where the space bar has a meaning of its own. */
const ownSpace = 'input, textarea, select, button, a, summary, dialog, [contenteditable="true"], [role="combobox"]';

/** Calls `act` on the space bar, unless it is held down, or the focus is where a space means something else. */
export function useSpace(act: (() => void) | null): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  }, [act]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.code !== 'Space' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest(ownSpace) !== null) return;
      if (document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      if (!event.repeat) latest.current?.();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
