import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { campaignStaggerQuery, staggerCampaign } from '../../api/campaigns.ts';
import type { Campaign } from '../../api/types.ts';
import { useMe } from '../../shell/use-me.ts';
import { useNotice } from '../../ui/notice.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Sign } from '../../ui/sign.tsx';

/** Who will have too much in one minute, and the button that staggers the groups; nothing where all can be posted. */
export function StaggerNote({ campaign }: { campaign: Campaign }) {
  const { permission } = useMe();
  // where software posts nobody has too much
  if (permission === 'assistant' || campaign.groups.every((group) => group.channel === 'webRoom')) return null;
  return <ProposedStagger campaignId={campaign.campaignId} />;
}

function ProposedStagger({ campaignId }: { campaignId: string }) {
  const { t } = useTranslation('campaign');
  const say = useNotice();
  const queries = useQueryClient();
  const { data } = useQuery(campaignStaggerQuery(campaignId));
  const act = useMutation({
    mutationFn: () => staggerCampaign(campaignId),
    onSuccess: ({ stagger }) => {
      if (stagger) say({ words: t('stagger.done', { count: laterOf(stagger.groups) }) });
    },
    onSettled: () => queries.invalidateQueries(),
  });
  if (!data?.stagger || !data.tooMuch) return null;
  const { stagger, tooMuch } = data;
  const { day, at, title, displayName, rooms, lateMinutes } = tooMuch;
  return (
    <div className="stagger-note">
      <div>
        <p className="state-late">
          <Sign name="late" /> {t('stagger.tooMuch', { day, at, title, who: displayName, count: rooms, late: lateMinutes })}
        </p>
        <p>{stagger.still === 0 ? t('stagger.effect', { count: stagger.longest }) : t('stagger.still', { count: stagger.still })}</p>
        <ProblemNote error={act.error} />
      </div>
      {stagger.longest === 0 ? null : (
        <Button loading={act.isPending} onClick={() => act.mutate()}>
          {t('stagger.do', { count: laterOf(stagger.groups) })}
        </Button>
      )}
    </div>
  );
}

function laterOf(groups: readonly { readonly minutes: number }[]): number {
  return groups.filter(({ minutes }) => minutes > 0).length;
}
