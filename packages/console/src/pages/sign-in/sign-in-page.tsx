import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signIn } from '../../api/session.ts';
import { Door } from '../../ui/door.tsx';
import { Field } from '../../ui/field.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { pathAfterSignIn } from './path-after-sign-in.ts';
import './words.ts';

const route = getRouteApi('/sign-in');

/** How do I get in? */
export function SignInPage() {
  const { t } = useTranslation('signIn');
  const { to } = route.useSearch();
  const router = useRouter();
  const queries = useQueryClient();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [marked, setMarked] = useState(false);
  const come = useMutation({
    mutationFn: () => signIn({ email: email.trim(), password }),
    onSuccess: async () => {
      queries.clear();
      await router.navigate({ to: pathAfterSignIn(to) });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMarked(true);
    if (email.trim() !== '' && password !== '') come.mutate();
  };
  return (
    <Door tab={t('title')} title={t('title')} lead={t('lead')}>
      <form onSubmit={submit} noValidate>
        <Field label={t('email')} wrong={marked && email.trim() === '' ? t('needed') : null}>
          {(field) => (
            <Input {...field} type="email" autoComplete="username" value={email} onChange={(event) => setEmail(event.target.value)} />
          )}
        </Field>
        <Field label={t('password')} wrong={marked && password === '' ? t('needed') : null}>
          {(field) => (
            <Input.Password
              {...field}
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
        <ProblemNote error={come.error} />
        <Button type="primary" htmlType="submit" size="large" block loading={come.isPending}>
          {t('do')}
        </Button>
      </form>
    </Door>
  );
}
