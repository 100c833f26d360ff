import { useEffect, useRef } from 'react';

interface Pasted {
  readonly onFile: (file: File) => void;
  readonly onCells: (text: string) => void;
}

/** Takes what is pasted anywhere on the page: a file, or cells of a spreadsheet. Pasting into a field stays pasting into a field. */
export function usePagePaste(pasted: Pasted | null): void {
  const latest = useRef(pasted);
  useEffect(() => {
    latest.current = pasted;
  }, [pasted]);
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const data = event.clipboardData;
      if (latest.current === null || data === null) return;
      if (event.target instanceof Element && event.target.closest('input, textarea') !== null) return;
      const file = data.files[0];
      const text = data.getData('text/plain');
      // a spreadsheet offers its cells as text and, some of them, a picture of them as a file
      if (text.trim() !== '') {
        event.preventDefault();
        latest.current.onCells(text);
      } else if (file !== undefined) {
        event.preventDefault();
        latest.current.onFile(file);
      }
    };
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  }, []);
}
