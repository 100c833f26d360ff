import type { Storage } from './storage.ts';

/** One group this browser is a member of. */
export interface Membership {
  readonly code: string;
  readonly groupId: string;
  readonly groupName: string;
  readonly memberId: string;
  readonly displayName: string;
  readonly token: string;
  /** milliseconds; the group opened last comes first */
  readonly usedAt: number;
}

const prefix = 'member.';

/** The groups this browser is in, the last used first. */
export function listMemberships(storage: Storage): Membership[] {
  return storage
    .keys(prefix)
    .map((key) => read(storage.get(key)))
    .filter((membership): membership is Membership => membership !== null)
    .sort((a, b) => b.usedAt - a.usedAt);
}

export function findMembership(storage: Storage, code: string): Membership | null {
  return read(storage.get(prefix + code));
}

export function rememberMembership(storage: Storage, membership: Membership): void {
  storage.set(prefix + membership.code, JSON.stringify(membership));
  storage.remove(joinKeyOf(membership.code));
}

export function forgetMembership(storage: Storage, code: string): void {
  storage.remove(prefix + code);
  storage.remove(joinKeyOf(code));
}

/** The key a join is asked with: kept until it is answered, so that joining again after a lost answer finds the same member. */
export function joinKeyFor(storage: Storage, code: string, newKey: () => string): string {
  const known = storage.get(joinKeyOf(code));
  if (known !== null) return known;
  const key = newKey();
  storage.set(joinKeyOf(code), key);
  return key;
}

const joinKeyOf = (code: string): string => `joining.${code}`;

function read(text: string | null): Membership | null {
  if (text === null) return null;
  try {
    const value = JSON.parse(text) as Membership | null;
    return value !== null && typeof value.token === 'string' && typeof value.code === 'string' ? value : null;
  } catch {
    return null;
  }
}
