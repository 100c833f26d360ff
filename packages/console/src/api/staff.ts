import { queryOptions } from '@tanstack/react-query';
import { request } from './request.ts';
import type { InvitedStaff, List, Permission, Staff } from './types.ts';

export const staffQuery = queryOptions({
  queryKey: ['staff'],
  queryFn: ({ signal }) => request<List<Staff>>('GET', '/api/v1/staff', { signal }),
});

/** Adds a person to the staff; the answer carries the link that lets them in, once. */
export function inviteStaff(o: { displayName: string; permission: Permission }): Promise<InvitedStaff> {
  return request<InvitedStaff>('POST', '/api/v1/staff', { body: o });
}

/** A new invitation for somebody who has not come in yet; the earlier one stops working. */
export function renewInvite(staffId: string): Promise<{ readonly inviteLink: string }> {
  return request('POST', `/api/v1/staff/${staffId}/invite`, { body: {} });
}
