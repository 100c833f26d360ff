import { Button } from 'antd';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** What just happened, in one line at the foot of the page; with a way back where there is one. */
interface Notice {
  readonly words: string;
  readonly undo?: (() => void) | undefined;
}

/** Long enough to read a line and reach for "undo" (WCAG 2.2.1 asks for no less than 20 s only where the time matters; this does not). */
const shownMs = 8_000;

const NoticeContext = createContext<(notice: Notice) => void>(() => {});

/** Says what happened. */
export function useNotice(): (notice: Notice) => void {
  return useContext(NoticeContext);
}

export function NoticeLine({ children }: { children: ReactNode }) {
  const { t } = useTranslation('common');
  const [notice, setNotice] = useState<Notice | null>(null);
  const say = useCallback((next: Notice) => setNotice({ ...next }), []);
  const undo = notice?.undo;
  useEffect(() => {
    if (notice === null) return;
    const timer = setTimeout(() => setNotice(null), shownMs);
    return () => clearTimeout(timer);
  }, [notice]);
  return (
    <NoticeContext.Provider value={useMemo(() => say, [say])}>
      {children}
      <div className="notice" role="status" aria-live="polite">
        {notice === null ? null : (
          <div className="notice-line">
            <span>{notice.words}</span>
            {undo === undefined ? null : (
              <Button
                size="small"
                onClick={() => {
                  setNotice(null);
                  undo();
                }}
              >
                {t('do.undo')}
              </Button>
            )}
          </div>
        )}
      </div>
    </NoticeContext.Provider>
  );
}
