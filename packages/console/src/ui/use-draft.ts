import { useCallback, useState } from 'react';

/** Text being written, kept on this device until it is sent: a reload, a lost network or a closed lid loses nothing. */
export function useDraft(name: string): readonly [string, (text: string) => void] {
  const key = `kuaishan.draft.${name}`;
  const [state, setState] = useState(() => ({ key, text: read(key) }));
  const text = state.key === key ? state.text : read(key);
  const write = useCallback(
    (next: string) => {
      setState({ key, text: next });
      try {
        if (next === '') localStorage.removeItem(key);
        else localStorage.setItem(key, next);
      } catch {
        // storage full or forbidden: what is typed still stands on the page
      }
    },
    [key],
  );
  return [text, write];
}

function read(key: string): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}
