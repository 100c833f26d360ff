import { useEffect, useMemo, useRef, useState } from 'react';
import { dropDraft, keepDraft, readDraft } from '../../../api/drafts.ts';
import { useDraft } from '../../../ui/use-draft.ts';
import { type DraftKeeper, type DraftState, makeDraftKeeper } from './draft-keeper.ts';

/** The version unsaved text began from. */
export interface DraftBase {
  readonly scriptVersionId: string;
  readonly number: number;
}

export interface SavedText {
  readonly text: string;
  readonly version: DraftBase;
}

export interface ScriptDraft extends DraftState {
  /** '' = nothing unsaved */
  readonly text: string;
  /** where the writing began; null while nothing is unsaved, and in a script not saved yet */
  readonly base: DraftBase | null;
  /** false: this browser keeps nothing, so that only the server and this page have it */
  readonly keptHere: boolean;
  readonly write: (text: string, base: DraftBase | null) => void;
  readonly drop: () => void;
  /** goes on with what was found; what stands here is one step of undo away */
  readonly take: () => void;
  /** gives up what was found */
  readonly refuse: () => void;
  /** saves a version of it: `save` is told the revision that becomes one, null = the server has none */
  readonly saving: <Saved>(save: (revision: string | null) => Promise<Saved>) => Promise<Saved>;
  /** it was saved, and the page shows the version: this device forgets it, too */
  readonly saved: () => void;
}

/** What this device remembers beside the text. */
interface Remembered {
  readonly base: DraftBase | null;
  readonly revision: string | null;
}

/**
 * A script's unsaved text: on this device at once, on the server a moment later, so that it is found again after a lost network and on another device.
 * @param o.scriptId null = a script not saved yet
 * @param o.latest what was saved last; null = nothing yet
 */
export function useScriptDraft({ scriptId, latest }: { scriptId: string | null; latest: SavedText | null }): ScriptDraft {
  const name = scriptId ?? 'new';
  const [text, setText, keptHere] = useDraft(`script.${name}`);
  const [about, setAbout] = useDraft(`script.${name}.about`);
  const remembered = useMemo(() => readRemembered(about), [about]);
  const base = text === '' ? null : (remembered.base ?? latest?.version ?? null);
  const [state, setState] = useState<DraftState>({ found: null, keptAt: null, problem: null });
  const keeper = useRef<DraftKeeper | null>(null);
  const now = useRef(remembered);

  const remember = (more: Partial<Remembered>) => {
    now.current = { ...now.current, ...more };
    setAbout(now.current.base === null && now.current.revision === null ? '' : JSON.stringify(now.current));
  };
  const start = useRef({ text, base, latest, remember });
  useEffect(() => {
    start.current = { text, base, latest, remember };
  });

  useEffect(() => {
    const { text: here, base: from, latest: saved } = start.current;
    const made = makeDraftKeeper({
      door: {
        read: () => readDraft(name),
        keep: (unsaved) => keepDraft(name, unsaved),
        drop: (revision) => dropDraft(name, revision),
      },
      here: here === '' ? null : { text: here, baseVersionId: from?.scriptVersionId ?? null },
      savedText: saved?.text ?? null,
      known: now.current.revision,
      remember: (revision) => start.current.remember({ revision }),
      tell: setState,
    });
    keeper.current = made;
    return () => made.close();
  }, [name]);

  const put = (next: string, from: DraftBase | null) => {
    setText(next);
    remember({ base: from });
  };
  return {
    ...state,
    text,
    base,
    keptHere,
    write: (next, from) => {
      put(next, from);
      keeper.current?.write({ text: next, baseVersionId: from?.scriptVersionId ?? null });
    },
    drop: () => {
      put('', null);
      keeper.current?.write(null);
    },
    take: () => {
      if (state.found !== null) put(state.found.text, state.found.base);
      keeper.current?.take();
    },
    refuse: () => keeper.current?.refuse(),
    saving: async (save) => {
      const saved = await save((await keeper.current?.settle()) ?? null);
      keeper.current?.saved();
      return saved;
    },
    saved: () => put('', null),
  };
}

function readRemembered(about: string): Remembered {
  try {
    return { base: null, revision: null, ...(JSON.parse(about === '' ? '{}' : about) as Partial<Remembered>) };
  } catch {
    return { base: null, revision: null };
  }
}
