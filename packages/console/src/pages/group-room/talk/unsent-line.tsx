import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Sign } from '../../../ui/sign.tsx';
import type { Unsent } from './use-outbox.ts';

interface UnsentLineProps {
  readonly unsent: Unsent;
  readonly onRetry: () => void;
  readonly onDrop: () => void;
}

/** Something written here that the server has not taken yet. */
export function UnsentLine({ unsent, onRetry, onDrop }: UnsentLineProps) {
  const { t } = useTranslation('room');
  const { t: common } = useTranslation('common');
  return (
    <li className="speech speech-unsent">
      <span aria-hidden="true" />
      <div className="speech-body">
        <p className="said">{unsent.text}</p>
        {unsent.problem === null ? (
          <p className="quiet small">{t('talk.sending')}</p>
        ) : (
          <p className="unsent-why small" role="alert">
            <Sign name="failed" />
            <span>
              {t('talk.unsent')} · {unsent.problem}
            </span>
            <Button size="small" onClick={onRetry}>
              {common('do.retry')}
            </Button>
            <Button size="small" type="text" onClick={onDrop}>
              {t('talk.drop')}
            </Button>
          </p>
        )}
      </div>
    </li>
  );
}
