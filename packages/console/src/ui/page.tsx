import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { PageNews } from './page-news.tsx';

interface PageProps {
  readonly title: ReactNode;
  /** what the browser's tab says */
  readonly tab: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly above?: ReactNode;
  readonly narrow?: boolean;
  /** what comes to be known while one works here: it stands at the foot of the window, so that it moves nothing of what is worked on */
  readonly news?: ReactNode;
  readonly children: ReactNode;
}

/** A page: one heading that answers one question, what may be done, then the answer. */
export function Page({ title, tab, lead, actions, above, narrow = false, news, children }: PageProps) {
  const product = useTranslation('common').t('product');
  useEffect(() => {
    document.title = `${tab} · ${product}`;
  }, [tab, product]);
  return (
    <div className={narrow ? 'page page-narrow' : 'page'}>
      {above}
      <header className="page-head">
        <div className="page-words">
          <h1>{title}</h1>
          {lead === undefined ? null : <p className="lead">{lead}</p>}
        </div>
        {actions === undefined ? null : <div className="page-actions">{actions}</div>}
      </header>
      {children}
      {news === undefined || news === null ? null : <PageNews>{news}</PageNews>}
    </div>
  );
}
