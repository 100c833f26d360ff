import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { checkPrompt } from '../../api/prompts.ts';
import type { Prompt } from '../../api/types.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';

/** Posts a colleague says are in the room, and whose links nobody has opened: look, and say so. */
export function UnopenedPrompts({ prompts }: { prompts: readonly Prompt[] }) {
  const { t } = useTranslation('prompts');
  const queries = useQueryClient();
  const check = useMutation({ mutationFn: checkPrompt, onSettled: () => queries.invalidateQueries({ queryKey: ['prompts'] }) });
  if (prompts.length === 0) return null;
  return (
    <section className="unopened" aria-labelledby="unopened-head">
      <h2 id="unopened-head">{t('unopened', { count: prompts.length })}</h2>
      <ProblemNote error={check.error} />
      <ul className="targets">
        {prompts.map((prompt) => (
          <li key={prompt.deliveryId} className="target">
            <span className="target-name">{prompt.groupName}</span>
            <p className="said target-text">
              {prompt.title} · {t('unopenedWhy', { name: prompt.escalation?.fromName ?? '' })}
            </p>
            <span className="target-acts">
              <CopyButton text={prompt.text} words={t('copyText')} />
              <Button
                type="primary"
                loading={check.isPending && check.variables === prompt.deliveryId}
                onClick={() => check.mutate(prompt.deliveryId)}
              >
                {t('itIsThere')}
                <span className="unseen"> {prompt.groupName}</span>
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
