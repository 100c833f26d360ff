import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CampaignSaying, campaignCuesQuery, campaignEffectQuery, sayToCampaign } from '../../api/campaign-direction.ts';
import type { Campaign, CampaignCue } from '../../api/types.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { useNotice } from '../../ui/notice.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useKeyOf } from '../../ui/use-key-of.ts';
import { CampaignEffectWords } from './campaign-effect-words.tsx';
import type { Sayable } from './sayable.ts';

/** A slip longer than half a day is another plan, not a delay. */
const longestMinutes = 720;
const cueWords = ['go', 'hold', 'release', 'skip'] as const;

/** What a word to all groups would do, group by group, and the button that says it. */
export function CampaignPanel({ campaign, what, onClose }: { campaign: Campaign; what: Sayable; onClose: () => void }) {
  const { t } = useTranslation('campaign');
  const say = useNotice();
  const queries = useQueryClient();
  const { campaignId } = campaign;
  const cues = useQuery({ ...campaignCuesQuery(campaignId), enabled: what === 'cue' });
  const [minutes, setMinutes] = useState(10);
  const [chosen, setChosen] = useState<string | null>(null);
  const [word, setWord] = useState<(typeof cueWords)[number]>('go');
  const cue = chosen ?? firstToCome(cues.data?.items ?? []);
  const saying = sayingOf({ what, minutes, cue, word });
  const key = useKeyOf(saying);
  const effect = useQuery({ ...campaignEffectQuery(campaignId, saying ?? { word: 'pause' }), enabled: saying !== null });
  const act = useMutation({
    mutationFn: (said: CampaignSaying) => sayToCampaign({ campaignId, saying: said, key }),
    onSuccess: ({ counts: { done, refused, failed } }) => {
      say({ words: refused + failed === 0 ? t('desk.said', { count: done }) : t('desk.sum', { done, refused, failed }) });
      // what broke is tried again under the same key; everything else is another saying
      if (failed === 0) onClose();
    },
    onSettled: () => queries.invalidateQueries(),
  });
  const count = effect.data?.counts.done ?? 0;
  return (
    <Dialog title={t(`desk.${what}Title`)} onClose={onClose}>
      {what === 'slip' ? (
        <Field label={t('desk.slipBy')}>
          {({ id }) => (
            <InputNumber<number>
              id={id}
              value={minutes}
              min={1}
              max={longestMinutes}
              precision={0}
              onChange={(value) => setMinutes(value ?? 1)}
            />
          )}
        </Field>
      ) : null}
      {what === 'cue' ? (
        <>
          <Field label={t('desk.which')}>
            {({ id }) => (
              <select id={id} className="plain-select" value={cue ?? ''} onChange={(event) => setChosen(event.target.value)}>
                {(cues.data?.items ?? []).map((one) => (
                  <option key={one.cue} value={one.cue}>
                    {t('desk.cueOption', { title: one.title, state: stateOf(one, t) })}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={t('desk.what')}>
            {({ id }) => (
              <select
                id={id}
                className="plain-select"
                value={word}
                onChange={(event) => setWord(cueWords.find((one) => one === event.target.value) ?? 'go')}
              >
                {cueWords.map((one) => (
                  <option key={one} value={one}>
                    {t(`desk.word.${one}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </>
      ) : null}
      <div className="campaign-effect" aria-live="polite">
        {effect.data && saying !== null ? <CampaignEffectWords effect={act.data ?? effect.data} campaign={campaign} /> : null}
        {effect.isPending ? <p className="quiet">{t('desk.reading')}</p> : null}
        <ProblemNote error={cues.error ?? effect.error ?? act.error} />
      </div>
      <Button
        type="primary"
        block
        size="large"
        loading={act.isPending}
        disabled={saying === null || (count === 0 && act.data === undefined)}
        onClick={() => saying && act.mutate(saying)}
      >
        {what === 'cue'
          ? t('desk.doCue', { count, word: t(`desk.word.${word}`) })
          : what === 'slip'
            ? t('desk.do.slip', { count, minutes })
            : t(`desk.do.${what}`, { count })}
      </Button>
    </Dialog>
  );
}

function sayingOf(o: {
  what: Sayable;
  minutes: number;
  cue: string | null;
  word: 'go' | 'hold' | 'release' | 'skip';
}): CampaignSaying | null {
  if (o.what === 'slip') return { word: 'slip', minutes: o.minutes };
  if (o.what === 'cue') return o.cue === null ? null : { word: o.word, cue: o.cue };
  return { word: o.what };
}

/** What somebody most likely means: the cue that is next. */
function firstToCome(cues: readonly CampaignCue[]): string | null {
  const open = cues.filter((one) => one.states.planned !== undefined || one.states.held !== undefined);
  return (open.find((one) => one.firstDueAt !== null) ?? open[0] ?? cues[0])?.cue ?? null;
}

function stateOf(cue: CampaignCue, t: ReturnType<typeof useTranslation<'campaign'>>['t']): string {
  const waits = (cue.states.planned ?? 0) + (cue.states.held ?? 0);
  return waits > 0 ? t('desk.waits', { count: waits }) : t('desk.done', { count: cue.states.performed ?? 0 });
}
