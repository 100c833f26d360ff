import { sql } from 'kysely';
import { appendEvents } from '../../facts/events/index.ts';
import { inWorkspace, type Tx } from '../../platform/db/index.ts';
import type { Deps, SaidMessage } from '../../platform/deps.ts';
import { DomainError } from '../../platform/errors.ts';
import { lockPrompt, noteClaim, sayClaimed } from './claim-prompt.ts';

/**
 * Somebody opens a post's own link: gives where it leads. The first person's opening is evidence that the post is really in the room: claimed
 * becomes evidenced, and so does what nobody had claimed yet (its owner posted it and forgot to say so). What was withdrawn or has expired
 * stays so; that its link was opened is kept all the same. Nothing about whoever opened it is kept.
 * @param o.counts false: a preview or another program, or one of the staff; it is only shown the way
 * @throws DomainError `not_found`
 */
export async function openLink(deps: Deps, o: { code: string; counts: boolean }): Promise<{ target: string }> {
  const { rows } = await sql<{ workspace_id: string; delivery_id: number }>`
    select workspace_id, delivery_id from prompt_of_link(${o.code})`.execute(deps.db);
  const [found] = rows;
  if (!found) throw new DomainError('not_found');
  const { workspace_id: workspaceId, delivery_id: deliveryId } = found;
  const opened = await inWorkspace(deps.db, workspaceId, async (tx) => {
    const link = await readLink(tx, { workspaceId, deliveryId });
    const isNews = link.openedAt === null || link.state === 'claimed' || link.state === 'prompted';
    if (!o.counts || !isNews) return { target: link.target, evidenced: null };
    return { target: link.target, evidenced: await evidence(tx, { workspaceId, deliveryId, at: deps.clock.now() }) };
  });
  if (opened.evidenced) {
    const { groupId, staffIds, said } = opened.evidenced;
    if (said) deps.realtime.messagesSaid(workspaceId, groupId, [said]);
    deps.realtime.groupChanged(workspaceId, groupId);
    deps.realtime.promptsChanged(workspaceId, staffIds);
  }
  return { target: opened.target };
}

async function readLink(tx: Tx, o: { workspaceId: string; deliveryId: number }) {
  const { rows } = await sql<{ target: string; state: string; openedAt: Date | null }>`
    select link_target as target, state, link_opened_at as "openedAt" from delivery
    where workspace_id = ${o.workspaceId} and delivery_id = ${o.deliveryId}`.execute(tx);
  const [row] = rows;
  if (!row) throw new DomainError('not_found');
  return row;
}

interface Evidenced {
  readonly groupId: string;
  /** whose lists change */
  readonly staffIds: readonly string[];
  readonly said: SaidMessage | null;
}

async function evidence(tx: Tx, o: { workspaceId: string; deliveryId: number; at: Date }): Promise<Evidenced | null> {
  const { workspaceId, deliveryId, at } = o;
  const before = await lockPrompt(tx, o);
  const { rows } = await sql<{ message_id: number; claimed_by: string }>`
    update delivery set state = 'evidenced', evidenced_at = ${at}, link_opened_at = coalesce(link_opened_at, ${at}), escalate_at = null,
      claimed_by = coalesce(claimed_by, staff_id), claimed_at = coalesce(claimed_at, ${at}), follow = follow or state = 'prompted'
    where workspace_id = ${workspaceId} and delivery_id = ${deliveryId}
      and (state = 'claimed' or (state = 'prompted' and valid_until > ${at}))
    returning message_id, claimed_by`.execute(tx);
  const [row] = rows;
  if (!row) {
    await sql`update delivery set link_opened_at = ${at}
      where workspace_id = ${workspaceId} and delivery_id = ${deliveryId} and link_opened_at is null`.execute(tx);
    return null;
  }
  const wasClaimed = before.state === 'claimed';
  const prompt = { ...before, messageId: row.message_id };
  let said: SaidMessage | null = null;
  if (!wasClaimed) {
    said = await sayClaimed(tx, { workspaceId, prompt, staffId: row.claimed_by, at });
    await noteClaim(tx, { workspaceId, type: 'claimed', prompt, staffId: row.claimed_by, at });
  }
  await appendEvents(tx, {
    workspaceId,
    events: [
      {
        key: `evidenced:${deliveryId}`,
        type: 'evidenced',
        groupId: before.groupId,
        cueId: before.cueId,
        at,
        // nobody had said so yet: the link itself did
        data: { deliveryId, ...(wasClaimed ? {} : { unclaimed: true }) },
      },
    ],
  });
  return { groupId: before.groupId, staffIds: [...new Set([before.staffId, row.claimed_by])], said };
}
