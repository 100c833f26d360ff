import { useSyncExternalStore } from 'react';

/** Whether the paper is light or dark: as the system says, or as the person chose on this device. */
export type Appearance = 'system' | 'light' | 'dark';

const key = 'kuaishan.appearance';
const system = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

function readAppearance(): Appearance {
  const kept = readKept();
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

function readKept(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    // a page opened from a folder may be forbidden to keep anything
    return null;
  }
}

let chosen = readAppearance();

function isDark(): boolean {
  return chosen === 'dark' || (chosen === 'system' && system.matches);
}

function apply(): void {
  document.documentElement.dataset['theme'] = isDark() ? 'dark' : 'light';
  for (const listener of listeners) listener();
}

system.addEventListener('change', apply);
apply();

/** Chooses the paper and remembers it on this device. */
export function chooseAppearance(appearance: Appearance): void {
  chosen = appearance;
  if (appearance === 'system') localStorage.removeItem(key);
  else localStorage.setItem(key, appearance);
  apply();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useAppearance(): { readonly chosen: Appearance; readonly dark: boolean } {
  const dark = useSyncExternalStore(subscribe, isDark);
  const now = useSyncExternalStore(subscribe, () => chosen);
  return { chosen: now, dark };
}
