import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { scriptDocument, scriptWorkbook } from '../../api/scripts.ts';
import type { Check, SavedScript } from '../../api/types.ts';
import { useNotice } from '../../ui/notice.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { countFindings } from './timetable.ts';
import { VersionNote } from './version-note.tsx';

export interface Saving {
  /** null: not saved yet */
  readonly scriptId: string | null;
  readonly nextNumber: number;
  readonly changed: boolean;
  readonly onDiscard: (() => void) | null;
  readonly onSaved: () => void;
  /** saves the text as the next version; refused where somebody else has saved one meanwhile */
  readonly store: (text: string, note: string | null) => Promise<SavedScript>;
}

interface SaveBarProps extends Saving {
  readonly text: string;
  readonly check: Check;
  readonly checking: boolean;
}

/** Saving a version, and what may be done with a saved one. */
export function SaveBar({ text, check, checking, scriptId, nextNumber, changed, onDiscard, onSaved, store }: SaveBarProps) {
  const { t } = useTranslation('studio');
  const say = useNotice();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [note, setNote] = useState('');
  // what the import could not understand waits for a person's go: it is told, and does not keep the script from being saved
  const errors = countFindings(check.findings.filter(({ cell }) => cell === null)).error;
  const save = useMutation({
    mutationFn: () => store(text, note.trim() === '' ? null : note.trim()),
    onSuccess: async (saved) => {
      say({ words: t('saved', { number: saved.number }) });
      await queries.invalidateQueries({ queryKey: ['scripts'] });
      await navigate({ to: '/scripts/$scriptId', params: { scriptId: saved.scriptId } });
      setNote('');
      onSaved();
    },
  });
  const download = useMutation({
    mutationFn: async (saved: string) => saveFile(await scriptWorkbook(saved), `${check.title ?? t('untitled')}.xlsx`),
  });
  const downloadDocument = useMutation({
    mutationFn: async (saved: string) => saveFile(await scriptDocument(saved), `${check.title ?? t('untitled')}.md`),
  });
  return (
    <div className="save-bar">
      <div className="save-acts">
        {changed && onDiscard !== null && scriptId !== null ? (
          <>
            <span className="unsaved">{t('unsaved')}</span>
            <Button type="text" onClick={onDiscard}>
              {t('discard')}
            </Button>
          </>
        ) : null}
        {changed || scriptId === null ? (
          <Button type="primary" loading={save.isPending} disabled={errors > 0 || checking} onClick={() => save.mutate()}>
            {scriptId === null ? t('save') : t('saveNext', { number: nextNumber })}
          </Button>
        ) : (
          <>
            <Button loading={download.isPending} onClick={() => download.mutate(scriptId)}>
              {t('download')}
            </Button>
            <Button loading={downloadDocument.isPending} onClick={() => downloadDocument.mutate(scriptId)}>
              {t('downloadDocument')}
            </Button>
            <Link to="/scripts/$scriptId/rehearse" params={{ scriptId }} className="button">
              {t('rehearse')}
            </Link>
            <Link to="/scripts/$scriptId/open" params={{ scriptId }} className="button button-primary">
              {t('open')}
            </Link>
          </>
        )}
      </div>
      {changed || scriptId === null ? <VersionNote note={note} onNote={setNote} /> : null}
      {errors > 0 ? <p className="state-failed small">{t('cannotSave', { count: errors })}</p> : null}
      <ProblemNote error={save.error ?? download.error ?? downloadDocument.error} />
    </div>
  );
}
