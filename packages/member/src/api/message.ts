/** What the member API answers. The server owns these shapes; only the fields this page reads are named. */

export type PlaceName = 'room' | 'private';

export interface Attachment {
  readonly mediaId: string;
  readonly name: string;
  readonly contentType: string;
  readonly url: string;
}

/** One message of the room or of this member's private thread. */
export interface Message {
  /** number within the group, over room and all private threads: ascending, but with holes where other members' threads are */
  readonly seq: number;
  readonly place: PlaceName;
  readonly author: {
    readonly kind: 'staff' | 'member' | 'system';
    readonly name: string;
    /** the badge; null for members */
    readonly role: string | null;
    readonly id: string | null;
  };
  readonly text: string;
  readonly attachments: readonly Attachment[];
  /** ISO 8601 */
  readonly saidAt: string;
  /** the sender's own key, by which this page recognises what it sent */
  readonly clientKey: string | null;
}

export interface FeedPage {
  readonly items: readonly Message[];
  /** everything up to here has been read; above the last item where other members' threads follow it */
  readonly lastSeq: number;
}

export interface StaffName {
  readonly role: string;
  readonly displayName: string;
}

/** What a stranger sees behind a join link. */
export interface Invitation {
  readonly groupName: string;
  readonly campaignName: string;
  readonly roomOpen: boolean;
  readonly workspaceName: string;
  readonly staff: readonly StaffName[];
}

export interface Joined {
  readonly token: string;
  readonly member: { readonly memberId: string; readonly displayName: string };
  readonly group: { readonly groupId: string; readonly name: string };
}

export interface RoomInfo {
  readonly group: {
    readonly groupId: string;
    readonly name: string;
    readonly campaignName: string;
    readonly roomOpen: boolean;
    /** IANA zone the group lives in */
    readonly zone: string;
    /** ISO 8601 moment of the opening: day 1 */
    readonly openingAt: string;
  };
  readonly member: { readonly memberId: string; readonly displayName: string };
  readonly staff: readonly StaffName[];
  /** the room's day, null outside its script; and what everybody in it will see next */
  readonly today: { readonly day: number | null; readonly next: { readonly title: string; readonly at: string } | null };
}
