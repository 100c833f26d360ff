import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem.ts';
import { Page } from './page.tsx';
import { ProblemNote } from './problem-note.tsx';

/** One page failed; the frame and the other pages stand. */
export function PageProblem({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation('common');
  const router = useRouter();
  const again = () => {
    reset();
    void router.invalidate();
  };
  return (
    <Page title={t('problem.page')} tab={t('problem.page')} lead={error instanceof Problem ? undefined : t('problem.pageTodo')} narrow>
      <ProblemNote error={error} />
      <Button onClick={again}>{t('do.retry')}</Button>
    </Page>
  );
}

/** No page has this address. */
export function NotFoundPage() {
  const { t } = useTranslation('common');
  return (
    <Page title={t('problem.notFound')} tab={t('problem.notFound')} lead={t('problem.notFoundTodo')} narrow>
      <p>
        <Link to="/">{t('nav.today')}</Link>
      </p>
    </Page>
  );
}
