import type { Message } from '../api/message.ts';
import type { RoomTime } from '../room/room-time.ts';
import { AttachmentView } from './attachment-view.tsx';
import { LinkedText } from './linked-text.tsx';
import { useReader } from './reader.ts';
import { StaffBadge } from './staff-badge.tsx';

interface MessageItemProps {
  readonly message: Message;
  readonly mine: boolean;
  readonly token: string;
  readonly time: RoomTime;
}

/** One message. Staff speak with a badge beside a ruled margin, members in bubbles, the reader's own at the right, the system in between. */
export function MessageItem({ message, mine, token, time }: MessageItemProps) {
  const { words } = useReader();
  const { author, text, attachments, saidAt, seq } = message;
  const kind = mine ? 'mine' : author.kind;
  return (
    <article class={`message ${kind}`} data-seq={seq} tabIndex={-1}>
      {author.kind !== 'system' && (
        <p class="message-head">
          {author.role !== null && <StaffBadge role={author.role} />}
          <span class={mine ? 'heard-only' : 'name'}>{mine ? words.you : author.name}</span>
          <time dateTime={saidAt}>{time.clock(saidAt)}</time>
        </p>
      )}
      {text !== '' && (
        <p class="message-text">
          <LinkedText text={text} />
        </p>
      )}
      {attachments.map((attachment) => (
        <AttachmentView key={attachment.mediaId} attachment={attachment} token={token} />
      ))}
    </article>
  );
}
