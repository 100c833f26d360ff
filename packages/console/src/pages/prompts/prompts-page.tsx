import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { promptsQuery, settledPromptsQuery } from '../../api/prompts.ts';
import type { Prompt } from '../../api/types.ts';
import { watchPrompts } from '../../realtime/connection.ts';
import { BlankRows } from '../../ui/blank-rows.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { groupPrompts } from './group-prompts.ts';
import { PromptBlock } from './prompt-block.tsx';
import { RingSwitches } from './ring-switches.tsx';
import { SettledPrompts } from './settled-prompts.tsx';
import { UnopenedPrompts } from './unopened-prompts.tsx';
import { useAlert } from './use-alert.ts';
import './words.ts';
import './prompts.css';

/** What must I post, where, until when? */
export function PromptsPage() {
  const { t } = useTranslation('prompts');
  const { data, error, refetch } = useQuery(promptsQuery);
  useEffect(() => watchPrompts(), []);
  const open = useMemo(() => data?.items.filter((prompt) => prompt.state === 'prompted'), [data]);
  const waiting = open?.length ?? 0;
  useAlert(open, t('tab'));
  const title = data === undefined ? t('tab') : waiting === 0 ? t('none') : t('title', { count: waiting });
  return (
    <Page tab={t('tab')} title={title} lead={waiting === 0 ? undefined : t('lead')} actions={<RingSwitches />}>
      <ProblemNote error={error} onRetry={() => void refetch()} />
      {data === undefined ? error === null ? <BlankRows rows={4} height={140} /> : null : <Prompts prompts={data.items} />}
    </Page>
  );
}

function Prompts({ prompts }: { prompts: readonly Prompt[] }) {
  const { t } = useTranslation('prompts');
  const settled = useQuery(settledPromptsQuery);
  const blocks = useMemo(() => groupPrompts(prompts.filter((prompt) => prompt.state === 'prompted')), [prompts]);
  const lookBack = settled.data?.items ?? [];
  const voided = lookBack.some((prompt) => prompt.state === 'withdrawn' || prompt.state === 'expired');
  return (
    <>
      {blocks.length === 0 ? (
        <p className="lead">{t('empty')}</p>
      ) : (
        <ol className="works">
          {blocks.map((block) => (
            <PromptBlock key={block.key} block={block} />
          ))}
        </ol>
      )}
      <UnopenedPrompts />
      <ProblemNote error={settled.error} />
      <SettledPrompts prompts={lookBack} open={blocks.length === 0 || voided} />
    </>
  );
}
