import { Button } from 'antd';
import { Fragment, type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../../api/types.ts';
import { dateOf, dayOf, type RoomTime } from '../../../time/room-time.ts';
import { useTimeWords } from '../../../time/use-time-words.ts';
import { MessageLine } from './message-line.tsx';
import { useStickToEnd } from './use-stick-to-end.ts';

interface TranscriptProps {
  readonly messages: readonly Message[];
  readonly room: RoomTime;
  readonly titles: ReadonlyMap<string, string>;
  readonly inRoom: boolean;
  readonly label: string;
  readonly empty: string;
  readonly onEarlier: (() => void) | null;
  readonly onMember: (memberId: string) => void;
  readonly onAnswer: (memberId: string) => void;
  /** what is not said yet, below what is */
  readonly below: ReactNode;
}

/** What was said in one place, by day. It stays at its end while one reads there, and stands still while one reads above. */
export function Transcript(props: TranscriptProps) {
  const { t, i18n } = useTranslation('room');
  const words = useTimeWords();
  const { messages, room } = props;
  const { box, leftAt, toEnd } = useStickToEnd(messages.at(-1)?.seq ?? 0);
  const newBelow = leftAt === null ? 0 : messages.filter((message) => message.seq > leftAt).length;
  const days = useMemo(() => daysOf(messages, room), [messages, room]);
  return (
    <div className="transcript">
      {/* a scrolling region must be reachable by keyboard */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
      <section className="transcript-scroll" ref={box} tabIndex={0} aria-label={props.label}>
        {props.onEarlier === null ? null : (
          <Button size="small" className="earlier" onClick={props.onEarlier}>
            {t('talk.earlier')}
          </Button>
        )}
        {messages.length === 0 ? <p className="quiet nothing-said">{props.empty}</p> : null}
        <ol>
          {days.map(({ day, at, said }) => (
            <Fragment key={day}>
              <li className="speech-day">
                {words.day(day)} <span className="quiet">{dateOf(at, { zone: room.zone, locale: i18n.language })}</span>
              </li>
              {said.map((message) => (
                <MessageLine
                  key={message.seq}
                  message={message}
                  zone={room.zone}
                  cueTitle={message.cue === null ? null : (props.titles.get(message.cue) ?? message.cue)}
                  inRoom={props.inRoom}
                  onMember={props.onMember}
                  onAnswer={props.onAnswer}
                />
              ))}
            </Fragment>
          ))}
          {props.below}
        </ol>
      </section>
      {newBelow > 0 ? (
        <button type="button" className="new-below" onClick={toEnd}>
          {t('talk.newBelow', { count: newBelow })}
        </button>
      ) : null}
    </div>
  );
}

interface Day {
  readonly day: number;
  readonly at: string;
  readonly said: Message[];
}

function daysOf(messages: readonly Message[], room: RoomTime): readonly Day[] {
  const days: Day[] = [];
  for (const message of messages) {
    const day = dayOf(message.saidAt, room);
    const last = days.at(-1);
    if (last?.day === day) last.said.push(message);
    else days.push({ day, at: message.saidAt, said: [message] });
  }
  return days;
}
