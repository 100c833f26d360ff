import { queryOptions } from '@tanstack/react-query';
import { answered, server } from './client.ts';
import type { InvitedStaff, Permission } from './types.ts';

export const staffQuery = queryOptions({
  queryKey: ['staff'],
  queryFn: ({ signal }) => answered(server.GET('/api/v1/staff', { signal })),
});

/** Adds a person to the staff; the answer carries the link that lets them in, once. */
export function inviteStaff(body: { displayName: string; permission: Permission }): Promise<InvitedStaff> {
  return answered<InvitedStaff>(server.POST('/api/v1/staff', { body }));
}

/** A new invitation for somebody who has not come in yet; the earlier one stops working. */
export function renewInvite(staffId: string): Promise<{ inviteLink: string }> {
  return answered(server.POST('/api/v1/staff/{staffId}/invite', { params: { path: { staffId } } }));
}
