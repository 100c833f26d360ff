import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from './copy-text.ts';
import { useNotice } from './notice.tsx';

interface CopyButtonProps {
  readonly text: string;
  /** what the button says; '复制' when absent */
  readonly words?: string | undefined;
  readonly type?: 'default' | 'primary' | 'text' | undefined;
  readonly size?: 'small' | 'middle' | 'large' | undefined;
  readonly block?: boolean | undefined;
  readonly onCopied?: (() => void) | undefined;
}

/** The confirmation stands long enough to be seen after looking back from the other app. */
const confirmedMs = 4_000;

/** Copies a text and says so in its own place. */
export function CopyButton({ text, words, type = 'default', size = 'middle', block = false, onCopied }: CopyButtonProps) {
  const { t } = useTranslation('common');
  const say = useNotice();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), confirmedMs);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    const done = await copyText(text);
    if (!done) return say({ words: t('do.copyFailed') });
    setCopied(true);
    onCopied?.();
  };
  return (
    <Button type={type} size={size} block={block} onClick={() => void copy()}>
      <span aria-live="polite">{copied ? `${t('do.copied')} ✓` : (words ?? t('do.copy'))}</span>
    </Button>
  );
}
