import { useEffect, useRef, useState } from 'react';
import { checkText } from '../../api/scripts.ts';
import type { Check } from '../../api/types.ts';

/** A pause in typing long enough that a check does not chase every letter. */
const pauseMs = 600;

interface CheckedText {
  readonly check: Check;
  readonly checking: boolean;
  readonly error: unknown;
  /** takes a check somebody else has got for the text as it is now */
  readonly take: (check: Check) => void;
}

/** Checks a script's text again whenever it has changed and rested. What only an import knows (rows, notes) is kept from `first`. */
export function useCheckedText(text: string, first: Check): CheckedText {
  const [check, setCheck] = useState(first);
  const [checking, setChecking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const checkedText = useRef(first.text);

  useEffect(() => {
    if (text === checkedText.current) return;
    const stop = new AbortController();
    setChecking(true);
    const timer = setTimeout(() => {
      checkText({ kind: 'yaml', text }, stop.signal).then(
        (next) => {
          checkedText.current = text;
          setCheck((before) => ({ ...next, rows: before.rows, notes: next.notes ?? before.notes }));
          setError(null);
          setChecking(false);
        },
        (problem: unknown) => {
          if (stop.signal.aborted) return;
          setError(problem);
          setChecking(false);
        },
      );
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text]);

  const take = (next: Check) => {
    checkedText.current = next.text;
    setCheck((before) => ({ ...next, rows: before.rows, notes: next.notes ?? before.notes }));
    setChecking(false);
    setError(null);
  };
  return { check, checking, error, take };
}
