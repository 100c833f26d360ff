import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PlaceName } from '../api/message.ts';
import { useReader } from './reader.ts';
import { useMedia } from './use-media.ts';

/** The server's limit of one message, in characters. */
const longestText = 2_000;

interface ComposerProps {
  readonly place: PlaceName;
  readonly groupId: string;
  /** nothing can be said here any more */
  readonly closed: boolean;
  readonly say: (text: string) => void;
  readonly goPrivate: () => void;
}

/** Where something is written. It says who will see it, and keeps what is typed through a closed page. */
export function Composer({ place, groupId, closed, say, goPrivate }: ComposerProps) {
  const { words, storage } = useReader();
  const draftKey = `draft.${groupId}.${place}`;
  const [text, setText] = useState(() => storage.get(draftKey) ?? '');
  const field = useRef<HTMLTextAreaElement>(null);
  // on a phone, Enter is the only way to a new line
  const enterSends = useMedia('(hover: hover) and (pointer: fine)');

  useLayoutEffect(() => {
    const element = field.current;
    if (element === null || element.clientWidth === 0) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight + element.offsetHeight - element.clientHeight}px`;
  }, [text]);

  if (closed) {
    return (
      <div class="composer closed">
        <p>{words.roomClosed}</p>
        <button type="button" class="button" onClick={goPrivate}>
          {words.goPrivate}
        </button>
      </div>
    );
  }

  const write = (next: string): void => {
    setText(next);
    if (next === '') storage.remove(draftKey);
    else storage.set(draftKey, next);
  };
  // by code point, as the server counts
  const over = Array.from(text.trim()).length - longestText;
  const ready = text.trim() !== '' && over <= 0;
  const send = (): void => {
    field.current?.focus();
    if (!ready) return;
    say(text.trim());
    write('');
  };
  const inRoom = place === 'room';
  const id = `write-${place}`;

  return (
    <form
      class={`composer ${place}`}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label class="composer-where" for={id}>
        {inRoom ? words.toRoom : words.toPrivate}
      </label>
      <div class="composer-line">
        <textarea
          id={id}
          ref={field}
          rows={1}
          value={text}
          placeholder={inRoom ? words.placeholderRoom : words.placeholderPrivate}
          aria-describedby={over > 0 ? `${id}-over` : undefined}
          onInput={(event) => write(event.currentTarget.value)}
          onKeyDown={(event) => {
            // 229: an input method is composing, and Enter chooses its word (Safari ends composition before the key)
            const choosing = event.isComposing || event.keyCode === 229;
            if (event.key !== 'Enter' || choosing || event.shiftKey || !(enterSends || event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            send();
          }}
        />
        <button type="submit" class="button primary send" disabled={!ready}>
          {inRoom ? words.sendRoom : words.sendPrivate}
        </button>
      </div>
      {over > 0 && (
        <p id={`${id}-over`} class="problem" role="alert">
          {words.tooLong(over)}
        </p>
      )}
    </form>
  );
}
