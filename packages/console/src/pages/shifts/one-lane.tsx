import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OnDuty, ShiftBoard } from '../../api/types.ts';
import { useMe } from '../../shell/use-me.ts';
import type { HandingOver } from './hand-over-panel.tsx';
import { LaneHead } from './lane-head.tsx';
import { slotsOf } from './lanes.ts';
import { NowMark, SlotTime } from './shift-table.tsx';
import { DecisionItems, WaitingItems, WorkItems } from './work-items.tsx';

interface OneLaneProps {
  readonly board: ShiftBoard;
  readonly lanes: readonly OnDuty[];
  readonly onHandOver: (handing: HandingOver) => void;
}

/** On a phone: one lane at a time, my own first. */
export function OneLane({ board, lanes, onHandOver }: OneLaneProps) {
  const { t } = useTranslation('shifts');
  const me = useMe();
  const [chosen, setChosen] = useState<string | null>(null);
  const person = lanes.find((one) => one.staffId === chosen) ?? lanes[0];
  if (!person) return null;
  const waiting = board.waiting.filter((one) => one.staffId === person.staffId);
  const decisions = board.decisions.filter((one) => one.staffId === person.staffId);
  const slots = slotsOf(board).flatMap((slot) => {
    const cell = slot.cells.get(person.staffId);
    return cell === undefined ? [] : [{ at: slot.at, cell }];
  });
  return (
    <section className="one-lane" aria-label={person.staffId === me.staffId ? t('mine') : person.displayName}>
      <select className="plain-select" aria-label={t('person')} value={person.staffId} onChange={(event) => setChosen(event.target.value)}>
        {lanes.map((one) => (
          <option key={one.staffId} value={one.staffId}>
            {one.staffId === me.staffId ? t('mine') : one.displayName}
          </option>
        ))}
      </select>
      <LaneHead person={person} onHandOver={onHandOver} />
      <dl className="lane-list">
        {decisions.length === 0 ? null : (
          <div>
            <dt>{t('decide')}</dt>
            <dd>
              <DecisionItems decisions={decisions} />
            </dd>
          </div>
        )}
        {waiting.length === 0 ? null : (
          <div>
            <dt>{t('waits')}</dt>
            <dd>
              <WaitingItems waiting={waiting} />
            </dd>
          </div>
        )}
        <div className="lane-now">
          <dt>
            <NowMark board={board} />
          </dt>
          <dd />
        </div>
        {slots.map(({ at, cell }) => (
          <div key={at} className={cell.collision ? 'crowded' : undefined}>
            <dt>
              <SlotTime at={at} board={board} />
            </dt>
            <dd>
              <WorkItems cell={cell} capacity={board.capacity} />
            </dd>
          </div>
        ))}
      </dl>
      {slots.length === 0 ? <p className="lead">{t('nothingAhead')}</p> : null}
    </section>
  );
}
