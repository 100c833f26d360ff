import type { RoleName } from '@kuaishan/script';
import type { CastMember } from '../../../api/types.ts';

/** The roles a person may speak as in a group: those they play or stand in for; for who plays none, the whole cast's (the server has the last word). */
export function speakingRoles(cast: readonly CastMember[], staffId: string): readonly RoleName[] {
  const played = cast.filter((one) => one.staffId === staffId);
  const stoodInFor = cast.filter((one) => one.deputyStaffId === staffId && one.staffId !== staffId);
  const mine = [...played, ...stoodInFor].map((one) => one.role);
  if (mine.length > 0) return mine;
  return cast.length > 0 ? cast.map((one) => one.role) : ['host'];
}
