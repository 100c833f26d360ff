import type { RoleName } from '@kuaishan/script';
import { sql } from 'kysely';
import type { StaffActor } from '../../platform/actor.ts';
import { inWorkspace, type Tx } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { DomainError } from '../../platform/errors.ts';
import { type Afterwards, type Held, planMoves } from './domain/plan-moves.ts';
import { describeMoves, HAND_BACK_WITHIN_HOURS, type HandOverEffect, listHandOvers, namesOf } from './hand-over-queries.ts';
import { readHeld } from './lock-held.ts';
import { moveCastings, noteHandOver } from './move-castings.ts';

export interface HandOverRequest {
  readonly fromStaffId: string;
  /** null = each room's deputy */
  readonly toStaffId: string | null;
  /** null = all their rooms */
  readonly groupIds: readonly string[] | null;
  /** null = all their roles */
  readonly roles: readonly RoleName[] | null;
  /** what becomes of who hands over */
  readonly afterwards: Afterwards;
  /** only say what it would do */
  readonly preview: boolean;
  readonly idempotencyKey: string;
}

/**
 * Hands a person's shift to a colleague, or takes it over from them when they are absent: rooms, roles, and every prompt that waits. What is
 * still to come is spoken in the new person's name. One transaction; the same key again changes nothing and answers the same.
 *
 * Anybody may hand over their own; an operator anybody's; a deputy may take over the rooms they are deputy in. Of several who take over at
 * once the first does; the others hear who.
 * @throws DomainError `forbidden`, `not_found` (a person), `staff_left`, `shift_taken`, `shift_empty`, `shift_without_deputy`, `conflict` (the key was used for
 *   something else)
 */
export async function handOver(deps: Deps, o: { actor: StaffActor; request: HandOverRequest }): Promise<HandOverEffect> {
  const { actor, request } = o;
  const { workspaceId } = actor;
  const { effect, touched } = await inWorkspace(deps.db, workspaceId, async (tx) => {
    const at = deps.clock.now();
    await refuseUnknown(tx, request);
    const all = await readHeld(tx, { workspaceId, staffId: request.fromStaffId, ...request, lock: !request.preview });
    // only now: a twin of this request held what we have waited for
    const known = request.preview ? undefined : await findTwin(tx, { workspaceId, request, at });
    if (known) return { effect: known, touched: null };
    const held = permitted(all, { actor, request });
    const taken = await takenOf(tx, { workspaceId, request, held: all, at });
    const { moves, without } = planMoves(held, { ...request, afterwards: await afterwardsOf(tx, request) });
    if (moves.length === 0) throw await whyNothing(tx, { request, held, taken });
    const planned = await describeMoves(tx, { workspaceId, from: request.fromStaffId, moves, without, taken, at });
    if (request.preview) return { effect: planned, touched: null };

    const handOverId = deps.random.uuid();
    const fresh = await noteHandOver(tx, {
      ...{ workspaceId, handOverId, idempotencyKey: request.idempotencyKey, asked: request },
      ...{ fromStaffId: request.fromStaffId, doneBy: actor.staffId, at, undoOf: null },
    });
    const twin = fresh ? undefined : await findTwin(tx, { workspaceId, request, at });
    if (twin) return { effect: twin, touched: null };
    await moveCastings(tx, { workspaceId, handOverId, moves, at, doneBy: actor.staffId });
    const [done] = await listHandOvers(tx, { workspaceId, at, handOverId });
    if (!done) throw new Error('a hand-over that was just noted cannot be read');
    return { effect: { ...done, stays: planned.stays }, touched: moves };
  });
  if (touched) tellMoved(deps, { workspaceId, moves: touched });
  return effect;
}

/**
 * Gives back what a hand-over moved, within hours: rooms that are still with whom they went to, with their open prompts and the deputies there
 * were. What was handed on or cast anew meanwhile stays. Twice is once.
 * @throws DomainError `not_found`, `forbidden`, `hand_over_final`, `staff_left`, `shift_empty`
 */
export async function undoHandOver(deps: Deps, o: { actor: StaffActor; handOverId: string }): Promise<HandOverEffect> {
  const { actor, handOverId } = o;
  const { workspaceId } = actor;
  const { effect, touched } = await inWorkspace(deps.db, workspaceId, async (tx) => {
    const at = deps.clock.now();
    const [before] = await listHandOvers(tx, { workspaceId, at, handOverId });
    if (!before) throw new DomainError('not_found');
    refuseStranger(actor, before);
    const [known] = await listHandOvers(tx, { workspaceId, at, idempotencyKey: undoKey(handOverId) });
    if (known) return { effect: known, touched: null };
    if (before.undoUntil === null) throw new DomainError('hand_over_final', { hours: HAND_BACK_WITHIN_HOURS });
    await refuseUnknown(tx, { fromStaffId: before.from.staffId, toStaffId: before.from.staffId });
    const moves = await lockGivenBack(tx, { workspaceId, handOverId, to: before.from.staffId });
    const undoId = deps.random.uuid();
    const fresh = await noteHandOver(tx, {
      ...{ workspaceId, handOverId: undoId, idempotencyKey: undoKey(handOverId), asked: null, at, undoOf: handOverId },
      ...{ fromStaffId: before.to[0]?.staffId ?? before.from.staffId, doneBy: actor.staffId },
    });
    const [twin] = fresh ? [] : await listHandOvers(tx, { workspaceId, at, idempotencyKey: undoKey(handOverId) });
    if (twin) return { effect: twin, touched: null };
    if (moves.length === 0) throw new DomainError('shift_empty', { name: before.to[0]?.displayName ?? '' });
    await moveCastings(tx, { workspaceId, handOverId: undoId, moves, at, doneBy: actor.staffId });
    const [done] = await listHandOvers(tx, { workspaceId, at, handOverId: undoId });
    if (!done) throw new Error('a hand-over that was just noted cannot be read');
    return { effect: done, touched: moves };
  });
  if (touched) tellMoved(deps, { workspaceId, moves: touched });
  return effect;
}

/** What this request has done already; another request under its key is refused. */
async function findTwin(tx: Tx, o: { workspaceId: string; request: HandOverRequest; at: Date }): Promise<HandOverEffect | undefined> {
  const { workspaceId, request, at } = o;
  const { rows } = await sql<{ same: boolean }>`
    select asked is null or asked = ${JSON.stringify(request)}::jsonb as same from hand_over
    where workspace_id = ${workspaceId} and idempotency_key = ${request.idempotencyKey}`.execute(tx);
  if (rows[0]?.same === false) throw new DomainError('conflict');
  const [known] = await listHandOvers(tx, { workspaceId, at, idempotencyKey: request.idempotencyKey });
  return known;
}

const undoKey = (handOverId: string): string => `undo:${handOverId}`;

function isOperator(actor: StaffActor): boolean {
  return actor.permission !== 'assistant';
}

/** What of it this actor may move. */
function permitted(held: readonly Held[], o: { actor: StaffActor; request: HandOverRequest }): readonly Held[] {
  const { actor, request } = o;
  if (isOperator(actor) || request.fromStaffId === actor.staffId) return held;
  const mine = held.filter((one) => one.deputyStaffId === actor.staffId);
  const forOneself = request.toStaffId === actor.staffId || request.toStaffId === null;
  if (!forOneself || (held.length > 0 && mine.length === 0)) throw new DomainError('forbidden');
  if (request.groupIds !== null && mine.length < held.length) throw new DomainError('forbidden');
  return mine;
}

function refuseStranger(actor: StaffActor, before: HandOverEffect): void {
  const concerned = [before.from, before.doneBy, ...before.to].some((person) => person?.staffId === actor.staffId);
  if (!concerned && !isOperator(actor)) throw new DomainError('forbidden');
}

async function refuseUnknown(tx: Tx, o: Pick<HandOverRequest, 'fromStaffId' | 'toStaffId'>): Promise<void> {
  const { rows } = await sql<{ staff_id: string; display_name: string; left_at: Date | null }>`
    select staff_id, display_name, left_at from staff where staff_id = any(${[o.fromStaffId, o.toStaffId]}::uuid[])`.execute(tx);
  for (const [field, staffId] of [
    ['fromStaffId', o.fromStaffId],
    ['toStaffId', o.toStaffId],
  ] as const) {
    if (staffId !== null && !rows.some((row) => row.staff_id === staffId)) throw new DomainError('not_found', { field });
  }
  const to = rows.find((row) => row.staff_id === o.toStaffId);
  if (to && to.left_at !== null) throw new DomainError('staff_left', { name: to.display_name });
}

/** Who no longer works here is nobody's deputy. */
async function afterwardsOf(tx: Tx, { fromStaffId, afterwards }: HandOverRequest): Promise<Afterwards> {
  const { rows } = await sql`select from staff where staff_id = ${fromStaffId} and left_at is null`.execute(tx);
  return rows.length === 0 ? 'out' : afterwards;
}

/** Of the rooms asked for, those that somebody took over from the same person within the hours of a shift, and who. */
async function takenOf(
  tx: Tx,
  o: { workspaceId: string; request: HandOverRequest; held: readonly Held[]; at: Date },
): Promise<HandOverEffect['stays']> {
  const { request, at } = o;
  const still = o.held.map((one) => one.groupId);
  const { rows } = await sql<{ group_id: string; name: string; by: string }>`
    select distinct on (g.campaign_id, g.ordinal) t.group_id, g.name, s.display_name as by
    from hand_over h
    join casting_term t on t.workspace_id = h.workspace_id and t.hand_over_id = h.hand_over_id and t.until_at is null
    join flash_group g on g.workspace_id = t.workspace_id and g.group_id = t.group_id
    join staff s on s.workspace_id = t.workspace_id and s.staff_id = t.staff_id
    where h.workspace_id = ${o.workspaceId} and h.from_staff_id = ${request.fromStaffId}
      and h.done_at > ${new Date(at.getTime() - HAND_BACK_WITHIN_HOURS * 3_600_000)} and not t.group_id = any(${still}::uuid[])
      ${request.groupIds === null ? sql`` : sql`and t.group_id = any(${request.groupIds}::uuid[])`}
      ${request.roles === null ? sql`` : sql`and t.role = any(${request.roles}::text[])`}
    order by g.campaign_id, g.ordinal, t.from_at desc`.execute(tx);
  return rows.map((row) => ({ groupId: row.group_id, groupName: row.name, why: 'taken', by: row.by }));
}

async function whyNothing(
  tx: Tx,
  o: { request: HandOverRequest; held: readonly Held[]; taken: HandOverEffect['stays'] },
): Promise<DomainError> {
  const name = (await namesOf(tx, [o.request.fromStaffId])).get(o.request.fromStaffId) ?? '';
  if (o.held.length > 0) return new DomainError(o.request.toStaffId === null ? 'shift_without_deputy' : 'shift_empty', { name });
  const by = [...new Set(o.taken.map((one) => one.by ?? ''))];
  return by.length > 0 ? new DomainError('shift_taken', { name, by: by.join('、') }) : new DomainError('shift_empty', { name });
}

/** What a hand-over moved and is still as it left it, the other way round; locked like everything that changes a cast. */
async function lockGivenBack(tx: Tx, o: { workspaceId: string; handOverId: string; to: string }) {
  await sql`
    select group_id from performance
    where workspace_id = ${o.workspaceId} and group_id in (
      select group_id from hand_over_move where workspace_id = ${o.workspaceId} and hand_over_id = ${o.handOverId})
    order by group_id for no key update`.execute(tx);
  const { rows } = await sql<{
    group_id: string;
    role: RoleName;
    staff_id: string;
    deputy_staff_id: string | null;
    deputy_before: string | null;
  }>`
    select c.group_id, c.role, c.staff_id, c.deputy_staff_id, d.staff_id as deputy_before
    from hand_over_move m
    join casting_term c on c.workspace_id = m.workspace_id and c.group_id = m.group_id and c.role = m.role and c.until_at is null
      and c.hand_over_id = m.hand_over_id
    left join staff d on d.workspace_id = m.workspace_id and d.staff_id = m.deputy_before and d.left_at is null
    where m.workspace_id = ${o.workspaceId} and m.hand_over_id = ${o.handOverId} order by c.group_id, c.role`.execute(tx);
  return rows.map((row) => ({
    ...{ groupId: row.group_id, role: row.role, fromStaffId: row.staff_id, toStaffId: o.to },
    ...{ deputyBefore: row.deputy_staff_id, deputyAfter: row.deputy_before },
  }));
}

/** Both sides learn at once, and everybody who has one of the rooms open. */
function tellMoved(
  deps: Deps,
  o: { workspaceId: string; moves: readonly { groupId: string; fromStaffId: string; toStaffId: string }[] },
): void {
  const people = new Set(o.moves.flatMap((move) => [move.fromStaffId, move.toStaffId]));
  deps.realtime.promptsChanged(o.workspaceId, [...people]);
  for (const groupId of new Set(o.moves.map((move) => move.groupId))) deps.realtime.groupChanged(o.workspaceId, groupId);
}
