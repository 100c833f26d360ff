import { useEffect, useRef } from 'react';

interface Letter {
  /** 'H' */
  readonly key: string;
  readonly act: () => void;
}

/** Single letters act only while the focus is on the cue list or the desk (WCAG 2.1.4): elsewhere somebody may be talking to their computer. */
const heardIn = '.room-book, .desk';
const fields = 'input, textarea, select, [contenteditable="true"]';

/** Calls a letter's act when it is pressed on the cue list or the desk. */
export function useLetters(letters: readonly Letter[]): void {
  const latest = useRef(letters);
  useEffect(() => {
    latest.current = letters;
  }, [letters]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof Element)) return;
      if (event.target.closest(heardIn) === null || event.target.closest(fields) !== null) return;
      const letter = latest.current.find((one) => one.key === event.key.toUpperCase());
      if (letter === undefined) return;
      event.preventDefault();
      letter.act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
