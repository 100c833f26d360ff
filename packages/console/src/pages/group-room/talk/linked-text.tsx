import { Fragment } from 'react';

/** Addresses inside a text; what follows one in Chinese punctuation is not part of it. */
const address = /(https?:\/\/[^\s，。；！？、）】》”’]+)/gu;

/** A text as it was said, its addresses made links. */
export function LinkedText({ text }: { text: string }) {
  const parts = text.split(address);
  return (
    <>
      {parts.map((part, index) => {
        // the same part at the same place is the same part: a said text does not change
        const key = `${index}-${part.length}`;
        if (!/^https?:\/\//u.test(part)) return <Fragment key={key}>{part}</Fragment>;
        return (
          <a key={key} href={part} target="_blank" rel="noreferrer">
            {part}
          </a>
        );
      })}
    </>
  );
}
