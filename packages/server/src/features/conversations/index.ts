/**
 * features/conversations: rooms and private threads, one number line a group. Owns `room` and `message`; reads the names of `member` and
 * `staff` by join.
 */
export { type Attachment, mediaUrl, type StaffAuthor } from './message.ts';
export { postAsMember, postAsStaff } from './post-message.ts';
export {
  dropPrepared,
  lockRoom,
  type PreparedMessage,
  type PreparedRow,
  prepareFromCue,
  renameCueMessages,
  sayPrepared,
  unsayPrepared,
} from './prepared-messages.ts';
export { type Feed, readCueMessages, readFeed } from './read-feed.ts';
export { closeRooms, getRoom, getRoomLocked, openRooms, type Room } from './rooms.ts';
export { type RoomPost, sayFromCue } from './say-from-cue.ts';
export { type RecipientRow, type WhisperVoice, whisperFromCue } from './whisper-from-cue.ts';
