import { useNow } from '../time/domain-clock.ts';
import { dayOf, type RoomTime, timeOf } from '../time/room-time.ts';
import { useTimeWords } from '../time/use-time-words.ts';

interface MomentProps {
  readonly at: string;
  readonly room: RoomTime;
  /** the day is said already nearby */
  readonly withoutDay?: boolean;
}

/** A moment as the room counts it, '第3天 20:30', and how far it is when that is near. */
export function Moment({ at, room, withoutDay = false }: MomentProps) {
  const words = useTimeWords();
  const near = words.near(at, useNow());
  return (
    <span className="moment">
      <time dateTime={at}>
        {withoutDay ? null : `${words.day(dayOf(at, room))} `}
        {timeOf(at, room.zone)}
      </time>
      {near === null ? null : <span className="near">{near}</span>}
    </span>
  );
}
