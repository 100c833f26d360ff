import { useEffect } from 'preact/hooks';
import type { RoomInfo } from '../api/message.ts';
import { listMemberships, type Membership } from '../memory/memberships.ts';
import { roomAddress } from '../routes.ts';
import { LanguageSwitch } from './language-switch.tsx';
import { useReader } from './reader.ts';
import { StaffList } from './staff-list.tsx';

interface AboutGroupProps {
  readonly membership: Membership;
  readonly room: RoomInfo | null;
  /** absent where it always stays open */
  readonly close?: () => void;
}

/** Who works here, as whom the reader is here, what is kept, and their other groups. */
export function AboutGroup({ membership, room, close }: AboutGroupProps) {
  const { words, storage } = useReader();
  const others = listMemberships(storage).filter(({ code }) => code !== membership.code);

  useEffect(() => {
    if (close === undefined) return;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') close();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [close]);

  return (
    <div class="about">
      <p class="about-campaign">{room?.group.campaignName ?? membership.groupName}</p>
      <p class="about-name">{words.yourName(membership.displayName)}</p>
      <StaffList staff={room?.staff ?? []} />
      {others.length > 0 && (
        <nav aria-label={words.otherGroups}>
          <h2 class="small-title">{words.otherGroups}</h2>
          <ul class="groups">
            {others.map((other) => (
              <li key={other.code}>
                <a class="group-link" href={roomAddress(other.code)} onClick={close}>
                  {other.groupName}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <p class="note">{words.kept}</p>
      <LanguageSwitch />
      {!storage.lasting && <p class="notice">{words.privateWindow}</p>}
      {close && (
        <button type="button" class="button wide" onClick={close}>
          {words.close}
        </button>
      )}
    </div>
  );
}
