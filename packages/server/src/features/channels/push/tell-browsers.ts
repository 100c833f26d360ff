import type { Locale } from '@kuaishan/script';
import { sql } from 'kysely';
import webPush from 'web-push';
import { inWorkspace, isDatabaseUnavailable } from '../../../platform/db/index.ts';
import type { Deps } from '../../../platform/deps.ts';
import { pushKeysOf } from './push-keys.ts';
import { postToService, type TrustedServices } from './push-service.ts';
import { pushWords } from './words.ts';

/** A lease: a process that dies while sending is followed by another after so long. Three times what a service may take to answer. */
const LEASE_MS = 30_000;
/** A service that fails is left alone for this long, doubling, up to the longest. */
const REST_MS = { first: 5_000, longest: 30 * 60_000 };
/** Browsers one round writes to at the same time. */
const AT_ONCE = 20;

export interface TellOptions {
  readonly trusted: TrustedServices;
  /** the wall's time: leases and rests spare machines, whatever the rooms' clock does */
  readonly wallNow: () => Date;
}

/**
 * Writes to browsers whose person has something new waiting. What is due is read from the prompts themselves, so nothing is queued and nothing lost:
 * a browser is leased in one transaction, written to outside of any, and marked as told of everything that was visible when it was read: by visibility
 * and not by time, because a prompt's time is read long before it commits (migration 0018). A service that fails is tried again later; a browser it no
 * longer knows is forgotten. Gives how many were written to.
 */
export async function tellBrowsers(deps: Deps, o: TellOptions): Promise<number> {
  const { rows } = await sql<{ workspace_id: string; subscription_id: string }>`
    select workspace_id, subscription_id from browsers_to_tell(${deps.clock.now()}, ${o.wallNow()}, ${AT_ONCE})`.execute(deps.db);
  const told = await Promise.all(
    rows.map(async (row) => {
      try {
        return await tellBrowser(deps, { ...o, workspaceId: row.workspace_id, subscriptionId: row.subscription_id });
      } catch (error) {
        if (isDatabaseUnavailable(error)) throw error;
        deps.log.warn({ err: error, workspaceId: row.workspace_id }, 'a push could not be sent; it is tried again');
        return false;
      }
    }),
  );
  return told.filter(Boolean).length;
}

interface Letter {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
  readonly locale: Locale;
  readonly failures: number;
  readonly zone: string;
  readonly waiting: number;
  readonly unopened: number;
  readonly until: Date | null;
  /** what was visible when the above was counted (`pg_snapshot`): whatever commits later is new */
  readonly snapshot: string;
}

async function tellBrowser(deps: Deps, o: TellOptions & { workspaceId: string; subscriptionId: string }): Promise<boolean> {
  const { workspaceId, subscriptionId } = o;
  const at = deps.clock.now();
  const leased = await inWorkspace(deps.db, workspaceId, async (tx) => {
    const { rows } = await sql<Letter>`
      update push_subscription s set busy_until = ${new Date(o.wallNow().getTime() + LEASE_MS)}
      from workspace w, lateral (
        select count(*) filter (where d.state = 'prompted') as waiting, count(*) filter (where d.state = 'claimed') as unopened,
          min(d.valid_until) filter (where d.state = 'prompted') as until
        from delivery d
        where d.workspace_id = ${workspaceId} and d.staff_id = (select staff_id from push_subscription
            where workspace_id = ${workspaceId} and subscription_id = ${subscriptionId})
          and ((d.state = 'prompted' and d.valid_until > ${at}) or (d.state = 'claimed' and d.escalation = 'unopened' and d.checked_at is null))
      ) n
      where s.workspace_id = ${workspaceId} and s.subscription_id = ${subscriptionId} and w.workspace_id = s.workspace_id
        and (s.busy_until is null or s.busy_until <= ${o.wallNow()})
        -- asked again under the row's lock: another process may have told it since it was listed
        and exists (select from delivery d where d.workspace_id = s.workspace_id and d.staff_id = s.staff_id
          and (s.told_snapshot is null or not pg_visible_in_snapshot(d.waits_xid, s.told_snapshot)))
      returning s.endpoint, s.p256dh, s.auth, s.locale, s.failures, w.zone, n.waiting, n.unopened, n.until,
        pg_current_snapshot()::text as snapshot`.execute(tx);
    const [letter] = rows;
    return letter ? { letter, keys: await pushKeysOf(tx, workspaceId) } : null;
  });
  if (!leased) return false;
  const { letter, keys } = leased;
  const status = letter.waiting + letter.unopened === 0 ? 201 : await send(deps, { ...o, letter, keys, at });
  await inWorkspace(deps.db, workspaceId, async (tx) => {
    // 404 and 410: the browser has taken its subscription back (RFC 8030 §7.3)
    if (status === 404 || status === 410) {
      await sql`delete from push_subscription where workspace_id = ${workspaceId} and subscription_id = ${subscriptionId}`.execute(tx);
    } else if (status >= 200 && status < 300) {
      await sql`update push_subscription set told_at = greatest(told_at, ${at}), told_snapshot = ${letter.snapshot}::pg_snapshot,
          busy_until = null, failures = 0
        where workspace_id = ${workspaceId} and subscription_id = ${subscriptionId}`.execute(tx);
    } else {
      const restMs = Math.min(REST_MS.first * 2 ** Math.min(letter.failures, 20), REST_MS.longest);
      await sql`update push_subscription set failures = failures + 1, busy_until = ${new Date(o.wallNow().getTime() + restMs)}
        where workspace_id = ${workspaceId} and subscription_id = ${subscriptionId}`.execute(tx);
    }
  });
  return status >= 200 && status < 300;
}

/** Gives the service's status; 0 = it could not be reached. */
async function send(
  deps: Deps,
  o: TellOptions & { letter: Letter; keys: { publicKey: string; privateKey: string }; at: Date },
): Promise<number> {
  const { letter, at } = o;
  const until = letter.until && clockOf(letter.until, letter.zone);
  const body = pushWords({ waiting: letter.waiting, unopened: letter.unopened, until }, letter.locale);
  const payload = JSON.stringify({ body, waiting: letter.waiting, url: '/console/prompts' });
  try {
    const details = webPush.generateRequestDetails(
      { endpoint: letter.endpoint, keys: { p256dh: letter.p256dh, auth: letter.auth } },
      payload,
      {
        // what nobody may post any more need not ring; a later message takes the place of an earlier one the browser has not fetched
        TTL: letter.until ? Math.max(0, Math.floor((letter.until.getTime() - at.getTime()) / 1000)) : 3_600,
        urgency: 'high',
        topic: 'prompts',
        vapidDetails: { ...o.keys, subject: subjectOf(deps.publicUrl) },
      },
    );
    return await postToService({
      endpoint: letter.endpoint,
      headers: details.headers,
      body: details.body ?? Buffer.alloc(0),
      trusted: o.trusted,
    });
  } catch (error) {
    deps.log.warn({ err: error, service: new URL(letter.endpoint).origin }, 'a push service cannot be reached');
    return 0;
  }
}

/** Whom a push service may turn to (RFC 8292 §2.1): this installation's address; without https a mailbox is all the RFC allows. */
function subjectOf(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? publicUrl : 'mailto:kuaishan@localhost';
}

function clockOf(at: Date, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' });
}
