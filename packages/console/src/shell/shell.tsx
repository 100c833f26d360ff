import { useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useMatchRoute, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { isSignedOut } from '../api/problem.ts';
import { useSendKeptClaims } from '../claims/use-claim-outbox.ts';
import { listen, openConnection } from '../realtime/connection.ts';
import { NoticeLine } from '../ui/notice.tsx';
import { DomainClockFace } from './domain-clock-face.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { OfflineBanner } from './offline-banner.tsx';
import { PersonMenu } from './person-menu.tsx';
import { PlaceLinks } from './place-links.tsx';
import './shell.css';

/** The frame around every signed-in page: one bar above; on a phone the places lie at the thumb, except where a room needs it for GO. */
export function Shell() {
  const { t } = useTranslation('common');
  const inRoom = useMatchRoute()({ to: '/groups/$groupId' }) !== false;
  useLiveConnection();
  useSendKeptClaims();
  useSignInAgain();
  return (
    <NoticeLine>
      <div className={inRoom ? 'shell in-room' : 'shell'}>
        <a className="skip" href="#content">
          {t('nav.skip')}
        </a>
        <header className="bar">
          <Link to="/" className="mark">
            <span className="mark-sign" aria-hidden="true" />
            {t('product')}
          </Link>
          <PlaceLinks className="places" />
          <DomainClockFace />
          <LanguageSwitch />
          <PersonMenu />
        </header>
        <OfflineBanner />
        <main id="content" tabIndex={-1}>
          <Outlet />
        </main>
        <PlaceLinks className="thumb-places" />
      </div>
    </NoticeLine>
  );
}

/** A session that ends while a page is open leads to signing in, and back. */
function useSignInAgain(): void {
  const queries = useQueryClient();
  const router = useRouter();
  useEffect(
    () =>
      queries.getQueryCache().subscribe((event) => {
        if (event.type !== 'updated' || event.action.type !== 'error' || !isSignedOut(event.action.error)) return;
        void router.navigate({ to: '/sign-in', search: { to: router.state.location.href } });
      }),
    [queries, router],
  );
}

function useLiveConnection(): void {
  const queries = useQueryClient();
  useEffect(() => {
    void openConnection();
    return listen({
      connected: () => void queries.invalidateQueries(),
      prompts: () => {
        void queries.invalidateQueries({ queryKey: ['prompts'] });
        void queries.invalidateQueries({ queryKey: ['shifts'] });
      },
    });
  }, [queries]);
}
