import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openCampaign } from '../../api/campaigns.ts';
import { staffQuery } from '../../api/staff.ts';
import type { ScriptDetail } from '../../api/types.ts';
import { useMe } from '../../shell/use-me.ts';
import { useNow } from '../../time/domain-clock.ts';
import { Field } from '../../ui/field.tsx';
import { useNotice } from '../../ui/notice.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useKeyOf } from '../../ui/use-key-of.ts';
import { CastPart } from './cast-part.tsx';
import { GroupsPart } from './groups-part.tsx';
import { firstOpening, isComplete, missingOf, type Opening, toRequest } from './opening.ts';
import { StaggerPart } from './stagger-part.tsx';
import { useOpening } from './use-opening.ts';
import { useOpeningLoad } from './use-opening-load.ts';
import { useOpeningWords } from './use-opening-words.ts';
import { ValuesPart } from './values-part.tsx';
import { WhatWillHappen } from './what-will-happen.tsx';
import { WhenPart } from './when-part.tsx';

/** Everything a campaign needs, and beside it what will happen. Pressing early marks what is missing instead of doing half of it. */
export function OpeningForm({ script }: { script: ScriptDetail }) {
  const { t } = useTranslation('open');
  const { workspace } = useMe();
  const now = useNow();
  const [first] = useState<Opening>(() => firstOpening({ now, zone: workspace.zone, proposed: script.proposedCast }));
  const [opening, change, forget] = useOpening(script.scriptId, first);
  // of what is filled in: a new version of the script, met while trying again, makes no second campaign
  const key = useKeyOf(opening);
  const [marked, setMarked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const staff = useQuery(staffQuery);
  const words = useOpeningWords(opening);
  const name = opening.name ?? `${script.title} ${words?.date.replace(/周.$/u, '') ?? ''}`.trim();
  const missing = missingOf(opening, script, name);
  const count = opening.webRooms + opening.prompters;
  const open = useOpenCampaign(forget);
  const load = useOpeningLoad(opening, script);
  const offsets = load?.load.stagger?.offsets ?? null;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isComplete(missing)) {
      setMarked(true);
      // after the marks are on the page
      requestAnimationFrame(() =>
        form.current?.querySelector<HTMLElement>('[aria-invalid="true"], .ant-select-status-error input')?.focus(),
      );
      return;
    }
    open.mutate({ request: toRequest(opening, script, name, offsets), key });
  };

  return (
    <form className="opening" ref={form} onSubmit={submit} noValidate>
      <div className="opening-fields">
        <div className="part opening-part">
          <span className="legend">{t('name')}</span>
          <Field
            label={<span className="unseen">{t('name')}</span>}
            help={t('nameHelp')}
            wrong={marked && missing.name ? t('needed') : null}
          >
            {(field) => <Input {...field} value={name} maxLength={200} onChange={(event) => change({ name: event.target.value })} />}
          </Field>
        </div>
        <GroupsPart opening={opening} wrong={marked && missing.groups} onChange={change} />
        <WhenPart opening={opening} wrong={marked && missing.when} onChange={change} />
        <CastPart
          opening={opening}
          roles={script.roles}
          staff={staff.data?.items ?? []}
          wrong={marked ? missing.roles : []}
          onChange={change}
        />
        {load === null ? null : <StaggerPart opening={opening} {...load} staff={staff.data?.items ?? []} onChange={change} />}
        <ValuesPart opening={opening} missing={script.missing} wrong={marked ? missing.values : []} onChange={change} />
      </div>
      <div className="opening-side">
        <WhatWillHappen
          opening={opening}
          script={script}
          missing={missing}
          staggerMinutes={opening.stagger ? (load?.load.stagger?.longest ?? 0) : 0}
        />
        <ProblemNote error={open.error ?? staff.error} />
        <Button type="primary" htmlType="submit" size="large" block loading={open.isPending}>
          {count === 0 ? t('doNone') : t('do', { count })}
        </Button>
      </div>
    </form>
  );
}

function useOpenCampaign(forget: () => void) {
  const { t } = useTranslation('open');
  const say = useNotice();
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (o: { request: Parameters<typeof openCampaign>[0]; key: string }) => openCampaign(o.request, o.key),
    onSuccess: async (campaign) => {
      forget();
      say({ words: t('opened', { count: campaign.groups.length }) });
      await queries.invalidateQueries({ queryKey: ['board'] });
      await navigate({ to: '/campaigns/$campaignId', params: { campaignId: campaign.campaignId } });
    },
  });
}
