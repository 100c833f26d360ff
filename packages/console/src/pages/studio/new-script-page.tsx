import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { checkFile, checkText } from '../../api/scripts.ts';
import type { Check } from '../../api/types.ts';
import { BlankRows } from '../../ui/blank-rows.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { DropArea } from './drop-area.tsx';
import { Studio } from './studio.tsx';
import { usePagePaste } from './use-page-paste.ts';
import './words.ts';
import './studio.css';

type Brought =
  | { readonly kind: 'file'; readonly file: File }
  | { readonly kind: 'paste'; readonly text: string }
  | { readonly kind: 'draft'; readonly text: string };

/** Reading what was brought: a file and pasted cells become a script; a draft is one already. */
function read(brought: Brought): Promise<Check> {
  if (brought.kind === 'file') return checkFile(brought.file);
  return checkText({ kind: brought.kind === 'paste' ? 'paste' : 'yaml', text: brought.text });
}

/** What does my workbook say, and what is wrong with it? */
export function NewScriptPage() {
  const { t } = useTranslation('studio');
  const [draft, setDraft] = useDraft('script.new');
  const reading = useMutation({ mutationFn: read, onSuccess: (check) => setDraft(check.text) });
  const bring = (brought: Brought) => reading.mutate(brought);
  const busy = reading.isPending;
  usePagePaste(
    busy || reading.data !== undefined
      ? null
      : { onFile: (file) => bring({ kind: 'file', file }), onCells: (text) => bring({ kind: 'paste', text }) },
  );
  const name = reading.variables?.kind === 'file' ? reading.variables.file.name : t('pasted');
  const above = (
    <p className="kicker">
      <Link to="/scripts">← {t('allScripts')}</Link>
      {reading.data === undefined ? null : (
        <button type="button" className="text-button" onClick={() => reading.reset()}>
          {t('again')}
        </button>
      )}
    </p>
  );
  if (reading.data !== undefined) {
    return (
      <Studio
        first={reading.data}
        text={draft}
        onText={setDraft}
        above={above}
        save={{ scriptId: null, nextNumber: 1, changed: true, onDiscard: () => setDraft('') }}
      />
    );
  }
  return (
    <Page tab={t('newTab')} title={t('newTitle')} lead={t('newLead')} above={above} narrow>
      <ProblemNote error={reading.error} />
      {busy ? (
        <>
          <p className="reading-file" role="status">
            {t('reading', { name })}
          </p>
          <BlankRows rows={6} height={56} />
        </>
      ) : (
        <>
          {draft === '' ? null : (
            <p className="go-on">
              {t('goOn')}{' '}
              <Button size="small" onClick={() => bring({ kind: 'draft', text: draft })}>
                {t('goOnDo')}
              </Button>{' '}
              <Button size="small" type="text" onClick={() => setDraft('')}>
                {t('goOnDrop')}
              </Button>
            </p>
          )}
          <DropArea onFile={(file) => bring({ kind: 'file', file })} onPasted={(text) => bring({ kind: 'paste', text })} />
        </>
      )}
    </Page>
  );
}
