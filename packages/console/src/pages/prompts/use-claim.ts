import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isUnreachable } from '../../api/problem.ts';
import { claimPrompt, claimPrompts, promptsQuery, unclaimPrompt } from '../../api/prompts.ts';
import type { Prompt } from '../../api/types.ts';
import { useClaimOutbox } from '../../claims/use-claim-outbox.ts';
import { useNotice } from '../../ui/notice.tsx';

/** Says that a prompt has been posted; can be taken back from the line that confirms it. Without a network it is kept on this device and sent later. */
export function useClaim() {
  const { t } = useTranslation('prompts');
  const say = useNotice();
  const queries = useQueryClient();
  const keep = useKeep();
  const replace = (changed: Prompt) =>
    queries.setQueryData(promptsQuery.queryKey, (before) =>
      before === undefined
        ? before
        : {
            ...before,
            items: before.items.map((prompt) => (prompt.deliveryId === changed.deliveryId ? { ...prompt, ...changed } : prompt)),
          },
    );
  const settle = () => queries.invalidateQueries({ queryKey: ['prompts'] });
  const takeBack = useMutation({
    mutationFn: (prompt: Prompt) => unclaimPrompt(prompt.deliveryId),
    onSuccess: replace,
    onError: (problem) => say({ words: problem.message }),
    onSettled: settle,
  });
  return useMutation({
    mutationFn: (prompt: Prompt) => orKept(claimPrompt(prompt.deliveryId), () => keep([prompt])),
    onSuccess: (changed, prompt) => {
      if (changed === null) return;
      replace(changed);
      say({ words: t('confirmedNow', { title: prompt.recipientName ?? prompt.title }), undo: () => takeBack.mutate(prompt) });
    },
    onSettled: settle,
  });
}

/** Says that a whole card has been posted, in one go; what somebody else was quicker with is said. */
export function useClaimAll() {
  const { t } = useTranslation('prompts');
  const say = useNotice();
  const queries = useQueryClient();
  const keep = useKeep();
  return useMutation({
    mutationFn: (prompts: readonly Prompt[]) => orKept(claimPrompts(prompts.map((prompt) => prompt.deliveryId)), () => keep(prompts)),
    onSuccess: (answer, prompts) => {
      if (answer === null) return;
      const refused = answer.items.flatMap((item) => (item.ok ? [] : [item]));
      const names = refused.map((item) => {
        const prompt = prompts.find((one) => one.deliveryId === item.deliveryId);
        return `${prompt?.recipientName ?? prompt?.groupName ?? ''}：${item.message}`;
      });
      const done = t('confirmedAll', { count: answer.items.length - refused.length });
      say({ words: [done, ...names].join(' · ') });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['prompts'] }),
  });
}

/** The server's answer; null when none came and the claim was kept instead. */
async function orKept<Answer>(asked: Promise<Answer>, keep: () => void): Promise<Answer | null> {
  try {
    return await asked;
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    keep();
    return null;
  }
}

function useKeep(): (prompts: readonly Prompt[]) => void {
  const { t } = useTranslation('prompts');
  const say = useNotice();
  const { outbox } = useClaimOutbox();
  return (prompts) => {
    const at = new Date().toISOString();
    outbox.keep(
      prompts.map(({ deliveryId, title, recipientName, groupName }) => ({ deliveryId, title, where: recipientName ?? groupName, at })),
    );
    const undo = () => {
      for (const { deliveryId } of prompts) outbox.drop(deliveryId);
    };
    say({ words: t('kept.now', { count: prompts.length }), undo });
  };
}
