import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScriptDetail } from '../../../api/types.ts';
import { versionQuery } from '../../../api/versions.ts';
import { BlankRows } from '../../../ui/blank-rows.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import type { DraftBase } from '../draft/remembered.ts';
import { useWhen } from '../draft/use-when.ts';
import '../draft/words.ts';
import { DifferenceList } from './difference-list.tsx';

const SideBySide = lazy(async () => ({ default: (await import('./side-by-side.tsx')).SideBySide }));

interface ConflictDialogProps {
  /** what somebody else has saved */
  readonly theirs: ScriptDetail;
  /** where mine began */
  readonly base: DraftBase;
  readonly mine: string;
  readonly onMine: (text: string) => void;
  /** saves mine on top of theirs */
  readonly onSave: () => Promise<unknown>;
  readonly onTakeTheirs: () => void;
  readonly onClose: () => void;
}

/** Two texts that began from one version: what each changed, both side by side, and the ways on. Nothing is decided by closing it. */
export function ConflictDialog({ theirs, base, mine, onMine, onSave, onTakeTheirs, onClose }: ConflictDialogProps) {
  const { t } = useTranslation('draft');
  const when = useWhen();
  const began = useQuery(versionQuery(theirs.scriptId, base.scriptVersionId));
  const save = useMutation({ mutationFn: onSave });
  const { number, savedBy: name, savedAt } = theirs.latest;
  const words = { name, number, base: base.number, at: when(savedAt) };
  const theirName = t('theirs', words);
  return (
    <Dialog title={t('title', words)} onClose={onClose} wide>
      <p>{t('lead', words)}</p>
      <ProblemNote error={began.error} onRetry={() => void began.refetch()} />
      <div className="conflict-words">
        <DifferenceList
          title={t('theyChanged', words)}
          before={{ name: t('versionName', { number: base.number }), text: began.data?.text ?? null }}
          after={{ name: t('versionName', words), text: theirs.text }}
        />
        <DifferenceList
          title={t('youWould', words)}
          before={{ name: t('versionName', words), text: theirs.text }}
          after={{ name: t('mineShort'), text: mine }}
        />
      </div>
      <Suspense fallback={<BlankRows rows={6} height={40} />}>
        <SideBySide
          key={theirs.latest.scriptVersionId}
          before={{ name: theirName, text: theirs.text }}
          after={{ name: t('mine'), text: mine }}
          onText={onMine}
          takeWords={t('takeChunk', words)}
        />
      </Suspense>
      <ProblemNote error={save.error} />
      <div className="conflict-acts">
        <Button type="primary" loading={save.isPending} onClick={() => save.mutate()}>
          {t('saveMine', { number: number + 1 })}
        </Button>
        <Button onClick={onTakeTheirs}>{t('takeTheirs', words)}</Button>
        <Button type="text" onClick={onClose}>
          {t('goOn')}
        </Button>
      </div>
    </Dialog>
  );
}
