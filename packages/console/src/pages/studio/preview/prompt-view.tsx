import { useTranslation } from 'react-i18next';
import { useVocabulary } from '../../../i18n/vocabulary.ts';
import { CopyButton } from '../../../ui/copy-button.tsx';
import type { Preview } from './use-preview.ts';
import { useScriptTime } from './use-script-time.ts';

interface PromptViewProps {
  readonly preview: NonNullable<Preview>;
  readonly text: string;
  /** written to members one by one */
  readonly toMembers: boolean;
}

/** What the prompter shows to who must post it: when, until when, where to, and the words to copy. */
export function PromptView({ preview, text, toMembers }: PromptViewProps) {
  const { t } = useTranslation('preview');
  const word = useVocabulary();
  const time = useScriptTime();
  const { minute, until } = preview;
  const nickname = preview.values.find(({ name, source }) => source === 'example' && name === word('variables', 'nickname'))?.shown;
  return (
    <div className="preview-prompt">
      <p className="preview-prompt-times">
        <strong>{minute === null ? t('noTime') : time.clock(minute)}</strong>{' '}
        <span className="quiet">{until === null ? t('noUntil') : t('until', { time: time.from(minute, until) })}</span>
      </p>
      <p>
        <strong>{preview.title}</strong>{' '}
        <span className="quiet">{toMembers ? t('eachMember', { name: nickname ?? word('places', 'private') }) : t('everyRoom')}</span>
      </p>
      {text === '' ? null : (
        <>
          <p className="said">{text}</p>
          <CopyButton text={text} words={t('copy')} />
        </>
      )}
      {preview.attachments.length === 0 ? null : <p className="preview-file">{preview.attachments.join(' · ')}</p>}
    </div>
  );
}
