import { linkify } from '../text/linkify.ts';

/** Text with its addresses to tap. */
export function LinkedText({ text }: { readonly text: string }) {
  return (
    <>
      {linkify(text).map((piece, index) =>
        piece.kind === 'text' ? (
          piece.text
        ) : (
          <a key={index} href={piece.href} target="_blank" rel="noopener nofollow">
            {piece.text}
          </a>
        ),
      )}
    </>
  );
}
