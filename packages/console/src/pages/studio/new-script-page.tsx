import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { checkFile, checkText, type Reading, saveScript } from '../../api/scripts.ts';
import type { Check } from '../../api/types.ts';
import { BlankRows } from '../../ui/blank-rows.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { DraftNotes } from './draft/draft-notes.tsx';
import { useScriptDraft } from './draft/use-script-draft.ts';
import { DropArea } from './drop-area.tsx';
import { NotRead } from './not-read.tsx';
import { Studio } from './studio.tsx';
import { usePagePaste } from './use-page-paste.ts';
import './words.ts';
import './studio.css';
import './draft/draft.css';

// eight whole scripts: read only where they are offered
const TemplateList = lazy(async () => ({ default: (await import('./template-list.tsx')).TemplateList }));

type Brought =
  | { readonly kind: 'file'; readonly file: File; readonly how?: Reading }
  | { readonly kind: 'paste'; readonly text: string; readonly how?: Reading }
  | { readonly kind: 'draft'; readonly text: string };

/** Reading what was brought: a file and pasted cells become a script; a draft is one already. */
function read(brought: Brought): Promise<Check> {
  if (brought.kind === 'file') return checkFile(brought.file, brought.how);
  if (brought.kind === 'paste') return checkText({ kind: 'paste', text: brought.text, ...(brought.how ? { reading: brought.how } : {}) });
  return checkText({ kind: 'yaml', text: brought.text });
}

/** Whether something came of it that can be worked on; otherwise only the reasons why not did. */
function isScript(check: Check): boolean {
  return check.text.trim() !== '';
}

/** What does my workbook say, and what is wrong with it? */
export function NewScriptPage() {
  const { t } = useTranslation('studio');
  const draft = useScriptDraft({ scriptId: null, latest: null });
  const setDraft = (text: string) => (text === '' ? draft.drop() : draft.write(text, null));
  const reading = useMutation({
    mutationFn: read,
    onSuccess: (check) => {
      if (isScript(check)) setDraft(check.text);
    },
  });
  const bring = (brought: Brought) => reading.mutate(brought);
  const busy = reading.isPending;
  const script = reading.data !== undefined && isScript(reading.data);
  usePagePaste(
    busy || script ? null : { onFile: (file) => bring({ kind: 'file', file }), onCells: (text) => bring({ kind: 'paste', text }) },
  );
  const name = reading.variables?.kind === 'file' ? reading.variables.file.name : t('pasted');
  const above = (
    <p className="kicker">
      <Link to="/scripts">← {t('allScripts')}</Link>
      {script ? (
        <button type="button" className="text-button" onClick={() => reading.reset()}>
          {t('again')}
        </button>
      ) : null}
    </p>
  );
  if (reading.data !== undefined && script) {
    const brought = reading.variables;
    return (
      <Studio
        key={reading.submittedAt}
        {...(brought === undefined || brought.kind === 'draft' ? {} : { onReread: (how) => bring({ ...brought, how }) })}
        first={reading.data}
        version={null}
        origin={null}
        text={draft.text}
        onText={setDraft}
        above={above}
        news={<DraftNotes draft={draft} />}
        save={{
          ...{ scriptId: null, nextNumber: 1, changed: true, onDiscard: draft.drop, onSaved: draft.saved },
          store: (text, note) => draft.saving(text, (draftRevision) => saveScript({ text, note, draftRevision })),
        }}
      />
    );
  }
  const found = busy || draft.text !== '' ? null : <DraftNotes draft={draft} onTake={(text) => bring({ kind: 'draft', text })} />;
  return (
    <Page tab={t('newTab')} title={t('newTitle')} lead={t('newLead')} above={above} news={found} narrow>
      <ProblemNote error={reading.error} />
      {reading.data === undefined ? null : <NotRead check={reading.data} name={name} />}
      {busy ? (
        <>
          <p className="reading-file" role="status">
            {t('reading', { name })}
          </p>
          <BlankRows rows={6} height={56} />
        </>
      ) : (
        <>
          {draft.text === '' ? null : (
            <p className="go-on">
              {t('goOn')}{' '}
              <Button size="small" onClick={() => bring({ kind: 'draft', text: draft.text })}>
                {t('goOnDo')}
              </Button>{' '}
              <Button size="small" type="text" onClick={() => setDraft('')}>
                {t('goOnDrop')}
              </Button>
            </p>
          )}
          <DropArea onFile={(file) => bring({ kind: 'file', file })} onPasted={(text) => bring({ kind: 'paste', text })} />
          <section className="from-template" id="templates" aria-labelledby="templates-title">
            <h2 id="templates-title">{t('templates')}</h2>
            <p className="quiet">{t('templatesHow')}</p>
            <Suspense fallback={<BlankRows rows={4} height={72} />}>
              <TemplateList onTake={(text) => bring({ kind: 'draft', text })} />
            </Suspense>
          </section>
        </>
      )}
    </Page>
  );
}
