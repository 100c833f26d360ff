import { Button } from 'antd';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  /** for two texts beside each other: as wide as the window */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** The browser's own modal dialog: it traps focus, closes on Escape and gives focus back. Shown while it is rendered. */
export function Dialog({ title, onClose, wide = false, children }: DialogProps) {
  const { t } = useTranslation('common');
  const box = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={box}
      className={wide ? 'dialog dialog-wide' : 'dialog'}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header>
        <h2 id={heading}>{title}</h2>
        <Button type="text" onClick={onClose}>
          {t('do.close')}
        </Button>
      </header>
      {children}
    </dialog>
  );
}
