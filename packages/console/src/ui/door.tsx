import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from '../shell/language-switch.tsx';
import '../shell/shell.css';
import './door.css';

/** A page before one is inside: a narrow column of print, and the other language in its corner. */
export function Door({ tab, title, lead, children }: { tab: string; title: string; lead?: string | undefined; children: ReactNode }) {
  const { t } = useTranslation('common');
  useEffect(() => {
    document.title = `${tab} · ${t('product')}`;
  }, [tab, t]);
  return (
    <div className="door">
      <header>
        <span className="mark">
          <span className="mark-sign" aria-hidden="true" />
          {t('product')}
        </span>
        <LanguageSwitch />
      </header>
      <main>
        <h1>{title}</h1>
        {lead === undefined ? null : <p className="lead">{lead}</p>}
        {children}
      </main>
    </div>
  );
}
