import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../api/problem.ts';
import { checkQuery, saveScript } from '../../api/scripts.ts';
import type { SavedScript, ScriptDetail } from '../../api/types.ts';
import { useNotice } from '../../ui/notice.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { ConflictDialog } from './compare/conflict-dialog.tsx';
import { DraftNotes } from './draft/draft-notes.tsx';
import { EditorsNote } from './draft/editors-note.tsx';
import { useScriptDraft } from './draft/use-script-draft.ts';
import { useWhen } from './draft/use-when.ts';
import { ScriptLoading } from './script-loading.tsx';
import { Studio } from './studio.tsx';

/**
 * A saved script in the studio: what is unsaved in it, who else writes, and what they saved meanwhile. As long as something is unsaved the desk stays
 * on the version it was opened with: what a colleague saves is told, and looked at when the person wants to.
 */
export function OpenScript({ latest }: { latest: ScriptDetail }) {
  const { t } = useTranslation('studio');
  const { t: say } = useTranslation('draft');
  const notice = useNotice();
  const when = useWhen();
  const queries = useQueryClient();
  const { scriptId } = latest;
  const draft = useScriptDraft({ scriptId, latest: { text: latest.text, version: latest.latest } });
  const [opened, setOpened] = useState(latest);
  /** the note of the saving that was refused, or of none */
  const [comparing, setComparing] = useState<{ readonly note: string | null } | null>(null);
  // the desk stays when a version is saved, and with it what can be undone; undo never takes back what a colleague saved
  const [savedHere, setSavedHere] = useState<string | null>(null);
  const [origin, setOrigin] = useState(latest.latest.scriptVersionId);
  const check = useQuery({ ...checkQuery(opened), placeholderData: keepPreviousData });

  const newest = latest.latest.scriptVersionId;
  // what was typed while a version was being saved goes on from it
  const typedOn = newest === savedHere && draft.base?.scriptVersionId === newest;
  if ((draft.text === '' || typedOn) && opened.latest.scriptVersionId !== newest) {
    setOpened(latest);
    if (newest !== savedHere) setOrigin(newest);
  }
  if (check.data === undefined) return <ScriptLoading title={latest.title} error={check.error} onRetry={() => void check.refetch()} />;

  const text = draft.text === '' ? opened.text : draft.text;
  const base = draft.base ?? opened.latest;
  const behind = draft.text !== '' && base.scriptVersionId !== newest && text !== latest.text;

  const save = async (o: { baseVersionId: string; note: string | null }): Promise<SavedScript> => {
    try {
      const saved = await draft.saving(text, (draftRevision) => saveScript({ text, scriptId, draftRevision, ...o }));
      setSavedHere(saved.scriptVersionId);
      return saved;
    } catch (problem) {
      if (problem instanceof Problem && problem.code === 'script_saved_since') {
        await queries.invalidateQueries({ queryKey: ['scripts', scriptId] });
        setComparing({ note: o.note });
      }
      throw problem;
    }
  };
  const saveOnTop = async () => {
    const saved = await save({ baseVersionId: newest, note: comparing?.note ?? null });
    setComparing(null);
    await queries.invalidateQueries({ queryKey: ['scripts'] });
    draft.saved();
    notice({ words: t('saved', { number: saved.number }) });
  };
  const giveUp = (words: string) => {
    draft.drop();
    setComparing(null);
    notice({ words, undo: () => draft.write(text, base) });
  };
  const takeTheirs = () => {
    const file = `${latest.title}.yaml`;
    saveFile(new Blob([text], { type: 'application/yaml' }), file);
    giveUp(say('tookTheirs', { number: latest.latest.number, file }));
  };

  return (
    <>
      <Studio
        first={check.data}
        version={opened.latest}
        origin={origin}
        text={text}
        onText={(next) => (next === opened.text ? draft.drop() : draft.write(next, base))}
        above={
          <p className="kicker">
            <Link to="/scripts">← {t('allScripts')}</Link>
            <Link to="/scripts/$scriptId/versions" params={{ scriptId }}>
              {say('versionsOf', { number: latest.latest.number })}
            </Link>
          </p>
        }
        news={
          <>
            <EditorsNote scriptId={scriptId} number={latest.latest.number} />
            {behind ? (
              <div className="draft-found" role="status">
                <p>
                  {say('behind', {
                    name: latest.latest.savedBy,
                    at: when(latest.latest.savedAt),
                    number: latest.latest.number,
                    base: base.number,
                  })}
                </p>
                <Button onClick={() => setComparing({ note: null })}>{say('look')}</Button>
              </div>
            ) : null}
            <DraftNotes draft={draft} />
          </>
        }
        save={{
          scriptId,
          nextNumber: latest.latest.number + 1,
          changed: text !== opened.text,
          onDiscard: () => giveUp(say('discarded')),
          onSaved: draft.saved,
          store: (_, note) => save({ baseVersionId: base.scriptVersionId, note }),
        }}
      />
      {comparing === null || !behind ? null : (
        <ConflictDialog
          theirs={latest}
          base={base}
          mine={text}
          onMine={(next) => draft.write(next, base)}
          onSave={saveOnTop}
          onTakeTheirs={takeTheirs}
          onClose={() => setComparing(null)}
        />
      )}
    </>
  );
}
