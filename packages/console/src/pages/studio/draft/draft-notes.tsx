import { Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { isUnreachable } from '../../../api/problem.ts';
import { useNotice } from '../../../ui/notice.tsx';
import type { ScriptDraft } from './use-script-draft.ts';
import { useWhen } from './use-when.ts';
import './words.ts';

interface DraftNotesProps {
  readonly draft: ScriptDraft;
  /** is called with the text of a draft that is gone on with */
  readonly onTake?: (text: string) => void;
}

/** Where the unsaved text is kept, and a draft of another device to choose about. */
export function DraftNotes({ draft, onTake }: DraftNotesProps) {
  const { t } = useTranslation('draft');
  const say = useNotice();
  const when = useWhen();
  const { found, text } = draft;
  const take = () => {
    const taken = found?.text ?? '';
    draft.take();
    if (text !== '') say({ words: t('taken') });
    onTake?.(taken);
  };
  const refuse = () => {
    if (confirm(t('refuseAsks'))) draft.refuse();
  };
  return (
    <>
      {found === null ? null : (
        <div className="draft-found" role="status">
          <p>
            {found.base === null
              ? t('found', { at: when(found.changedAt) })
              : t('foundFrom', { at: when(found.changedAt), number: found.base.number })}{' '}
            {text === '' ? null : t('waits')}
          </p>
          <div className="draft-acts">
            <Button type="primary" onClick={take}>
              {t('take')}
            </Button>
            <Button onClick={refuse}>{text === '' ? t('refuse') : t('refuseForThis')}</Button>
          </div>
        </div>
      )}
      {text === '' || found !== null ? null : <WhereKept draft={draft} />}
    </>
  );
}

function WhereKept({ draft: { problem, keptAt, keptHere } }: { draft: ScriptDraft }) {
  const { t } = useTranslation('draft');
  const when = useWhen();
  const nowhere = problem !== null && !keptHere;
  useEffect(() => {
    if (!nowhere) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [nowhere]);
  if (problem === null) return keptAt === null ? null : <p className="where-kept quiet small">{t('kept', { at: when(keptAt) })}</p>;
  const why = problem instanceof Error ? problem.message : '';
  return (
    <p className={`where-kept ${nowhere ? 'state-failed' : 'state-late'}`} role="status">
      {nowhere ? t('nowhere') : isUnreachable(problem) ? t('away') : t('onlyHere', { why })}
    </p>
  );
}
