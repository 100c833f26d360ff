import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { places } from './places.ts';
import { useOpenPrompts } from './use-open-prompts.ts';

/** Links to every place; the prompts carry how many wait. */
export function PlaceLinks({ className }: { className: string }) {
  const { t } = useTranslation('common');
  const waiting = useOpenPrompts();
  return (
    <nav className={className} aria-label={t('nav.label')}>
      {places.map((place) => (
        <Link key={place.to} to={place.to} activeOptions={{ exact: place.to === '/' }} activeProps={{ className: 'here' }}>
          {t(place.word)}
          {place.to === '/prompts' && waiting > 0 ? <span className="count">{waiting}</span> : null}
        </Link>
      ))}
    </nav>
  );
}
