import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Version } from '../../api/types.ts';
import { restoreVersion, versionQuery } from '../../api/versions.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useNotice } from '../../ui/notice.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { DifferenceList } from '../studio/compare/difference-list.tsx';
import { VersionNote } from '../studio/version-note.tsx';

interface RestoreDialogProps {
  readonly scriptId: string;
  readonly version: Version;
  readonly latest: Version;
  readonly onClose: () => void;
}

/** Asks once, with what restoring would do to what the script says now. */
export function RestoreDialog({ scriptId, version, latest, onClose }: RestoreDialogProps) {
  const { t } = useTranslation('versions');
  const say = useNotice();
  const queries = useQueryClient();
  const [note, setNote] = useState('');
  const old = useQuery(versionQuery(scriptId, version.scriptVersionId));
  const now = useQuery(versionQuery(scriptId, latest.scriptVersionId));
  const { number } = version;
  const next = latest.number + 1;
  const restore = useMutation({
    mutationFn: () =>
      restoreVersion({
        ...{ scriptId, scriptVersionId: version.scriptVersionId, baseVersionId: latest.scriptVersionId },
        note: note.trim() === '' ? null : note.trim(),
      }),
    onSuccess: async (saved) => {
      say({ words: t('restored', { number, next: saved.number }) });
      onClose();
      await queries.invalidateQueries({ queryKey: ['scripts'] });
    },
    // where somebody has saved meanwhile, what it would do is shown anew
    onError: () => queries.invalidateQueries({ queryKey: ['scripts', scriptId] }),
  });
  return (
    <Dialog title={t('restoreTitle', { number })} onClose={onClose}>
      <p>{t('restoreLead', { number, next })}</p>
      <ProblemNote error={old.error ?? now.error} />
      <DifferenceList
        title={t('restoreDoes', { latest: latest.number })}
        before={{ name: t('version', { number: latest.number }), text: now.data?.text ?? null }}
        after={{ name: t('version', { number }), text: old.data?.text ?? null }}
      />
      <VersionNote note={note} onNote={setNote} />
      <ProblemNote error={restore.error} />
      <div className="restore-acts">
        <Button type="primary" loading={restore.isPending} onClick={() => restore.mutate()}>
          {t('restoreDo', { next })}
        </Button>
      </div>
    </Dialog>
  );
}
