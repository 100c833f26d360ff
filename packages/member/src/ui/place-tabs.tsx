import type { PlaceName } from '../api/message.ts';
import { useReader } from './reader.ts';

const places: readonly PlaceName[] = ['room', 'private'];

export const tabId = (place: PlaceName): string => `tab-${place}`;
export const panelId = (place: PlaceName): string => `panel-${place}`;

interface PlaceTabsProps {
  readonly place: PlaceName;
  readonly unread: Readonly<Record<PlaceName, number>>;
  readonly choose: (place: PlaceName) => void;
}

/** Room and private thread, each with what is new in it. Arrow keys move between them, as readers of screens expect of tabs. */
export function PlaceTabs({ place, unread, choose }: PlaceTabsProps) {
  const { words } = useReader();
  const labels: Record<PlaceName, string> = { room: words.tabRoom, private: words.tabPrivate };
  return (
    <div
      class="tabs"
      role="tablist"
      aria-label={words.tabs}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
        event.preventDefault();
        const other = place === 'room' ? 'private' : 'room';
        choose(other);
        document.getElementById(tabId(other))?.focus();
      }}
    >
      {places.map((of) => (
        <button
          key={of}
          type="button"
          role="tab"
          id={tabId(of)}
          class="tab"
          aria-selected={of === place}
          aria-controls={panelId(of)}
          tabIndex={of === place ? 0 : -1}
          onClick={() => choose(of)}
        >
          {labels[of]}
          {unread[of] > 0 && (
            <span class="count">
              <span aria-hidden="true">{unread[of] > 99 ? '99+' : unread[of]}</span>
              <span class="heard-only">{words.unread(unread[of])}</span>
            </span>
          )}
        </button>
      ))}
    </div>
  );
}
