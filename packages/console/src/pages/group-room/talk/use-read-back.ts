import { useEffect, useRef } from 'react';

/** Whispers to a whole group may fill pages between two words in the room; beyond this many pages a person asks for earlier ones. */
const pagesMax = 8;

interface ReadBack {
  readonly enough: boolean;
  readonly more: boolean;
  readonly read: () => void;
  /** what is being looked at; another place begins to count anew */
  readonly of: string;
}

/** Reads back by itself until the place one looks at fills a screen: the feed is one line for all places of a group. */
export function useReadBack({ enough, more, read, of }: ReadBack): void {
  const pages = useRef({ of, read: 0 });
  useEffect(() => {
    if (pages.current.of !== of) pages.current = { of, read: 0 };
    if (enough || !more || pages.current.read >= pagesMax) return;
    pages.current.read += 1;
    read();
  });
}
