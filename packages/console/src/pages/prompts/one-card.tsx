import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useVocabulary } from '../../i18n/vocabulary.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import type { PromptBlock } from './group-prompts.ts';
import { Times } from './prompt-block.tsx';
import { PromptPictures } from './prompt-pictures.tsx';
import { PromptTarget } from './prompt-target.tsx';
import { useClaim, useClaimAll } from './use-claim.ts';
import type { Copied } from './use-copied.ts';

interface OneCardProps {
  /** every place of it has the same words */
  readonly card: PromptBlock;
  readonly copied: Copied;
  /** the person has begun with it: it stays in sight whatever comes before it meanwhile */
  readonly onTouched: () => void;
}

/** One thing to post, large; copying and saying that it is posted lie at the thumb, one after the other. */
export function OneCard({ card, copied, onTouched }: OneCardProps) {
  const { t } = useTranslation('prompts');
  const word = useVocabulary();
  const claim = useClaim();
  const claimAll = useClaimAll();
  const { first, prompts } = card;
  const many = prompts.length > 1;
  const task = first.kind === 'task';
  const role = word('roles', first.role);
  // a cue without a title of its own is called by the beginning of its text, which stands below
  const named = !first.plainText.startsWith(first.title.replace(/…$/u, ''));
  const wasCopied = copied.copied.some((one) => one.deliveryId === first.deliveryId && one.text === first.text);
  const where = many
    ? t('cards.paste', { count: prompts.length })
    : first.recipientName === null
      ? t('cards.pasteOne', { name: first.groupName })
      : t('cards.whisper', { name: first.recipientName });
  const note = () => {
    onTouched();
    copied.note(prompts);
  };
  const posted = () => {
    copied.forget(prompts.map((prompt) => prompt.deliveryId));
    if (many) claimAll.mutate(prompts);
    else claim.mutate(first);
  };
  const copyType = wasCopied ? 'default' : 'primary';
  return (
    <article className="card">
      <Times prompt={first} />
      <h2>
        {task ? t('task', { role }) : where}
        <span className="work-where">{task ? first.title : named ? `${role} · ${first.title}` : role}</span>
      </h2>
      <p className="said card-text">{first.text}</p>
      {first.escalation ? <p className="state-late">{t('cameFrom', { name: first.escalation.fromName })}</p> : null}
      <PromptPictures files={first.attachments} />
      {many ? (
        <ul className="targets targets-short">
          {prompts.map((prompt) => (
            <PromptTarget
              key={prompt.deliveryId}
              prompt={prompt}
              ownText={false}
              busy={claim.isPending && claim.variables.deliveryId === prompt.deliveryId}
              onClaim={(one) => {
                copied.forget([one.deliveryId]);
                claim.mutate(one);
              }}
            />
          ))}
        </ul>
      ) : null}
      {first.link ? <CopyButton text={first.plainText} words={t('copyPlain')} type="text" size="small" onCopied={note} /> : null}
      <ProblemNote error={claim.error ?? claimAll.error} />
      <div className="card-thumb">
        {task ? null : (
          <CopyButton
            text={first.text}
            words={wasCopied ? t('cards.again') : t('cards.copy')}
            type={copyType}
            size="large"
            block
            onCopied={note}
          />
        )}
        {task || wasCopied ? (
          <Button type="primary" size="large" block loading={claim.isPending || claimAll.isPending} onClick={posted}>
            {task ? t('cards.done') : many ? t('cards.postAll', { count: prompts.length }) : t('cards.post')}
          </Button>
        ) : null}
      </div>
    </article>
  );
}
