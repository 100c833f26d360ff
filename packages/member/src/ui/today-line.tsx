import type { Message, RoomInfo } from '../api/message.ts';
import type { RoomTime } from '../room/room-time.ts';
import { todayOf } from '../room/today.ts';
import { useReader } from './reader.ts';
import { StaffBadge } from './staff-badge.tsx';

interface TodayLineProps {
  readonly messages: readonly Message[];
  readonly room: RoomInfo | null;
  /** the messages are known: an empty room is really empty */
  readonly known: boolean;
  readonly time: RoomTime;
  readonly show: (message: Message) => void;
}

/** On top of everything: the one thing to do now, and what comes next. */
export function TodayLine({ messages, room, known, time, show }: TodayLineProps) {
  const { words } = useReader();
  const today = todayOf(messages);
  const next = room?.today.next ?? null;
  const nextDay = next === null ? null : time.dayNumber(next.at);
  const otherDay = nextDay === null || nextDay === room?.today.day ? '' : `${words.dayNumber(nextDay)} `;
  return (
    <section class="today" aria-label={words.now}>
      <div class="today-words">
        <p class="today-label">
          <span class="now">▶ {words.now}</span>
          {today && <time dateTime={today.message.saidAt}>{time.clock(today.message.saidAt)}</time>}
          {today?.message.author.role && <StaffBadge role={today.message.author.role} />}
          {today?.message.place === 'private' && <span class="private-mark">{words.privately}</span>}
        </p>
        <p class="today-text">{today?.words ?? (known ? words.todayEmpty : words.loading)}</p>
        {next && <p class="today-next">{words.next(`${otherDay}${time.clock(next.at)}`, next.title)}</p>}
      </div>
      {today?.link && (
        <a class="button primary" href={today.link} target="_blank" rel="noopener nofollow">
          {words.openLink}
          <span class="heard-only">
            {today.words} {words.opensElsewhere}
          </span>
        </a>
      )}
      {today && today.link === null && (
        <button type="button" class="button" onClick={() => show(today.message)}>
          {words.show}
        </button>
      )}
    </section>
  );
}
