import type { KeyboardEvent } from 'react';

/** Arrow keys (or j and k) move the focus to the next or previous row's link. */
export function moveAmongLinks(event: KeyboardEvent, within: HTMLElement | null): void {
  const step = event.key === 'ArrowDown' || event.key === 'j' ? 1 : event.key === 'ArrowUp' || event.key === 'k' ? -1 : 0;
  if (step === 0 || within === null) return;
  const links: Element[] = [...within.querySelectorAll('a.row-link')];
  const at = document.activeElement === null ? -1 : links.indexOf(document.activeElement);
  const next = links[at + step];
  if (!(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
}
