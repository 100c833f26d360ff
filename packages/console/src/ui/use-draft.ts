import { useCallback, useState } from 'react';

/** Text being written, kept on this device until it is sent: a reload, a lost network or a closed lid loses nothing. Writing says whether it could be kept. */
export function useDraft(name: string): readonly [text: string, write: (text: string) => boolean, kept: boolean] {
  const key = `kuaishan.draft.${name}`;
  const [state, setState] = useState(() => ({ key, text: read(key), kept: true }));
  const text = state.key === key ? state.text : read(key);
  const write = useCallback(
    (next: string) => {
      const kept = store(key, next);
      setState({ key, text: next, kept });
      return kept;
    },
    [key],
  );
  return [text, write, state.kept];
}

/** False when the browser's storage is full or forbidden: what is typed then stands on the page alone. */
function store(key: string, text: string): boolean {
  try {
    if (text === '') localStorage.removeItem(key);
    else localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

function read(key: string): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}
