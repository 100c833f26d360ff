import type { Locale } from '@kuaishan/script';
import { sql } from 'kysely';
import type { StaffActor } from '../../../platform/actor.ts';
import { inWorkspace } from '../../../platform/db/index.ts';
import type { Deps } from '../../../platform/deps.ts';
import { DomainError } from '../../../platform/errors.ts';
import { isEndpointAllowed, type TrustedServices } from './push-service.ts';

/** More browsers than anybody uses: the oldest gives way. */
const BROWSERS_OF_ONE_PERSON = 10;

/** What the browser's `PushSubscription` says of itself. */
export interface BrowserSubscription {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

/**
 * This browser rings for this person from now on, and for nobody else. The same browser again is the same subscription.
 * @throws DomainError `push_endpoint_refused`
 */
export async function subscribeBrowser(
  deps: Deps,
  o: { actor: StaffActor; subscription: BrowserSubscription; locale: Locale; trusted: TrustedServices },
): Promise<void> {
  const { workspaceId, staffId } = o.actor;
  const { endpoint, p256dh, auth } = o.subscription;
  if (!isEndpointAllowed(endpoint, o.trusted)) throw new DomainError('push_endpoint_refused');
  const at = deps.clock.now();
  await inWorkspace(deps.db, workspaceId, async (tx) => {
    await sql`select forget_push_endpoint(${endpoint})`.execute(tx);
    await sql`insert into push_subscription (workspace_id, subscription_id, staff_id, endpoint, p256dh, auth, locale, created_at, told_at)
      values (${workspaceId}, ${deps.random.uuid()}, ${staffId}, ${endpoint}, ${p256dh}, ${auth}, ${o.locale}, ${at}, ${at})`.execute(tx);
    await sql`delete from push_subscription where workspace_id = ${workspaceId} and staff_id = ${staffId} and subscription_id not in (
      select subscription_id from push_subscription where workspace_id = ${workspaceId} and staff_id = ${staffId}
      order by subscription_id desc limit ${BROWSERS_OF_ONE_PERSON})`.execute(tx);
  });
}

/** This browser rings no more. Unknown ones are forgotten already. */
export async function unsubscribeBrowser(deps: Deps, o: { actor: StaffActor; endpoint: string }): Promise<void> {
  const { workspaceId, staffId } = o.actor;
  await inWorkspace(deps.db, workspaceId, (tx) =>
    sql`delete from push_subscription where workspace_id = ${workspaceId} and staff_id = ${staffId} and endpoint = ${o.endpoint}`.execute(
      tx,
    ),
  );
}
