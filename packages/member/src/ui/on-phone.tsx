import { useEffect, useState } from 'preact/hooks';
import { useReader } from './reader.ts';
import { useMedia } from './use-media.ts';

/** On a wide screen: the same link as a code to scan, since the page is made for the phone. Its code is loaded only there. */
export function OnPhone() {
  const { words } = useReader();
  const wide = useMedia('(min-width: 900px) and (pointer: fine)');
  const [picture, setPicture] = useState<string | null>(null);

  useEffect(() => {
    if (!wide) return;
    void import('uqr')
      .then(({ renderSVG }) => setPicture(renderSVG(window.location.href, { border: 2, ecc: 'M' })))
      // without the code the page is as useful
      .catch(() => {});
  }, [wide]);

  if (!wide) return null;
  return (
    <div class="on-phone">
      {picture === null ? (
        <div class="on-phone-code" />
      ) : (
        <img class="on-phone-code" alt="" src={`data:image/svg+xml,${encodeURIComponent(picture)}`} />
      )}
      <p class="note">{words.onPhone}</p>
    </div>
  );
}
