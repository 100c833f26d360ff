import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DropArea } from '../pages/studio/drop-area.tsx';
import { NotRead } from '../pages/studio/not-read.tsx';
import { usePagePaste } from '../pages/studio/use-page-paste.ts';
import { LanguageSwitch } from '../shell/language-switch.tsx';
import { Page } from '../ui/page.tsx';
import { BrokenNote } from './broken-note.tsx';
import { CheckedDesk } from './checked-desk.tsx';
import { afterReading, type Read } from './read-again.ts';
import { askCheck, stopAsking } from './worker/ask-check.ts';
import type { Brought } from './worker/check-question.ts';
import '../pages/studio/words.ts';
import '../pages/studio/studio.css';
import './words.ts';
import './check.css';

/** What does my workbook say, and what is wrong with it? Without a server, and without anything leaving this page. */
export function CheckPage() {
  const { t, i18n } = useTranslation('check');
  const { t: studio } = useTranslation('studio');
  const [brought, setBrought] = useState<Brought | null>(null);
  const [read, setRead] = useState<Read | null>(null);
  const locale = i18n.language;

  useEffect(() => {
    if (brought === null) return;
    let over = false;
    askCheck('bring', { brought, locale: locale === 'zh-CN' ? locale : 'en' }).then(
      (check) => {
        if (!over) setRead((before) => afterReading(before, { brought, check }));
      },
      () => {
        if (!over) setRead((before) => afterReading(before, { brought, check: null }));
      },
    );
    return () => {
      over = true;
    };
  }, [brought, locale]);

  useEffect(() => {
    // a file dropped beside the place for it would be opened by the browser, and what is on the page be gone
    const stay = (event: DragEvent) => event.preventDefault();
    for (const type of ['dragover', 'drop'] as const) window.addEventListener(type, stay);
    return () => {
      for (const type of ['dragover', 'drop'] as const) window.removeEventListener(type, stay);
    };
  }, []);

  const known = read !== null && read.brought === brought ? read : null;
  const script = known?.check && known.check.text.trim() !== '' ? known.check : null;
  const reading = brought !== null && known === null;
  usePagePaste(
    reading || script !== null
      ? null
      : {
          onFile: (file) => setBrought({ kind: 'file', file, memory: [] }),
          onCells: (text) => setBrought({ kind: 'paste', text, memory: [] }),
        },
  );
  const name = brought?.kind === 'file' ? brought.file.name : studio('pasted');
  return (
    <div className="check">
      <header className="check-bar">
        <strong>{t('product')}</strong>
        <LanguageSwitch />
      </header>
      <main>
        {script === null || brought === null ? (
          <Page tab={t('tab')} title={t('title')} lead={t('lead')} narrow>
            {known?.check ? <NotRead check={known.check} name={name} /> : null}
            {known?.check === null ? <BrokenNote words={t('broke', { name })} /> : null}
            {reading ? (
              <div className="reading-file" role="status">
                <p>{studio('reading', { name })}</p>
                <button
                  type="button"
                  className="button"
                  onClick={() => {
                    stopAsking();
                    setBrought(null);
                  }}
                >
                  {t('stop')}
                </button>
              </div>
            ) : (
              <DropArea
                onFile={(file) => setBrought({ kind: 'file', file, memory: [] })}
                onPasted={(text) => setBrought({ kind: 'paste', text, memory: [] })}
              />
            )}
            <section className="check-promise">
              <h2>{t('promise')}</h2>
              <p>{t('promiseHow')}</p>
              <p className="quiet">{t('keep')}</p>
            </section>
          </Page>
        ) : (
          <CheckedDesk
            first={script}
            name={name}
            onAnother={() => setBrought(null)}
            onReread={(memory) => setBrought({ ...brought, memory })}
          />
        )}
      </main>
    </div>
  );
}
