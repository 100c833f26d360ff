import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { type FormEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { enter } from '../../api/session.ts';
import type { EntryLink } from '../../api/types.ts';
import { currentLocale, speak } from '../../i18n/i18n.ts';
import { locales } from '../../i18n/locale.ts';
import { zonesWith } from '../../time/zones.ts';
import { Field } from '../../ui/field.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { type EntryForm, mistakesOf } from './entry-form.ts';

const names = { 'zh-CN': '中文', en: 'English' } as const;

/** The form behind a one-time link. */
export function EntryFields({ token, link }: { token: string; link: EntryLink }) {
  const { t, i18n } = useTranslation('entry');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const owner = link.kind === 'owner';
  const [form, setForm] = useState<EntryForm>({
    displayName: link.displayName ?? '',
    email: '',
    password: '',
    workspaceName: owner ? (link.workspaceName ?? '') : null,
  });
  const [zone, setZone] = useState(Intl.DateTimeFormat().resolvedOptions().timeZone);
  const [marked, setMarked] = useState(false);
  const zones = useMemo(() => zonesWith(zone).map((value) => ({ value, label: value })), [zone]);
  const mistakes = mistakesOf(form);
  const wrong = (name: keyof EntryForm) => {
    const mistake = mistakes[name];
    return marked && mistake !== undefined ? t(mistake) : null;
  };
  const come = useMutation({
    mutationFn: () => {
      const { workspaceName, ...rest } = form;
      const who = { ...rest, displayName: form.displayName.trim(), email: form.email.trim(), token, locale: currentLocale(), zone };
      return enter(workspaceName === null ? who : { ...who, workspaceName: workspaceName.trim() });
    },
    onSuccess: async () => {
      queries.clear();
      await navigate({ to: '/' });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMarked(true);
    if (Object.keys(mistakes).length === 0) come.mutate();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Field label={t('displayName')} help={t('displayNameHelp')} wrong={wrong('displayName')}>
        {(field) => (
          <Input
            {...field}
            value={form.displayName}
            autoComplete="name"
            maxLength={60}
            onChange={(event) => setForm({ ...form, displayName: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('email')} wrong={wrong('email')}>
        {(field) => (
          <Input
            {...field}
            type="email"
            value={form.email}
            autoComplete="username"
            onChange={(event) => setForm({ ...form, email: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('password')} help={t('passwordHelp')} wrong={wrong('password')}>
        {(field) => (
          <Input.Password
            {...field}
            value={form.password}
            autoComplete="new-password"
            onChange={(event) => setForm({ ...form, password: event.target.value })}
          />
        )}
      </Field>
      {form.workspaceName === null ? null : (
        <Field label={t('workspaceName')} help={t('workspaceHelp')} wrong={wrong('workspaceName')}>
          {(field) => (
            <Input
              {...field}
              value={form.workspaceName ?? ''}
              autoComplete="organization"
              maxLength={60}
              onChange={(event) => setForm({ ...form, workspaceName: event.target.value })}
            />
          )}
        </Field>
      )}
      {owner ? (
        <>
          <Field label={t('language')}>
            {({ id }) => (
              <Select
                id={id}
                value={i18n.language === 'zh-CN' ? ('zh-CN' as const) : ('en' as const)}
                onChange={(locale) => void speak(locale)}
                options={locales.map((locale) => ({ value: locale, label: names[locale] }))}
              />
            )}
          </Field>
          <Field label={t('zone')} help={t('zoneHelp')}>
            {({ id }) => <Select id={id} showSearch value={zone} onChange={setZone} options={zones} />}
          </Field>
        </>
      ) : null}
      <ProblemNote error={come.error} />
      <Button type="primary" htmlType="submit" size="large" block loading={come.isPending}>
        {t('do')}
      </Button>
    </form>
  );
}
