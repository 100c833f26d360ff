import type { FastifyRequest } from 'fastify';
import type { Actor, MemberActor, Permission, StaffActor } from '../actor.ts';
import { DomainError } from '../errors.ts';

/**
 * Who may call a route; checked before its input is even read.
 * - `nobody`: anyone (joining, signing in, health)
 * - `staff`: any staff member of a workspace; `operator`: owners and operators; `owner`: owners
 * - `member`: a member by token
 * - `staffOrMember`: either (pictures)
 */
export type Access = 'nobody' | 'staff' | 'operator' | 'owner' | 'member' | 'staffOrMember';

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
    /** the member's token may come as `?token=`: for pictures, which a page asks for without headers */
    tokenInQuery?: boolean;
  }
  interface FastifyInstance {
    /** who may call the routes of a plugin that knows nothing of `access`; null = each says so itself */
    accessOfAll: Access | null;
    /** every route there is and who may call it */
    admissions: { readonly method: string; readonly url: string; readonly access: Access }[];
  }
  interface FastifyRequest {
    /** set before the handler runs; read through `staffOf` and `memberOf` */
    actor: Actor | null;
  }
}

const permitted: Readonly<Record<'staff' | 'operator' | 'owner', readonly Permission[]>> = {
  staff: ['owner', 'operator', 'assistant'],
  operator: ['owner', 'operator'],
  owner: ['owner'],
};

/** How a request's actor is found; wired in `main.ts`. Both answer null when there is none. */
export interface Authenticator {
  staff(request: FastifyRequest): Promise<StaffActor | null>;
  member(request: FastifyRequest): Promise<MemberActor | null>;
}

/**
 * The actor a route with this access acts for, or a refusal.
 * @throws DomainError `signed_out`, `left_group` or `forbidden`
 */
export async function admit(o: { request: FastifyRequest; access: Access; authenticator: Authenticator }): Promise<Actor | null> {
  const { request, access, authenticator } = o;
  if (access === 'nobody') return null;
  if (access === 'member' || access === 'staffOrMember') {
    const member = await authenticator.member(request);
    if (member) return member;
    if (access === 'member') throw new DomainError('left_group');
  }
  const staff = await authenticator.staff(request);
  if (!staff) throw new DomainError('signed_out');
  if (access !== 'staffOrMember' && !permitted[access].includes(staff.permission)) throw new DomainError('forbidden');
  return staff;
}

/** The staff member a request acts for. Only in routes whose access guarantees one. */
export function staffOf(request: FastifyRequest): StaffActor {
  if (request.actor?.kind !== 'staff') throw new DomainError('signed_out');
  return request.actor;
}

/** The member a request acts for. Only in routes whose access guarantees one. */
export function memberOf(request: FastifyRequest): MemberActor {
  if (request.actor?.kind !== 'member') throw new DomainError('left_group');
  return request.actor;
}

/** Either; only in `staffOrMember` routes. */
export function actorOf(request: FastifyRequest): Actor {
  if (!request.actor) throw new DomainError('signed_out');
  return request.actor;
}
