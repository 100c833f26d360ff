import { useEffect, useMemo, useRef, useState } from 'react';
import { dropDraft, keepDraft, readDraft } from '../../../api/drafts.ts';
import type { SavedScript } from '../../../api/types.ts';
import { useDraft } from '../../../ui/use-draft.ts';
import { type DraftKeeper, type DraftState, makeDraftKeeper } from './draft-keeper.ts';
import { baseOf, type DraftBase, type Remembered, readRemembered, writeRemembered } from './remembered.ts';
import { unsavedAfter } from './unsaved-after.ts';

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
  /** saves `sent` as a version: `save` is told the revision that becomes one, null = the server has none */
  readonly saving: (sent: string, save: (revision: string | null) => Promise<SavedScript>) => Promise<SavedScript>;
  /** it was saved, and the page shows the version: this device forgets it, too; what was typed meanwhile stays */
  readonly saved: () => void;
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
  const base = baseOf({ text, base: remembered.base, latest });
  const [state, setState] = useState<DraftState>({ found: null, keptAt: null, problem: null });
  const keeper = useRef<DraftKeeper | null>(null);
  const now = useRef(remembered);
  /** this device has the text as it is */
  const kept = useRef(true);
  /** the text as it is, also where a saving that takes a while asks for it */
  const written = useRef(text);
  const became = useRef<{ readonly sent: string; readonly version: DraftBase | null } | null>(null);

  const remember = (more: Partial<Remembered>) => {
    now.current = { ...now.current, ...more };
    setAbout(writeRemembered(now.current, { kept: kept.current }));
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
    written.current = next;
    kept.current = setText(next);
    remember({ base: from });
  };
  const write = (next: string, from: DraftBase | null) => {
    put(next, from);
    keeper.current?.write({ text: next, baseVersionId: from?.scriptVersionId ?? null });
  };
  return {
    ...state,
    text,
    base,
    keptHere,
    write,
    drop: () => {
      put('', null);
      keeper.current?.write(null);
    },
    take: () => {
      if (state.found !== null) put(state.found.text, state.found.base);
      keeper.current?.take();
    },
    refuse: () => keeper.current?.refuse(),
    saving: async (sent, save) => {
      const revision = (await keeper.current?.settle()) ?? null;
      try {
        const saved = await save(revision);
        // a new script's page is left, and its draft belongs to no version
        const version = scriptId === null ? null : { scriptVersionId: saved.scriptVersionId, number: saved.number };
        became.current = { sent, version };
        keeper.current?.saved(sent, version?.scriptVersionId ?? null);
        return saved;
      } catch (problem) {
        keeper.current?.goOn();
        throw problem;
      }
    },
    saved: () => {
      const left = became.current === null ? null : unsavedAfter({ ...became.current, now: written.current });
      became.current = null;
      if (left === null || left.text === '') put('', null);
      else write(left.text, left.base);
    },
  };
}
