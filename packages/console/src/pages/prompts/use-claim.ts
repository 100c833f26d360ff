import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { claimPrompt, claimPrompts, promptsQuery, unclaimPrompt } from '../../api/prompts.ts';
import type { Prompt } from '../../api/types.ts';
import { useNotice } from '../../ui/notice.tsx';

/** Says that a prompt has been posted; can be taken back from the line that confirms it. */
export function useClaim() {
  const { t } = useTranslation('prompts');
  const say = useNotice();
  const queries = useQueryClient();
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
    mutationFn: (prompt: Prompt) => claimPrompt(prompt.deliveryId),
    onSuccess: (changed, prompt) => {
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
  return useMutation({
    mutationFn: (prompts: readonly Prompt[]) => claimPrompts(prompts.map((prompt) => prompt.deliveryId)),
    onSuccess: ({ items }, prompts) => {
      const refused = items.flatMap((item) => (item.ok ? [] : [item]));
      const names = refused.map((item) => {
        const prompt = prompts.find((one) => one.deliveryId === item.deliveryId);
        return `${prompt?.recipientName ?? prompt?.groupName ?? ''}：${item.message}`;
      });
      const done = t('confirmedAll', { count: items.length - refused.length });
      say({ words: [done, ...names].join(' · ') });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['prompts'] }),
  });
}
