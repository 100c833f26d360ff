import { Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { TextDesk } from './text-desk.ts';

/** One history for both views: what was typed and what was dragged are undone in the order they were done. */
export function UndoButtons({ desk }: { desk: TextDesk }) {
  const { t } = useTranslation('studio');
  const can = desk.can();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const inField = event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]') !== null;
      if (inField || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
      event.preventDefault();
      if (event.shiftKey) desk.redo();
      else desk.undo();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [desk]);
  return (
    <span className="undo-acts">
      <Button size="small" disabled={!can.undo} onClick={desk.undo}>
        {t('undo')}
      </Button>
      <Button size="small" disabled={!can.redo} onClick={desk.redo}>
        {t('redo')}
      </Button>
    </span>
  );
}
