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
            {shortened(piece.text)}
          </a>
        ),
      )}
    </>
  );
}

/** Two lines of a phone; what is behind it matters less than where it leads, which stands at its beginning. */
const longestShown = 56;

function shortened(address: string): string {
  return address.length <= longestShown ? address : `${address.slice(0, longestShown - 9)}…${address.slice(-8)}`;
}
