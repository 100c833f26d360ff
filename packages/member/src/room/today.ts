import type { Message } from '../api/message.ts';
import { firstLink, linkify } from '../text/linkify.ts';

/** The one thing to do now. */
export interface Today {
  readonly message: Message;
  /** its first words that say something, up to the address */
  readonly words: string;
  /** where to do it, when it is done elsewhere */
  readonly link: string | null;
}

/** What staff said last is what is to be done now; what was said privately is for this member and counts the same. Null before the first post. */
export function todayOf(messages: readonly Message[]): Today | null {
  for (let index = messages.length - 1; index >= 0; index -= 1) {
    const message = messages[index];
    if (message !== undefined && message.author.kind === 'staff') {
      return { message, words: headline(message), link: firstLink(message.text) };
    }
  }
  return null;
}

function headline(message: Message): string {
  for (const line of message.text.split('\n')) {
    // what stands before the address says what it leads to
    for (const piece of linkify(line)) {
      const words = piece.kind === 'text' ? piece.text.replace(/^[\s，,；;。.]+|[：:，,、\s]+$/g, '') : '';
      if (words !== '') return words;
    }
  }
  return message.attachments[0]?.name ?? message.text.trim();
}
