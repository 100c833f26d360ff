import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem.ts';
import { Sign } from './sign.tsx';

interface ProblemNoteProps {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
}

/** What went wrong, in the server's words, where it went wrong; with the request's number for whoever must look it up. */
export function ProblemNote({ error, onRetry }: ProblemNoteProps) {
  const { t } = useTranslation('common');
  if (error === null || error === undefined) return null;
  const message = error instanceof Error ? error.message : t('problem.page');
  const requestId = error instanceof Problem ? error.requestId : null;
  return (
    <div className="problem" role="alert">
      <Sign name="failed" />
      <div>
        <p>{message}</p>
        {requestId === null ? null : <p className="quiet small mono">{t('problem.requestId', { id: requestId })}</p>}
      </div>
      {onRetry === undefined ? null : (
        <Button size="small" onClick={onRetry}>
          {t('do.retry')}
        </Button>
      )}
    </div>
  );
}
