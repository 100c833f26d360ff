import { Button } from 'antd';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Prompt } from '../../api/types.ts';
import { useMe } from '../../shell/use-me.ts';
import { Sign } from '../../ui/sign.tsx';
import { warn } from './bell.ts';
import { type SpoiledCopy, spoiledOf } from './copied-prompts.ts';
import type { Copied } from './use-copied.ts';
import { usePromptReason } from './use-prompt-reason.ts';

interface SpoiledNoteProps {
  readonly copied: Copied;
  readonly open: readonly Prompt[];
  readonly settled: readonly Prompt[];
}

/** What lies on the clipboard has become false: said in words, with vibration and sound, at once and once more when the person comes back to the tab. */
export function SpoiledNote({ copied, open, settled }: SpoiledNoteProps) {
  const { t } = useTranslation('prompts');
  const reason = usePromptReason();
  const { staffId: me } = useMe();
  const spoiled = useMemo(() => spoiledOf(copied.copied, { open, settled, me }), [copied.copied, open, settled, me]);
  useWarning(spoiled);
  if (spoiled.length === 0) return null;
  const why = ({ how, prompt }: SpoiledCopy) => {
    if (how === 'passed-on') return t('spoiled.passed-on', { name: prompt.escalation?.toName ?? '' });
    if (how === 'withdrawn') return t('spoiled.withdrawn', { reason: reason(prompt) });
    return t(`spoiled.${how}`);
  };
  return (
    <section className="spoiled" role="alert">
      <h2>
        <Sign name="failed" /> {t('spoiled.title', { count: spoiled.length })}
      </h2>
      <ul>
        {spoiled.map((one) => (
          <li key={one.copied.deliveryId}>{t('spoiled.line', { title: one.copied.title, where: one.copied.where, why: why(one) })}</li>
        ))}
      </ul>
      <Button onClick={() => copied.forget(spoiled.map((one) => one.copied.deliveryId))}>{t('spoiled.understood')}</Button>
    </section>
  );
}

function useWarning(spoiled: readonly SpoiledCopy[]): void {
  const told = useRef<ReadonlySet<string>>(new Set());
  const count = spoiled.length;
  useEffect(() => {
    const news = spoiled.some((one) => !told.current.has(one.copied.deliveryId));
    told.current = new Set(spoiled.map((one) => one.copied.deliveryId));
    if (news) warn();
  }, [spoiled]);
  useEffect(() => {
    if (count === 0) return;
    // while another app is in front a page may neither sound nor vibrate
    const again = () => document.visibilityState === 'visible' && warn();
    document.addEventListener('visibilitychange', again);
    return () => document.removeEventListener('visibilitychange', again);
  }, [count]);
}
