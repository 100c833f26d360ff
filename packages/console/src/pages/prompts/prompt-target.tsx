import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Prompt } from '../../api/types.ts';
import { CopyButton } from '../../ui/copy-button.tsx';

interface PromptTargetProps {
  readonly prompt: Prompt;
  /** its own words are shown and copied here; otherwise the block has them once for all */
  readonly ownText: boolean;
  readonly busy: boolean;
  readonly onClaim: (prompt: Prompt) => void;
  readonly onCopied?: ((prompts: readonly Prompt[]) => void) | undefined;
}

/** One place a post goes to: a room, or one member's chat. Copy, then say it is done. */
export function PromptTarget({ prompt, ownText, busy, onClaim, onCopied }: PromptTargetProps) {
  const { t } = useTranslation('prompts');
  const [copied, setCopied] = useState(false);
  return (
    <li className="target">
      <span className="target-name">
        {prompt.recipientName === null ? (
          <Link to="/groups/$groupId" params={{ groupId: prompt.groupId }} className="one-line">
            {prompt.groupName}
          </Link>
        ) : (
          <strong className="one-line">{prompt.recipientName}</strong>
        )}
      </span>
      {ownText ? <p className="said target-text">{prompt.text}</p> : null}
      <span className="target-acts">
        {ownText ? (
          <CopyButton
            text={prompt.text}
            words={copied ? t('copyAgain') : t('copyText')}
            type={copied ? 'default' : 'primary'}
            onCopied={() => {
              setCopied(true);
              onCopied?.([prompt]);
            }}
          />
        ) : null}
        <Button type={ownText && copied ? 'primary' : 'default'} loading={busy} onClick={() => onClaim(prompt)}>
          {prompt.kind === 'task' ? t('didIt') : t('posted')}
          <span className="unseen"> {prompt.recipientName ?? prompt.groupName}</span>
        </Button>
      </span>
      {ownText && prompt.link ? (
        <span className="target-plain">
          <CopyButton text={prompt.plainText} words={t('copyPlain')} type="text" size="small" onCopied={() => onCopied?.([prompt])} />
        </span>
      ) : null}
    </li>
  );
}
