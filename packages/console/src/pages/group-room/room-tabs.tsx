import { useTranslation } from 'react-i18next';
import type { RoomTab } from './use-room-address.ts';

const tabs: readonly RoomTab[] = ['book', 'talk', 'context'];

/** On a narrow screen the three columns take turns. */
export function RoomTabs({ tab, onTab }: { tab: RoomTab; onTab: (tab: RoomTab) => void }) {
  const { t } = useTranslation('room');
  return (
    <nav className="room-tabs" aria-label={t('tabs.label')}>
      {tabs.map((one) => (
        <button key={one} type="button" aria-pressed={one === tab} onClick={() => onTab(one)}>
          {t(`tabs.${one}`)}
        </button>
      ))}
    </nav>
  );
}
