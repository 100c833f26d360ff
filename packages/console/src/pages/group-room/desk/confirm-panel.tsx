import { Button } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../../ui/problem-note.tsx';

interface ConfirmPanelProps {
  readonly title: string;
  /** the button that does it, saying what it does */
  readonly doIt: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly disabled?: boolean;
  readonly danger?: boolean;
  readonly onDo: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** What an act will do, before it is done. Enter does it, Escape leaves it. */
export function ConfirmPanel({ title, doIt, busy, error, disabled = false, danger = false, onDo, onClose, children }: ConfirmPanelProps) {
  const { t } = useTranslation('common');
  const confirm = useRef<HTMLButtonElement>(null);
  // the focus comes here and goes back to where it was
  useEffect(() => {
    const before = document.activeElement;
    confirm.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    // Escape is heard from anything inside
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div
      className="desk-panel"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <h2>{title}</h2>
      <div className="desk-effect">{children}</div>
      <ProblemNote error={error} />
      <div className="desk-answers">
        <Button ref={confirm} type="primary" danger={danger} loading={busy} disabled={disabled} onClick={onDo}>
          {doIt}
        </Button>
        <Button onClick={onClose}>{t('do.cancel')}</Button>
      </div>
    </div>
  );
}
