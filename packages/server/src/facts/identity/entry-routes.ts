import { isZone } from '@kuaishan/script';
import { z } from 'zod';
import type { Deps } from '../../platform/deps.ts';
import { DomainError } from '../../platform/errors.ts';
import { type App, inBothLanguages, limiter } from '../../platform/http/index.ts';
import { findEntry } from './entry-links.ts';
import { getMe, Me } from './me.ts';
import { personName } from './person-name.ts';
import type { SignIn } from './sign-in.ts';
import { findStaffOfUser } from './staff-queries.ts';
import { useEntryLink } from './use-entry-link.ts';

/** A person mistypes a password a few times; who tries more often with one link is guessing somebody's. */
const attemptsOfOneLink = { times: 10, everyMs: 10 * 60_000 };

const Token = z.string().min(16).max(100);
const EntryView = z.object({
  kind: z.enum(['owner', 'invited']),
  displayName: z.string().nullable(),
  workspaceName: z.string().nullable(),
  expired: z.boolean(),
});
const EntryBody = z.object({
  token: Token,
  displayName: z.string().max(400),
  email: z.email().max(254),
  password: z.string().min(10).max(128),
  workspaceName: z.string().max(400).nullish(),
  locale: z.enum(['zh-CN', 'en']),
  zone: z
    .string()
    .max(64)
    .refine(isZone, inBothLanguages({ 'zh-CN': '应是时区，如 Asia/Shanghai', en: 'should be a time zone such as Asia/Shanghai' })),
});

/** One-time links: looking behind one, and using it up. */
export function registerEntryRoutes(app: App, deps: Deps, o: { signIn: SignIn; demo: boolean }): void {
  const attempts = limiter(attemptsOfOneLink);
  app.route({
    method: 'GET',
    url: '/api/v1/entry/:token',
    config: { access: 'nobody' },
    schema: { summary: 'Whom a one-time link lets in', tags: ['entry'], params: z.object({ token: Token }), response: { 200: EntryView } },
    handler: async (request) => {
      const entry = await findEntry(deps, request.params.token);
      if (!entry) throw new DomainError('entry_link_spent');
      // who holds a spent link learns nothing more from it
      return {
        kind: entry.permission === 'owner' ? ('owner' as const) : ('invited' as const),
        displayName: entry.expired ? null : entry.displayName || null,
        workspaceName: entry.expired ? null : entry.workspaceName || null,
        expired: entry.expired,
      };
    },
  });
  app.route({
    method: 'POST',
    url: '/api/v1/entry',
    config: { access: 'nobody' },
    schema: { summary: 'Use a one-time link: make the account and sign in', tags: ['entry'], body: EntryBody, response: { 200: Me } },
    handler: async (request, reply) => {
      const { workspaceName, ...form } = request.body;
      const signedIn = await useEntryLink(deps, o.signIn, attempts, {
        ...form,
        displayName: personName(form.displayName),
        workspaceName: workspaceName ? personName(workspaceName) : null,
      });
      const actor = await findStaffOfUser(deps, signedIn.userId);
      if (!actor) throw new DomainError('signed_out');
      void reply.header('set-cookie', [...signedIn.cookies]);
      return getMe(deps, { actor, demo: o.demo });
    },
  });
}
