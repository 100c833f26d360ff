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

/** Checks a script's text again whenever it has changed and rested. What only an import knows (rows, notes, findings about the operator's own cells) is kept from `first`. */
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
          setCheck((before) => ({ ...next, ...ofImport(first, before, next) }));
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
  }, [text, first]);

  const take = (next: Check) => {
    checkedText.current = next.text;
    setCheck((before) => ({ ...next, ...ofImport(first, before, next) }));
    setChecking(false);
    setError(null);
  };
  return { check, checking, error, take };
}

/** What the import said: its counts, its notes, and its findings, each until the cues of its row are no longer what it spoke of. */
function ofImport(first: Check, before: Check, next: Check): Pick<Check, 'rows' | 'notes' | 'findings'> {
  const told = first.findings.filter(({ cell }) => cell !== null && cuesOfRow(first, cell) === cuesOfRow(next, cell));
  return { rows: before.rows, notes: next.notes ?? before.notes, findings: [...told, ...next.findings] };
}

/** The cues that came from the row a cell stands in, as they are; empty when none did. */
function cuesOfRow({ cues }: Check, cell: string): string {
  const row = rowOf(cell);
  return JSON.stringify(cues.filter(({ origin }) => origin !== null && rowOf(origin) === row));
}

/** `SOP!G3` → `SOP!3` */
function rowOf(cell: string): string {
  return cell.replace(/![A-Z]+(\d+)$/u, '!$1');
}
