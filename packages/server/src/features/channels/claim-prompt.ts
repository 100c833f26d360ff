import { sql } from 'kysely';
import { appendEvents } from '../../facts/events/index.ts';
import type { StaffActor } from '../../platform/actor.ts';
import { inWorkspace, type Tx } from '../../platform/db/index.ts';
import type { Deps, SaidMessage } from '../../platform/deps.ts';
import { DomainError } from '../../platform/errors.ts';
import { lockRoom, sayPrepared, unsayPrepared } from '../conversations/index.ts';
import { getPrompt, type Prompt } from './prompt-queries.ts';
import { standingAgain } from './prompt-standing.ts';
import { escalateAt, unopenedAt } from './prompt-terms.ts';

/** A claim tapped by mistake can be taken back for so long. */
const UNCLAIM_WITHIN_MINUTES = 10;

/**
 * A person says they have posted (or done) what they were prompted to. The message takes its number and becomes visible, said by whoever
 * claims; a task's stays with the staff. Claiming again what one has claimed answers the same.
 * @throws DomainError `not_found`, `prompt_taken` (somebody else was quicker), `prompt_gone` (withdrawn, or past its time)
 */
export async function claimPrompt(deps: Deps, o: { actor: StaffActor; deliveryId: number }): Promise<Prompt> {
  const { workspaceId, staffId } = o.actor;
  const claimed = await inWorkspace(deps.db, workspaceId, async (tx) => {
    const at = deps.clock.now();
    const before = await lockPrompt(tx, { workspaceId, deliveryId: o.deliveryId });
    const { rows } = await sql<{ message_id: number }>`
      update delivery set state = 'claimed', claimed_by = ${staffId}, claimed_at = ${at}, follow = true,
        escalate_at = case when link_code is not null and link_opened_at is null and escalated_at is null then ${unopenedAt(at)}::timestamptz end
      where workspace_id = ${workspaceId} and delivery_id = ${o.deliveryId} and state = 'prompted' and valid_until > ${at}
      returning message_id`.execute(tx);
    const [row] = rows;
    let said: SaidMessage | null = null;
    if (row) {
      said = await sayClaimed(tx, { workspaceId, prompt: { ...before, messageId: row.message_id }, staffId, at });
      await noteClaim(tx, { workspaceId, type: 'claimed', prompt: before, staffId, at });
    } else if (!(['claimed', 'evidenced'].includes(before.state) && before.claimedBy === staffId)) {
      throw await refusalOf(tx, { workspaceId, prompt: before });
    }
    return {
      prompt: await getPrompt(tx, { workspaceId, deliveryId: o.deliveryId }),
      said,
      owner: before.staffId,
      changed: row !== undefined,
    };
  });
  if (claimed.changed) {
    if (claimed.said) deps.realtime.messagesSaid(workspaceId, claimed.prompt.groupId, [claimed.said]);
    deps.realtime.groupChanged(workspaceId, claimed.prompt.groupId);
    deps.realtime.promptsChanged(workspaceId, [...new Set([claimed.owner, staffId])]);
  }
  return claimed.prompt;
}

/**
 * Takes back one's own claim made within the last ten minutes: the message is prepared again, and the prompt waits again; or it has expired,
 * or is withdrawn because its room has closed, its group is paused or the script has changed under it meanwhile.
 * @throws DomainError `not_found`, `prompt_not_claimed`
 */
export async function unclaimPrompt(deps: Deps, o: { actor: StaffActor; deliveryId: number }): Promise<Prompt> {
  const { workspaceId, staffId } = o.actor;
  const { prompt, owner } = await inWorkspace(deps.db, workspaceId, async (tx) => {
    const at = deps.clock.now();
    await lockPerformanceOf(tx, { workspaceId, deliveryId: o.deliveryId });
    const before = await lockPrompt(tx, { workspaceId, deliveryId: o.deliveryId });
    const standing = standingAgain(at);
    const since = new Date(at.getTime() - UNCLAIM_WITHIN_MINUTES * 60_000);
    const { rows } = await sql<{ message_id: number }>`
      update delivery d set state = n.state, reason = n.reason, claimed_by = null, claimed_at = null, follow = true,
        escalate_at = case when n.state = 'prompted' and d.escalated_at is null then ${escalateAt(at, sql`d.valid_until`)} end
      from (
        select p.delivery_id, ${standing.state} as state, ${standing.reason} as reason from delivery p
        where p.workspace_id = ${workspaceId} and p.delivery_id = ${o.deliveryId} and p.state = 'claimed' and p.claimed_by = ${staffId}
          and p.claimed_at >= ${since}
      ) n
      where d.workspace_id = ${workspaceId} and d.delivery_id = n.delivery_id
      returning d.message_id`.execute(tx);
    const [row] = rows;
    if (!row) throw new DomainError('prompt_not_claimed');
    if (before.kind === 'post') await unsayPrepared(tx, { workspaceId, groupId: before.groupId, messageId: row.message_id });
    await noteClaim(tx, { workspaceId, type: 'prompted', prompt: before, staffId, at });
    return { prompt: await getPrompt(tx, { workspaceId, deliveryId: o.deliveryId }), owner: before.staffId };
  });
  deps.realtime.groupChanged(workspaceId, prompt.groupId);
  deps.realtime.promptsChanged(workspaceId, [...new Set([owner, staffId])]);
  return prompt;
}

export interface LockedPrompt {
  readonly deliveryId: number;
  readonly groupId: string;
  readonly cueId: string;
  readonly kind: 'post' | 'task';
  readonly state: string;
  readonly staffId: string;
  readonly claimedBy: string | null;
}

/** Whoever pauses the group meanwhile waits, so that it withdraws this prompt too. Before the room, as everybody takes the two. */
async function lockPerformanceOf(tx: Tx, o: { workspaceId: string; deliveryId: number }): Promise<void> {
  await sql`select from performance f join delivery d using (workspace_id, group_id)
    where d.workspace_id = ${o.workspaceId} and d.delivery_id = ${o.deliveryId} for share of f`.execute(tx);
}

/** Takes the group's room first, then reads the prompt: everybody who claims or says something in the group takes turns, in one lock order. */
export async function lockPrompt(tx: Tx, o: { workspaceId: string; deliveryId: number }): Promise<LockedPrompt> {
  const row = await findRow(tx, o);
  await lockRoom(tx, { workspaceId: o.workspaceId, groupId: row.groupId });
  return findRow(tx, o);
}

async function findRow(tx: Tx, o: { workspaceId: string; deliveryId: number }): Promise<LockedPrompt> {
  const { rows } = await sql<{
    group_id: string;
    cue_id: string;
    kind: 'post' | 'task';
    state: string;
    staff_id: string;
    claimed_by: string | null;
  }>`select group_id, cue_id, kind, state, staff_id, claimed_by from delivery
    where workspace_id = ${o.workspaceId} and delivery_id = ${o.deliveryId}`.execute(tx);
  const [row] = rows;
  if (!row) throw new DomainError('not_found');
  const { group_id: groupId, cue_id: cueId, kind, state, staff_id: staffId, claimed_by: claimedBy } = row;
  return { deliveryId: o.deliveryId, groupId, cueId, kind, state, staffId, claimedBy };
}

/** What was posted becomes visible, said by who posted it; a task's text stays with the staff. */
export async function sayClaimed(
  tx: Tx,
  o: { workspaceId: string; prompt: LockedPrompt & { readonly messageId: number }; staffId: string; at: Date },
): Promise<SaidMessage | null> {
  const { workspaceId, prompt, staffId, at } = o;
  if (prompt.kind !== 'post') return null;
  const author = { staffId, name: await nameOf(tx, { workspaceId, staffId }) };
  return sayPrepared(tx, { workspaceId, groupId: prompt.groupId, messageId: prompt.messageId, author, at });
}

async function refusalOf(tx: Tx, o: { workspaceId: string; prompt: LockedPrompt }): Promise<DomainError> {
  const { state, claimedBy } = o.prompt;
  if (claimedBy !== null)
    return new DomainError('prompt_taken', { by: await nameOf(tx, { workspaceId: o.workspaceId, staffId: claimedBy }) });
  return new DomainError('prompt_gone', { state: state === 'withdrawn' ? 'withdrawn' : 'expired' });
}

async function nameOf(tx: Tx, o: { workspaceId: string; staffId: string }): Promise<string> {
  const { rows } = await sql<{ display_name: string }>`
    select display_name from staff where workspace_id = ${o.workspaceId} and staff_id = ${o.staffId}`.execute(tx);
  const [row] = rows;
  if (!row) throw new DomainError('not_found');
  return row.display_name;
}

/** Notes that a prompt was claimed, or waits again. */
export async function noteClaim(
  tx: Tx,
  o: { workspaceId: string; type: 'claimed' | 'prompted'; prompt: LockedPrompt; staffId: string; at: Date },
): Promise<void> {
  const { deliveryId, groupId, cueId } = o.prompt;
  await appendEvents(tx, {
    workspaceId: o.workspaceId,
    events: [
      {
        key: `${o.type}:${deliveryId}:${o.at.getTime()}`,
        type: o.type,
        groupId,
        staffId: o.staffId,
        cueId,
        at: o.at,
        data: { deliveryId },
      },
    ],
  });
}
