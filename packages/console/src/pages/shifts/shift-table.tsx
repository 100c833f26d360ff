import { useTranslation } from 'react-i18next';
import type { OnDuty, ShiftBoard } from '../../api/types.ts';
import { useNow } from '../../time/domain-clock.ts';
import { dateOf, timeOf } from '../../time/room-time.ts';
import { useTimeWords } from '../../time/use-time-words.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import type { HandingOver } from './hand-over-panel.tsx';
import { LaneHead } from './lane-head.tsx';
import { slotsOf } from './lanes.ts';
import { DecisionItems, WaitingItems, WorkItems } from './work-items.tsx';

interface ShiftTableProps {
  readonly board: ShiftBoard;
  readonly lanes: readonly OnDuty[];
  readonly onHandOver: (handing: HandingOver) => void;
}

/** Time down the page, a lane for each person: what waits now above the line, what is to come below it. */
export function ShiftTable({ board, lanes, onHandOver }: ShiftTableProps) {
  const { t } = useTranslation('shifts');
  const slots = slotsOf(board);
  const waits = board.waiting.length > 0;
  return (
    // a table wider than the page is moved by the keyboard too
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className="shift-scroll" aria-label={t('tab')} tabIndex={0}>
      <table className="shift-table">
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">{t('time')}</span>
            </th>
            {lanes.map((person) => (
              <th key={person.staffId} scope="col">
                <LaneHead person={person} onHandOver={onHandOver} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {board.decisions.length === 0 ? null : (
            <tr>
              <th scope="row">{t('decide')}</th>
              {lanes.map((person) => (
                <td key={person.staffId}>
                  <DecisionItems decisions={board.decisions.filter((one) => one.staffId === person.staffId)} />
                </td>
              ))}
            </tr>
          )}
          {waits ? (
            <tr>
              <th scope="row">{t('waits')}</th>
              {lanes.map((person) => (
                <td key={person.staffId}>
                  <WaitingItems waiting={board.waiting.filter((one) => one.staffId === person.staffId)} />
                </td>
              ))}
            </tr>
          ) : null}
          <NowLine board={board} span={lanes.length + 1} />
          {slots.map((slot) => (
            <tr key={slot.at}>
              <th scope="row">
                <SlotTime at={slot.at} board={board} />
              </th>
              {lanes.map((person) => {
                const cell = slot.cells.get(person.staffId);
                return (
                  <td key={person.staffId} className={cell?.collision ? 'crowded' : undefined}>
                    {cell === undefined ? null : <WorkItems cell={cell} capacity={board.capacity} />}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {slots.length === 0 ? <p className="lead">{t('nothingAhead')}</p> : null}
    </section>
  );
}

function NowLine({ board, span }: { board: ShiftBoard; span: number }) {
  return (
    <tr className="now-line">
      <th scope="row" colSpan={span}>
        <NowMark board={board} />
      </th>
    </tr>
  );
}

/** Where the time stands: above it what waits, below it what is to come. */
export function NowMark({ board }: { board: Pick<ShiftBoard, 'zone'> }) {
  const { t } = useTranslation('shifts');
  return <StateMark sign="now" words={`${t('now')} ${timeOf(useNow(), board.zone)}`} />;
}

/** The minute, how far it is, and its date where that is not today's. */
export function SlotTime({ at, board }: { at: string; board: Pick<ShiftBoard, 'zone'> }) {
  const { i18n } = useTranslation('shifts');
  const words = useTimeWords();
  const now = useNow();
  const date = (moment: string | Date) =>
    dateOf(moment instanceof Date ? moment.toISOString() : moment, { zone: board.zone, locale: i18n.language });
  return (
    <>
      <time dateTime={at} className="slot-time">
        {timeOf(at, board.zone)}
      </time>
      <span className="slot-near">{date(at) === date(now) ? words.near(at, now) : date(at)}</span>
    </>
  );
}
