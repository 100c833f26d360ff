import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../../api/types.ts';
import { useNotice } from '../../../ui/notice.tsx';
import { askStudio } from '../worker/ask-studio.ts';
import type { DeskEdit, TextDesk } from './text-desk.ts';

/** Changes made without typing: each is a smallest edit of the text and one step of its history. */
export interface Rework {
  readonly mend: (finding: Finding) => void;
  readonly move: (cues: readonly string[], minutes: number) => void;
  readonly remove: (cues: readonly string[]) => void;
  /** @param onDone the ids of the copies */
  readonly copy: (cues: readonly string[], onDone: (ids: readonly string[]) => void) => void;
}

/** @param findings what is shown in the desk's margin, with the buttons that mend it */
export function useRework(desk: TextDesk, findings: readonly Finding[]): Rework {
  const { t } = useTranslation('studio');
  const say = useNotice();
  const rework = useMemo((): Rework => {
    /** Edits are of the text they were asked for: where somebody has typed since, nothing is done and it is said. */
    const done = (text: string, edits: readonly DeskEdit[] | null, words: string): boolean => {
      if (edits === null || text !== desk.text()) {
        say({ words: edits === null ? words : t('cannotMend') });
        return false;
      }
      desk.edit(edits);
      return true;
    };
    return {
      mend: ({ fix }) => {
        const text = desk.text();
        if (fix !== undefined) void askStudio('change', { text, changes: fix.changes }).then((edits) => done(text, edits, t('cannotMend')));
      },
      move: (cues, minutes) => {
        const text = desk.text();
        void askStudio('move', { text, cues, minutes }).then((edits) => done(text, edits, t('cannotMove')));
      },
      remove: (cues) => {
        const text = desk.text();
        const changes = cues.map((cue) => ({ kind: 'removeCue', cue }) as const);
        void askStudio('change', { text, changes }).then((edits) => done(text, edits, t('cannotMend')));
      },
      copy: (cues, onDone) => {
        const text = desk.text();
        void askStudio('copy', { text, cues }).then((copied) => {
          if (done(text, copied?.edits ?? null, t('cannotMend')) && copied) onDone(copied.ids);
        });
      },
    };
  }, [desk, say, t]);
  useEffect(() => desk.show(findings, rework.mend), [desk, findings, rework]);
  return rework;
}

/** The line a cue begins at, 1-based; null when the text does not say its id on a line of its own item. */
export function lineOfCue(text: string, cue: string): number | null {
  const id = new RegExp(`^\\s*-\\s+(?:\\{\\s*)?id:\\s*["']?${cue}["']?\\s*(?:[,}#].*)?$`, 'mu').exec(text);
  return id === null ? null : text.slice(0, id.index).split('\n').length;
}
