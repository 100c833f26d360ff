import { startTransition, useEffect, useRef, useState } from 'react';
import type { Check } from '../../api/types.ts';
import { type Understood, understood } from './understood.ts';

/** A pause in typing long enough that a check does not chase every letter; the check itself is beside the page and takes less. */
const pauseMs = 150;

export interface CheckedText extends Understood {
  readonly checking: boolean;
  readonly error: unknown;
}

interface UnderstoodOptions {
  readonly text: string;
  /** what was said of it when it was brought */
  readonly first: Check;
  /** reads a text beside the page; the same function as long as its answers are the same */
  readonly read: (text: string) => Promise<Omit<Understood, 'stale'>>;
}

/** Checks a script's text again whenever it has changed and rested. What only an import knows (rows, notes, findings about the operator's own cells) is kept from `first`. */
export function useUnderstood({ text, first, read }: UnderstoodOptions): CheckedText {
  const [known, setKnown] = useState<Understood>({ check: first, plan: [], variables: [], stale: false });
  const [checkedText, setCheckedText] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const asked = useRef(0);

  useEffect(() => {
    asked.current += 1;
    const mine = asked.current;
    const timer = setTimeout(() => {
      read(text).then(
        (now) => {
          if (mine !== asked.current) return;
          // drawn when nobody types: the next letter comes first
          startTransition(() => {
            setCheckedText(text);
            setKnown((before) => understood({ first, before, now }));
            setError(null);
          });
        },
        (problem: unknown) => {
          if (mine === asked.current) setError(problem);
        },
      );
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [text, first, read]);

  // unreadable before anything was read (a draft left so, or a quick hand): the timetable then is that of the script it began from
  const withoutPlan = known.stale && known.plan.length === 0;
  useEffect(() => {
    if (!withoutPlan) return;
    let wanted = true;
    read(first.text).then(
      ({ plan, variables }) => wanted && setKnown((before) => (before.plan.length === 0 ? { ...before, plan, variables } : before)),
      (problem: unknown) => wanted && setError(problem),
    );
    return () => {
      wanted = false;
    };
  }, [withoutPlan, first, read]);

  return { ...known, checking: checkedText !== text && error === null, error };
}
