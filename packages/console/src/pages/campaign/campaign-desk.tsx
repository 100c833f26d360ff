import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../api/types.ts';
import { useMe } from '../../shell/use-me.ts';
import { CampaignPanel } from './campaign-panel.tsx';
import { type Sayable, sayable } from './sayable.ts';

/** The chair over a whole campaign. */
export function CampaignDesk({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation('campaign');
  const { permission } = useMe();
  const [open, setOpen] = useState<Sayable | null>(null);
  if (permission === 'assistant' || campaign.groups.length === 0) return null;
  return (
    <div className="campaign-desk">
      <span className="quiet">{t('desk.title')}</span>
      {sayable.map((word) => (
        <Button key={word} onClick={() => setOpen(word)}>
          {t(`desk.${word}`)}
        </Button>
      ))}
      <Link to="/campaigns/$campaignId/upgrade" params={{ campaignId: campaign.campaignId }} className="button">
        {t('desk.upgrade')}
      </Link>
      {open === null ? null : <CampaignPanel campaign={campaign} what={open} onClose={() => setOpen(null)} />}
    </div>
  );
}
