import { useEffect, useState } from 'preact/hooks';
import type { Message, PlaceName } from '../api/message.ts';
import { type Membership, rememberMembership } from '../memory/memberships.ts';
import { countUnread } from '../room/read-marks.ts';
import { roomTime } from '../room/room-time.ts';
import { AboutGroup } from './about-group.tsx';
import { Composer } from './composer.tsx';
import { ConnectionLine } from './connection-line.tsx';
import { MessageLog } from './message-log.tsx';
import { NoticePage } from './notice-page.tsx';
import { PlaceTabs, panelId, tabId } from './place-tabs.tsx';
import { useReader } from './reader.ts';
import { TodayLine } from './today-line.tsx';
import { useMedia } from './use-media.ts';
import { useReadMarks } from './use-read-marks.ts';
import { useRoomSession } from './use-room-session.ts';

const places: readonly PlaceName[] = ['room', 'private'];

interface RoomPageProps {
  readonly membership: Membership;
  /** the membership is over: back to the way in */
  readonly leave: () => void;
}

/** The room: what is to be done now, what is said, and where to say something. */
export function RoomPage({ membership, leave }: RoomPageProps) {
  const { locale, words, storage } = useReader();
  const { session, state } = useRoomSession(membership);
  const { marks, read } = useReadMarks(membership.groupId, state.feed);
  const [place, setPlace] = useState<PlaceName>('room');
  const [aboutOpen, setAboutOpen] = useState(false);
  const [target, setTarget] = useState<Message | null>(null);
  const wide = useMedia('(min-width: 1024px)');

  const group = state.room?.group;
  const groupName = group?.name ?? membership.groupName;
  const messages = state.feed.messages;
  const unread = (of: PlaceName): number =>
    marks === null ? 0 : countUnread(messages, { place: of, after: marks[of], memberId: membership.memberId });
  const unreadAll = unread('room') + unread('private');

  useEffect(() => {
    document.title = unreadAll > 0 ? `(${unreadAll}) ${groupName}` : groupName;
  }, [unreadAll, groupName]);

  // the group opened last is the one `/m/` opens
  useEffect(() => {
    rememberMembership(storage, { ...membership, groupName, usedAt: Date.now() });
  }, [storage, membership, groupName]);

  if (state.signedOut) {
    return <NoticePage title={words.signedOutTitle} text={words.signedOut} act={{ label: words.rejoin, run: leave }} />;
  }

  const time = roomTime({ locale, zone: group?.zone ?? null, openingAt: group?.openingAt ?? null });
  const show = (message: Message): void => {
    setPlace(message.place);
    setTarget(message);
  };
  const about = <AboutGroup membership={membership} room={state.room} {...(wide ? {} : { close: () => setAboutOpen(false) })} />;

  return (
    <div class={wide ? 'room-page with-aside' : 'room-page'}>
      <div class="room-column">
        <header class="bar">
          <h1 class="bar-title">{groupName}</h1>
          {!wide && (
            <button
              type="button"
              class="button quiet"
              aria-expanded={aboutOpen}
              aria-controls="about"
              onClick={() => setAboutOpen(!aboutOpen)}
            >
              {words.about}
            </button>
          )}
        </header>
        <main class="room-main">
          <TodayLine messages={messages} room={state.room} known={state.feed.after !== null} time={time} show={show} />
          <PlaceTabs place={place} unread={{ room: unread('room'), private: unread('private') }} choose={setPlace} />
          {places.map((of) => (
            <section key={of} id={panelId(of)} class="panel" role="tabpanel" aria-labelledby={tabId(of)} hidden={place !== of}>
              <MessageLog
                place={of}
                active={place === of}
                state={state}
                session={session}
                membership={membership}
                time={time}
                mark={state.feed.after === null ? null : (marks?.[of] ?? null)}
                unread={unread(of)}
                read={(seq) => read(of, seq)}
                target={target?.place === of ? target : null}
              />
              <ConnectionLine connection={place === of ? state.connection : 'fine'} />
              <Composer
                place={of}
                groupId={membership.groupId}
                closed={of === 'room' && group?.roomOpen === false}
                say={(text) => session.say(of, text)}
                goPrivate={() => setPlace('private')}
              />
            </section>
          ))}
        </main>
      </div>
      {wide ? (
        <aside class="aside" aria-label={words.about}>
          {about}
        </aside>
      ) : (
        aboutOpen && (
          <aside id="about" class="about-sheet" aria-label={words.about}>
            {about}
          </aside>
        )
      )}
    </div>
  );
}
