/** Who acts. Made from a session cookie, a member's token, or by the engine for itself; never from what a request says about itself. */

export type Permission = 'owner' | 'operator' | 'assistant';

/** A staff member of one workspace. */
export interface StaffActor {
  readonly kind: 'staff';
  readonly workspaceId: string;
  readonly staffId: string;
  readonly permission: Permission;
}

/** One member in one group; sees that group's room and their own private thread. */
export interface MemberActor {
  readonly kind: 'member';
  readonly workspaceId: string;
  readonly groupId: string;
  readonly memberId: string;
}

export type Actor = StaffActor | MemberActor;
