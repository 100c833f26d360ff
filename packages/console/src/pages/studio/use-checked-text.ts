import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { mediaQuery } from '../../api/media.ts';
import type { Check } from '../../api/types.ts';
import { currentLocale } from '../../i18n/i18n.ts';
import { askStudio } from './worker/ask-studio.ts';
import type { PlannedLine } from './worker/studio-question.ts';

/** A pause in typing long enough that a check does not chase every letter; the check itself is beside the page and takes less. */
const pauseMs = 150;

interface CheckedText {
  readonly check: Check;
  /** when every cue of `check` is due by the script alone; empty before the first answer */
  readonly plan: readonly PlannedLine[];
  /** variables the script declares */
  readonly variables: readonly string[];
  /** the text cannot be read now: cues and plan are those of the last text that could be, findings those of now */
  readonly stale: boolean;
  readonly checking: boolean;
  readonly error: unknown;
  /** takes a check somebody else has got for the text as it is now */
  readonly take: (check: Check) => void;
}

type Understood = Pick<CheckedText, 'check' | 'plan' | 'variables' | 'stale'>;

/** Checks a script's text again whenever it has changed and rested. What only an import knows (rows, notes, findings about the operator's own cells) is kept from `first`. */
export function useCheckedText(text: string, first: Check): CheckedText {
  const [known, setKnown] = useState<Understood>({ check: first, plan: [], variables: [], stale: false });
  const [checkedText, setCheckedText] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const media = useQuery(mediaQuery).data?.items;
  const names = media === undefined ? null : JSON.stringify(media.map((file) => file.name).toSorted());
  const asked = useRef(0);

  useEffect(() => {
    asked.current += 1;
    const mine = asked.current;
    const timer = setTimeout(() => {
      const question = { text, locale: currentLocale(), media: names === null ? null : (JSON.parse(names) as string[]) };
      askStudio('check', question).then(
        ({ check, ...rest }) => {
          if (mine !== asked.current) return;
          setCheckedText(text);
          setKnown((before) => understood({ first, before, now: { check, ...rest } }));
          setError(null);
        },
        (problem: unknown) => {
          if (mine === asked.current) setError(problem);
        },
      );
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [text, first, names]);

  const take = (check: Check) =>
    setKnown((before) => ({ ...before, check: { ...check, ...ofImport(first, before.check, check) }, stale: false }));
  return { ...known, checking: checkedText !== text && error === null, error, take };
}

function understood({ first, before, now }: { first: Check; before: Understood; now: Omit<Understood, 'stale'> }): Understood {
  const found = { ...now.check, ...ofImport(first, before.check, now.check) };
  if (now.check.ok || before.check.cues.length === 0) return { ...now, check: found, stale: false };
  const { title, days, cues, missing, notes } = before.check;
  return { ...before, check: { ...found, title, days, cues, missing, notes }, stale: true };
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
