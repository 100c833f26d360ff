import type { Locale } from '@kuaishan/script';
import { sql } from 'kysely';
import { inWorkspace } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { DomainError } from '../../platform/errors.ts';
import type { Limiter } from '../../platform/http/index.ts';
import { findEntry, secretHash } from './entry-links.ts';
import type { SignedIn, SignIn } from './sign-in.ts';

export interface EntryForm {
  readonly token: string;
  readonly displayName: string;
  readonly email: string;
  readonly password: string;
  /** an owner names their workspace; others' is ignored */
  readonly workspaceName: string | null;
  readonly locale: Locale;
  readonly zone: string;
}

/**
 * A person follows their one-time link: the account is made (or, for an e-mail that has one, its password is checked), bound to the
 * staff member and signed in; the link is spent. The account is made first: should the rest fail, the same form sent again finds the
 * account by its password and finishes. Of several who use one link at once, one gets in.
 * `attempts` counts tries of one link: they check passwords and make accounts, so they are throttled as signing in is.
 * @throws DomainError `entry_link_spent`, `rate_limited`, `email_taken` (the e-mail has an account with another password)
 */
export async function useEntryLink(deps: Deps, signIn: SignIn, attempts: Limiter, form: EntryForm): Promise<SignedIn> {
  const entry = await findEntry(deps, form.token);
  if (!entry || entry.expired) throw new DomainError('entry_link_spent');
  attempts.pass(`${entry.workspaceId} ${entry.staffId}`);
  const signedIn = await enterAccount(signIn, form);

  await inWorkspace(deps.db, entry.workspaceId, async (tx) => {
    const spent = await sql`update entry_link set used_at = ${deps.clock.now()}
      where token_sha256 = ${secretHash(form.token)} and used_at is null and expires_at > ${deps.clock.now()}`.execute(tx);
    if (spent.numAffectedRows !== 1n) throw new DomainError('entry_link_spent');
    // one account is one staff member of a workspace
    const taken = await sql`select from staff where user_id = ${signedIn.userId}`.execute(tx);
    if (taken.rows.length > 0) throw new DomainError('email_taken');
    await sql`update staff set user_id = ${signedIn.userId}, display_name = ${form.displayName} where staff_id = ${entry.staffId}`.execute(
      tx,
    );
    if (entry.permission === 'owner') {
      await sql`update workspace set name = coalesce(${form.workspaceName}, name), locale = ${form.locale}, zone = ${form.zone}`.execute(
        tx,
      );
    }
  });
  return signedIn;
}

async function enterAccount(signIn: SignIn, form: EntryForm): Promise<SignedIn> {
  const made = await signIn.signUp({ name: form.displayName, email: form.email, password: form.password });
  if (made !== 'email-taken') return made;
  const known = await signIn.signIn({ email: form.email, password: form.password });
  if (!known) throw new DomainError('email_taken');
  return known;
}
