import { useMemo } from 'react';
import { encode } from 'uqr';

/** A link as a code a phone can read: dark on light whatever the page's paper, with the quiet margin the standard asks for (4 modules). */
export function QrCode({ link, words }: { link: string; words: string }) {
  const { path, size } = useMemo(() => {
    const code = encode(link, { ecc: 'M', border: 4 });
    const squares = code.data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
    return { path: squares.join(''), size: code.size };
  }, [link]);
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={words} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
