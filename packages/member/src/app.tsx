import { useEffect, useState } from 'preact/hooks';
import type { Joined } from './api/message.ts';
import { findMembership, forgetMembership, listMemberships, rememberMembership } from './memory/memberships.ts';
import type { Storage } from './memory/storage.ts';
import { groupAddress, groupCodeOf } from './routes.ts';
import { CrashGuard } from './ui/crash-guard.tsx';
import { JoinPage } from './ui/join-page.tsx';
import { NoGroupPage } from './ui/no-group-page.tsx';
import { Reader, readerOf } from './ui/reader.ts';
import { RoomPage } from './ui/room-page.tsx';
import { type Locale, pickLocale } from './words/locale.ts';

/** Which group the address names: its room for who is in it, the way in for who is not. */
export function App({ storage }: { readonly storage: Storage }) {
  const [locale, setLocale] = useState<Locale>(() => pickLocale(storage.get('locale'), navigator.languages));
  const [code, setCode] = useState(() => groupCodeOf(window.location));
  // counts changes of membership, which live in storage and not in state
  const [, setChanges] = useState(0);
  const changed = (): void => setChanges((count) => count + 1);

  useEffect(() => {
    const follow = (): void => setCode(groupCodeOf(window.location));
    window.addEventListener('hashchange', follow);
    window.addEventListener('popstate', follow);
    return () => {
      window.removeEventListener('hashchange', follow);
      window.removeEventListener('popstate', follow);
    };
  }, []);

  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);

  const switchLocale = (to: Locale): void => {
    storage.set('locale', to);
    setLocale(to);
  };

  const shownCode = code ?? listMemberships(storage)[0]?.code ?? null;
  const membership = shownCode === null ? null : findMembership(storage, shownCode);

  const joined = (as: Joined): void => {
    if (shownCode === null) return;
    rememberMembership(storage, {
      code: shownCode,
      groupId: as.group.groupId,
      groupName: as.group.name,
      memberId: as.member.memberId,
      displayName: as.member.displayName,
      token: as.token,
      usedAt: Date.now(),
    });
    changed();
  };

  return (
    <Reader.Provider value={readerOf({ locale, switchLocale, storage })}>
      <CrashGuard>
        {membership !== null ? (
          <RoomPage
            key={membership.token}
            membership={membership}
            leave={() => {
              forgetMembership(storage, membership.code);
              // the way back in is the link itself
              window.history.replaceState(null, '', groupAddress(membership.code));
              setCode(membership.code);
              changed();
            }}
          />
        ) : shownCode !== null ? (
          <JoinPage key={shownCode} code={shownCode} joined={joined} />
        ) : (
          <NoGroupPage />
        )}
      </CrashGuard>
    </Reader.Provider>
  );
}
