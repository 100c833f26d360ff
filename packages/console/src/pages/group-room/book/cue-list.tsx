import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../../time/domain-clock.ts';
import { dateOfDay, type RoomTime, timeOf } from '../../../time/room-time.ts';
import { useTimeWords } from '../../../time/use-time-words.ts';
import { type Book, type BookDay, type Line, linesInOrder } from './book.ts';
import { CueLine, lineElementId } from './cue-line.tsx';
import { useKeepInView } from './use-keep-in-view.ts';

interface CueListProps {
  readonly book: Book;
  readonly room: RoomTime;
  /** the line looked at; null = none */
  readonly chosen: string | null;
  /** the line GO would perform */
  readonly standby: string | null;
  readonly onChoose: (id: string) => void;
}

/** The prompt book: every cue by day, done above the line of now, to come below it. Arrow keys go from cue to cue. */
export function CueList({ book, room, chosen, standby, onChoose }: CueListProps) {
  const { t } = useTranslation('room');
  const list = useRef<HTMLDivElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const { away, back } = useKeepInView({ list, place, follow: book.lastSettled });
  const order = linesInOrder(book);

  useEffect(() => {
    if (chosen === null) return;
    document.getElementById(lineElementId(chosen))?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const move = (event: KeyboardEvent) => {
    const at = order.findIndex((line) => line.id === (chosen ?? standby));
    const to =
      event.key === 'ArrowDown'
        ? at + 1
        : event.key === 'ArrowUp'
          ? at - 1
          : event.key === 'Home'
            ? 0
            : event.key === 'End'
              ? order.length - 1
              : null;
    const line = to === null ? undefined : order[to];
    if (line === undefined) return;
    event.preventDefault();
    onChoose(line.id);
  };

  const nowLine = <NowLine key="now" place={place} book={book} room={room} chosen={chosen} standby={standby} onChoose={onChoose} />;
  const drawn = (line: Line) => (
    <CueLine key={line.id} line={line} room={room} chosen={line.id === chosen} standby={line.id === standby} onChoose={onChoose} />
  );
  return (
    <div className="book">
      <div
        className="book-scroll"
        ref={list}
        role="listbox"
        tabIndex={0}
        aria-label={t('book.label')}
        aria-activedescendant={chosen === null ? undefined : lineElementId(chosen)}
        onKeyDown={move}
      >
        {book.lastSettled === null ? nowLine : null}
        {book.days.map((day) => (
          <Day key={day.day} day={day} room={room}>
            {day.lines.map((line) => (line.id === book.lastSettled ? [drawn(line), nowLine] : drawn(line)))}
          </Day>
        ))}
        {order.length === 0 ? <p className="quiet book-empty">{t('book.empty')}</p> : null}
      </div>
      {away ? (
        <button type="button" className="back-to-now" onClick={back}>
          {t('book.back')}
        </button>
      ) : null}
    </div>
  );
}

function Day({ day, room, children }: { day: BookDay; room: RoomTime; children: React.ReactNode }) {
  const { i18n } = useTranslation();
  const words = useTimeWords();
  const date = dateOfDay(day.day, { room, locale: i18n.language });
  return (
    // the options of one day
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a listbox
    <div role="group" aria-label={`${words.day(day.day)} ${date}`} className="book-day">
      <div className="book-day-head">
        <strong>{words.day(day.day)}</strong> <span className="quiet">{date}</span>
      </div>
      {children}
    </div>
  );
}

interface NowLineProps extends CueListProps {
  readonly place: React.RefObject<HTMLDivElement | null>;
}

/** The rule between what was and what comes, with the time on it; below it what waits for a word instead of a clock. */
function NowLine({ place, book, room, chosen, standby, onChoose }: NowLineProps) {
  const { t } = useTranslation('room');
  const now = useNow();
  return (
    <>
      <div className="book-now" ref={place}>
        {t('book.now', { time: timeOf(now, room.zone) })}
      </div>
      {book.unscheduled.length === 0 ? null : <div className="book-unscheduled">{t('book.unscheduled')}</div>}
      {book.unscheduled.map((line) => (
        <CueLine key={line.id} line={line} room={room} chosen={line.id === chosen} standby={line.id === standby} onChoose={onChoose} />
      ))}
    </>
  );
}
