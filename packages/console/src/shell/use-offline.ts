import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { isUnreachable } from '../api/problem.ts';
import { useConnection } from '../realtime/connection.ts';

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

/** A line that drops and comes back within this is nobody's concern. */
const patienceMs = 4_000;

/** When the page lost the server, or null while it has it: the browser is offline, or the line is down, or the last request got no answer. */
export function useOfflineSince(): Date | null {
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  const lost = useConnection() === 'lost';
  const unanswered = useLastUnanswered();
  const away = !online || lost || unanswered;
  const [since, setSince] = useState<Date | null>(null);
  useEffect(() => {
    if (!away) return setSince(null);
    const timer = setTimeout(() => setSince((known) => known ?? new Date()), online ? patienceMs : 0);
    return () => clearTimeout(timer);
  }, [away, online]);
  return since;
}

function useLastUnanswered(): boolean {
  const cache = useQueryClient().getQueryCache();
  const [unanswered, setUnanswered] = useState(false);
  useEffect(
    () =>
      cache.subscribe((event) => {
        if (event.type !== 'updated') return;
        if (event.action.type === 'success') setUnanswered(false);
        if (event.action.type === 'error' && isUnreachable(event.action.error)) setUnanswered(true);
      }),
    [cache],
  );
  return unanswered;
}
