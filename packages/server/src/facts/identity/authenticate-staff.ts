import type { FastifyRequest } from 'fastify';
import type { StaffActor } from '../../platform/actor.ts';
import type { Deps } from '../../platform/deps.ts';
import type { SignIn } from './sign-in.ts';
import { findStaffOfUser } from './staff-queries.ts';

/** The staff member behind a request's (or a socket's) cookies; null when nobody is signed in. */
export async function staffOfHeaders(
  deps: Pick<Deps, 'db'>,
  signIn: SignIn,
  headers: FastifyRequest['headers'],
): Promise<StaffActor | null> {
  if (headers.cookie === undefined) return null;
  const userId = await signIn.userOf(new Headers({ cookie: headers.cookie }));
  return userId === null ? null : findStaffOfUser(deps, userId);
}
