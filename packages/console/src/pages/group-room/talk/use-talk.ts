import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { readFeed } from '../../../api/groups.ts';
import type { Feed, Message } from '../../../api/types.ts';
import { listen } from '../../../realtime/connection.ts';
import { noTalk, type Talk, takeEarlier, takeFeed, takePush } from './feed.ts';

/** One page of the feed, the longest the server gives: a whisper to everyone in a group alone is 150 messages. */
const limit = 200;

/** Pushes come in bursts when a cue writes to everyone; the feed is asked once after each burst. */
const burstMs = 400;

type Step =
  | { readonly kind: 'feed' | 'earlier'; readonly feed: Feed }
  | { readonly kind: 'push'; readonly message: Message }
  | { readonly kind: 'another group' };

function step(talk: Talk, taken: Step): Talk {
  switch (taken.kind) {
    case 'feed':
      return takeFeed(talk, taken.feed, limit);
    case 'earlier':
      return takeEarlier(talk, taken.feed, limit);
    case 'push':
      return takePush(talk, taken.message);
    case 'another group':
      return noTalk;
  }
}

interface LiveTalk {
  readonly talk: Talk;
  readonly error: unknown;
  readonly readEarlier: () => void;
  readonly retry: () => void;
  /** a message this page itself has just sent */
  readonly take: (message: Message) => void;
}

/** A group's conversation as it goes on: read once, pushed from then on, caught up after every reconnection. */
export function useTalk(groupId: string): LiveTalk {
  const [talk, dispatch] = useReducer(step, noTalk);
  const [error, setError] = useState<unknown>(null);
  const seen = useRef(talk);
  useEffect(() => {
    seen.current = talk;
  }, [talk]);

  const catchUp = useCallback(
    async (signal?: AbortSignal) => {
      try {
        let after = seen.current.after;
        for (;;) {
          const feed = await readFeed({
            groupId,
            ...(after === null ? {} : { after }),
            limit,
            ...(signal === undefined ? {} : { signal }),
          });
          dispatch({ kind: 'feed', feed });
          setError(null);
          if (after === null || feed.items.length < limit) return;
          after = feed.lastSeq;
        }
      } catch (problem) {
        if (signal?.aborted !== true) setError(problem);
      }
    },
    [groupId],
  );

  useEffect(() => {
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | null = null;
    dispatch({ kind: 'another group' });
    seen.current = noTalk;
    void catchUp(stop.signal);
    const silence = listen({
      connected: () => void catchUp(stop.signal),
      message: (message) => {
        if (message.groupId !== undefined && message.groupId !== groupId) return;
        if (message.groupId === groupId) dispatch({ kind: 'push', message });
        timer ??= setTimeout(() => {
          timer = null;
          void catchUp(stop.signal);
        }, burstMs);
      },
    });
    return () => {
      stop.abort();
      silence();
      if (timer !== null) clearTimeout(timer);
    };
  }, [groupId, catchUp]);

  const reading = useRef(false);
  const readEarlier = useCallback(() => {
    const first = seen.current.messages[0];
    if (first === undefined || reading.current) return;
    reading.current = true;
    readFeed({ groupId, before: first.seq, limit })
      .then(
        (feed) => dispatch({ kind: 'earlier', feed }),
        (problem: unknown) => setError(problem),
      )
      .finally(() => {
        reading.current = false;
      });
  }, [groupId]);

  const take = useCallback((message: Message) => dispatch({ kind: 'push', message }), []);
  return { talk, error, readEarlier, retry: () => void catchUp(), take };
}
