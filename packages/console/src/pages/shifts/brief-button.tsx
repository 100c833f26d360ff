import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readBrief } from '../../api/shifts.ts';
import { copyText } from '../../ui/copy-text.ts';
import { useNotice } from '../../ui/notice.tsx';
import './words.ts';

/** The confirmation stands long enough to be seen after looking back from the other app. */
const confirmedMs = 4_000;

/** Copies the brief as it is at this moment. */
export function BriefButton() {
  const { t } = useTranslation('shifts');
  const { t: common } = useTranslation('common');
  const say = useNotice();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    const brief = await readBrief().catch(() => null);
    if (brief === null) return say({ words: t('briefFailed') });
    if (!(await copyText(brief.text))) return say({ words: common('do.copyFailed') });
    setCopied(true);
    setTimeout(() => setCopied(false), confirmedMs);
  };
  return (
    <Button onClick={() => void copy()}>
      <span aria-live="polite">{copied ? `${common('do.copied')} ✓` : t('copyBrief')}</span>
    </Button>
  );
}
