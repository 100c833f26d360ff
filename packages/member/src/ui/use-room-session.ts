import { useEffect, useRef, useState } from 'preact/hooks';
import { roomApi } from '../api/member-api.ts';
import { listen } from '../api/realtime.ts';
import type { Membership } from '../memory/memberships.ts';
import { newKey } from '../memory/new-key.ts';
import { outboxStore } from '../memory/outbox-store.ts';
import type { Storage } from '../memory/storage.ts';
import { RoomSession } from '../room/room-session.ts';
import type { RoomState } from '../room/room-store.ts';
import type { Locale } from '../words/locale.ts';
import { useReader } from './reader.ts';

/**
 * Opens the room of a membership for as long as the component lives, awake whenever the page is looked at and has a network. One component
 * is one membership: key it by the token.
 */
export function useRoomSession(membership: Membership): { readonly session: RoomSession; readonly state: RoomState } {
  const { locale, storage } = useReader();
  // read at every request: the reader may change it while the room is open
  const language = useRef<Locale>(locale);
  language.current = locale;
  const [session] = useState(() => openSession(membership, storage, () => language.current));
  const [state, setState] = useState(session.state);

  useEffect(() => {
    const unsubscribe = session.subscribe(() => setState(session.state));
    setState(session.state);
    const wake = (): void => session.wake();
    const lost = (): void => session.networkLost();
    const looked = (): void => {
      if (!document.hidden) session.wake();
    };
    window.addEventListener('online', wake);
    window.addEventListener('offline', lost);
    window.addEventListener('pageshow', looked);
    document.addEventListener('visibilitychange', looked);
    return () => {
      window.removeEventListener('online', wake);
      window.removeEventListener('offline', lost);
      window.removeEventListener('pageshow', looked);
      document.removeEventListener('visibilitychange', looked);
      unsubscribe();
      session.close();
    };
  }, [session]);

  return { session, state };
}

function openSession(membership: Membership, storage: Storage, locale: () => Locale): RoomSession {
  return new RoomSession({
    api: roomApi({ token: membership.token, locale }),
    listen: (events) => listen(membership.token, events),
    store: outboxStore(storage, membership.groupId),
    newKey,
    nowMs: () => Date.now(),
    wait: (ms, then) => {
      // spread by a quarter, so that a group does not come back all at once after a restart
      const timer = setTimeout(then, ms * (0.75 + Math.random() / 2));
      return () => clearTimeout(timer);
    },
    online: navigator.onLine,
  });
}
