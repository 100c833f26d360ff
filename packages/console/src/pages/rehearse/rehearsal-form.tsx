import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askForRehearsal } from '../../api/rehearsals.ts';
import type { RehearsalWish } from '../../api/types.ts';
import { useMe } from '../../shell/use-me.ts';
import { useNow } from '../../time/domain-clock.ts';
import { Field } from '../../ui/field.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { openingShown } from './opening-shown.ts';

/** What to rehearse: how many groups of how many, and when they open. */
export function RehearsalForm({ scriptVersionId }: { scriptVersionId: string }) {
  const { t } = useTranslation('rehearse');
  const { zone } = useMe().workspace;
  const now = useNow();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [wish, setWish] = useState<RehearsalWish>(() => ({
    ...{ groups: 1, membersPerGroup: 150 },
    opening: `${openingShown(now, zone)}T09:00`,
    ...{ zone, channel: 'webRoom', seed: 1 },
  }));
  const change = (part: Partial<RehearsalWish>) => setWish((before) => ({ ...before, ...part }));
  const [date = '', time = ''] = wish.opening.split('T');
  const ask = useMutation({
    mutationFn: () => askForRehearsal({ scriptVersionId, wish }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['rehearsals'] });
      // the newest that is over is shown
      await navigate({ to: '.', search: {} });
    },
  });
  return (
    <form
      className="part rehearsal-form"
      onSubmit={(event) => {
        event.preventDefault();
        ask.mutate();
      }}
    >
      <h2>{t('what')}</h2>
      <div className="rehearsal-fields">
        <Field label={t('groups')}>
          {({ id }) => (
            <InputNumber
              id={id}
              min={1}
              max={100}
              precision={0}
              value={wish.groups}
              onChange={(groups) => change({ groups: groups ?? 1 })}
            />
          )}
        </Field>
        <Field label={t('members')}>
          {({ id }) => (
            <InputNumber
              id={id}
              min={0}
              max={500}
              precision={0}
              value={wish.membersPerGroup}
              onChange={(count) => change({ membersPerGroup: count ?? 0 })}
            />
          )}
        </Field>
        <Field label={t('date')}>
          {(field) => (
            <Input
              {...field}
              type="date"
              required
              value={date}
              onChange={(event) => change({ opening: `${event.target.value}T${time}` })}
            />
          )}
        </Field>
        <Field label={t('time')}>
          {(field) => (
            <Input
              {...field}
              type="time"
              required
              value={time}
              onChange={(event) => change({ opening: `${date}T${event.target.value}` })}
            />
          )}
        </Field>
        <Field label={t('channel')}>
          {({ id }) => (
            <Select
              id={id}
              value={wish.channel}
              onChange={(channel) => change({ channel })}
              popupMatchSelectWidth={false}
              options={[
                { value: 'webRoom' as const, label: t('webRoom') },
                { value: 'prompter' as const, label: t('prompter') },
              ]}
            />
          )}
        </Field>
      </div>
      <Button type="primary" htmlType="submit" loading={ask.isPending}>
        {t('rehearse', { groups: wish.groups, members: wish.membersPerGroup })}
      </Button>
      <ProblemNote error={ask.error} />
    </form>
  );
}
