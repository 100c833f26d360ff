import { useRef, useState } from 'preact/hooks';
import { type Failure, joinApi } from '../api/member-api.ts';
import type { Joined } from '../api/message.ts';
import { joinKeyFor } from '../memory/memberships.ts';
import { newKey } from '../memory/new-key.ts';
import type { Words } from '../words/words.ts';
import { useReader } from './reader.ts';

/** The server's limit of a name, in characters. */
const longestName = 24;

/** A name and a button. Pressing it again after a lost answer does not join twice: the key stays the same until it is answered. */
export function JoinForm({ code, joined }: { readonly code: string; readonly joined: (as: Joined) => void }) {
  const { locale, words, storage } = useReader();
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [joining, setJoining] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  const join = async (): Promise<void> => {
    if (joining) return;
    const displayName = name.trim().replace(/\s+/g, ' ');
    const wrong = problemOf(displayName, words);
    setProblem(wrong);
    if (wrong !== null) {
      field.current?.focus();
      return;
    }
    setJoining(true);
    const joinKey = joinKeyFor(storage, code, newKey);
    const answer = await joinApi(locale).join(code, { displayName, joinKey, locale });
    if (answer.ok) {
      joined(answer.value);
      return;
    }
    setJoining(false);
    setProblem(wordsOf(answer.failure, words));
  };

  return (
    <form
      class="join-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void join();
      }}
    >
      <label for="name">{words.nameLabel}</label>
      <input
        id="name"
        ref={field}
        name="nickname"
        autocomplete="nickname"
        autocapitalize="off"
        enterkeyhint="go"
        value={name}
        aria-describedby="name-hint"
        aria-invalid={problem !== null}
        onInput={(event) => {
          setName(event.currentTarget.value);
          setProblem(null);
        }}
      />
      <p id="name-hint" class={problem === null ? 'note' : 'note problem'} role={problem === null ? undefined : 'alert'}>
        {problem ?? words.nameHint}
      </p>
      <button type="submit" class="button primary wide" aria-disabled={joining}>
        {joining ? words.joining : words.join}
      </button>
      <p class="note consent">{words.kept}</p>
    </form>
  );
}

function problemOf(displayName: string, words: Words): string | null {
  if (displayName === '') return words.nameMissing;
  // by code point, so that an emoji counts as one
  return Array.from(displayName).length > longestName ? words.nameTooLong : null;
}

function wordsOf(failure: Failure, words: Words): string {
  if (failure.kind === 'later') return words.joinUnreachable;
  return failure.kind === 'refused' && failure.message !== '' ? failure.message : words.joinRefused;
}
