import { useState } from 'preact/hooks';
import type { Attachment } from '../api/message.ts';
import { useReader } from './reader.ts';

/** A picture, its room reserved before it loads, or a file to open. */
export function AttachmentView({ attachment, token }: { readonly attachment: Attachment; readonly token: string }) {
  const { words } = useReader();
  const [broken, setBroken] = useState(false);
  const address = addressOf(attachment, token);
  if (address === null) return null;
  if (attachment.contentType.startsWith('image/') && !broken) {
    return (
      <a class="picture" href={address} target="_blank" rel="noopener nofollow" aria-label={words.picture(attachment.name)}>
        <img src={address} alt={attachment.name} width={240} height={180} loading="lazy" decoding="async" onError={() => setBroken(true)} />
      </a>
    );
  }
  return (
    <a class="file" href={address} target="_blank" rel="noopener nofollow">
      {words.file} {attachment.name}
    </a>
  );
}

/** Only addresses of this very server: a member's token never goes anywhere else. */
function addressOf({ url }: Attachment, token: string): string | null {
  if (!/^\/(?![/\\])/.test(url)) return null;
  return `${url}${url.includes('?') ? '&' : '?'}token=${encodeURIComponent(token)}`;
}
