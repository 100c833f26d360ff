import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { promptsQuery, settledPromptsQuery, unopenedPromptsQuery } from '../../api/prompts.ts';
import type { Prompt } from '../../api/types.ts';
import { useClaimOutbox } from '../../claims/use-claim-outbox.ts';
import { watchPrompts } from '../../realtime/connection.ts';
import { BlankRows } from '../../ui/blank-rows.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useMedia } from '../../ui/use-media.ts';
import { useWhole } from '../../ui/use-whole.ts';
import { CardDeck } from './card-deck.tsx';
import { groupPrompts } from './group-prompts.ts';
import { KeptClaimsNote } from './kept-claims-note.tsx';
import { PromptBlock } from './prompt-block.tsx';
import { RingSwitches } from './ring-switches.tsx';
import { SettledPrompts } from './settled-prompts.tsx';
import { SpoiledNote } from './spoiled-note.tsx';
import { UnopenedPrompts } from './unopened-prompts.tsx';
import { useAlert } from './use-alert.ts';
import { useCopied } from './use-copied.ts';
import './words.ts';
import './prompts.css';
import './cards.css';

/** One hand, one card at a time: as in the style sheets. */
const phones = '(max-width: 720px)';

/** What must I post, where, until when? */
export function PromptsPage() {
  const { t } = useTranslation('prompts');
  const { data, error, refetch } = useQuery(promptsQuery);
  const settled = useQuery(settledPromptsQuery);
  const unopened = useQuery(unopenedPromptsQuery);
  const { kept } = useClaimOutbox().state;
  useEffect(() => watchPrompts(), []);
  const open = useMemo(() => {
    const said = new Set(kept.map((one) => one.deliveryId));
    return data?.items.filter((prompt) => prompt.state === 'prompted' && !said.has(prompt.deliveryId));
  }, [data, kept]);
  const waiting = open?.length ?? 0;
  useAlert(open, t('tab'));
  const phone = useMedia(phones);
  const whole = useWhole([settled, unopened], { also: open !== undefined });
  const title = data === undefined ? t('tab') : waiting === 0 ? t('none') : t('title', { count: waiting });
  return (
    <Page tab={t('tab')} title={title} lead={waiting === 0 || phone ? undefined : t('lead')} actions={phone ? undefined : <RingSwitches />}>
      <KeptClaimsNote />
      <ProblemNote error={error} onRetry={() => void refetch()} />
      {open !== undefined && whole ? (
        <Prompts open={open} settled={settled.data?.items ?? []} unopened={unopened.data?.items ?? []} />
      ) : open !== undefined || error === null ? (
        <BlankRows rows={4} height={140} />
      ) : null}
      <ProblemNote error={settled.error ?? unopened.error} />
      {phone && (whole || error !== null) ? <RingSwitches /> : null}
    </Page>
  );
}

interface PromptsProps {
  readonly open: readonly Prompt[];
  readonly settled: readonly Prompt[];
  readonly unopened: readonly Prompt[];
}

function Prompts({ open, settled, unopened }: PromptsProps) {
  const { t } = useTranslation('prompts');
  const blocks = useMemo(() => groupPrompts(open), [open]);
  const phone = useMedia(phones);
  const [wantsList, setWantsList] = useState(false);
  const copied = useCopied();
  const voided = settled.some((prompt) => prompt.state === 'withdrawn' || prompt.state === 'expired');
  return (
    <>
      <SpoiledNote copied={copied} open={open} settled={settled} />
      {blocks.length === 0 ? (
        <p className="lead">{t('empty')}</p>
      ) : phone && !wantsList ? (
        <CardDeck blocks={blocks} copied={copied} onList={() => setWantsList(true)} />
      ) : (
        <>
          {phone ? (
            <button type="button" className="text-button card-switch" onClick={() => setWantsList(false)}>
              {t('cards.oneByOne')}
            </button>
          ) : null}
          <ol className="works">
            {blocks.map((block) => (
              <PromptBlock key={block.key} block={block} onCopied={copied.note} />
            ))}
          </ol>
        </>
      )}
      <UnopenedPrompts prompts={unopened} />
      <SettledPrompts prompts={settled} open={blocks.length === 0 || voided} />
    </>
  );
}
