import { useCallback, useMemo } from 'react';
import { useDraft } from '../../ui/use-draft.ts';
import type { Opening } from './opening.ts';

/** What is filled in, kept on this device until the campaign is open. */
export function useOpening(scriptId: string, first: Opening): readonly [Opening, (change: Partial<Opening>) => void, () => void] {
  const [draft, setDraft] = useDraft(`open.${scriptId}`);
  const opening = useMemo(() => ({ ...first, ...read(draft) }), [first, draft]);
  const change = useCallback((changed: Partial<Opening>) => setDraft(JSON.stringify({ ...opening, ...changed })), [opening, setDraft]);
  const forget = useCallback(() => setDraft(''), [setDraft]);
  return [opening, change, forget];
}

function read(draft: string): Partial<Opening> {
  if (draft === '') return {};
  try {
    return JSON.parse(draft) as Partial<Opening>;
  } catch {
    return {};
  }
}
