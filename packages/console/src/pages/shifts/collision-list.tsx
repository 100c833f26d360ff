import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ShiftBoard } from '../../api/types.ts';
import { useMe } from '../../shell/use-me.ts';
import { useNow } from '../../time/domain-clock.ts';
import { timeOf } from '../../time/room-time.ts';
import { useTimeWords } from '../../time/use-time-words.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import type { HandingOver } from './hand-over-panel.tsx';
import { nearCollisions } from './lanes.ts';
import type { ProposedSlip } from './slip-groups-panel.tsx';

interface CollisionListProps {
  readonly board: ShiftBoard;
  readonly onHandOver: (handing: HandingOver) => void;
  readonly onSlip: (slip: ProposedSlip) => void;
}

/** The minutes of the coming hour that one person cannot work, and who could take how much of them. */
export function CollisionList({ board, onHandOver, onSlip }: CollisionListProps) {
  const { t } = useTranslation('shifts');
  const words = useTimeWords();
  const now = useNow();
  const near = nearCollisions(board, now);
  if (near.length === 0) return null;
  return (
    <ul className="collisions">
      {near.map((one) => {
        const person = board.people.find((each) => each.staffId === one.staffId);
        if (!person) return null;
        return (
          <li key={`${one.staffId} ${one.at}`}>
            <span className="collision-when">
              <StateMark sign="late" words={t('collisionsAt')} /> <time dateTime={one.at}>{timeOf(one.at, board.zone)}</time>{' '}
              <span className="quiet">{words.near(one.at, now)}</span>
            </span>
            <span>{t('collisionLine', { name: person.displayName, posts: one.posts, capacity: board.capacity })}</span>
            <span className="collision-ways">
              {one.relief.map((to) => (
                <Button
                  key={to.staffId}
                  size="small"
                  onClick={() => onHandOver({ from: person, toStaffId: to.staffId, groupIds: to.groups.map((group) => group.groupId) })}
                >
                  {t('relieve', { count: to.groups.length, name: to.displayName })}
                </Button>
              ))}
              <SlipWay slip={one.slip} alone={one.relief.length === 0} onSlip={onSlip} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** Slipping is the machine's second proposal, after a colleague's help; who directs may see what it would do and do it, others read it. */
function SlipWay({ slip, alone, onSlip }: { slip: ProposedSlip | null; alone: boolean; onSlip: CollisionListProps['onSlip'] }) {
  const { t } = useTranslation('shifts');
  const { permission } = useMe();
  if (slip === null) return null;
  const words = t('slipRest', { count: slip.groups.length, minutes: slip.minutes });
  return (
    <>
      {alone ? <span className="quiet small">{t('nobodyStandsBy')}</span> : null}
      {permission === 'assistant' ? (
        <span className="quiet small">{words}</span>
      ) : (
        <Button size="small" onClick={() => onSlip(slip)}>
          {words}
        </Button>
      )}
    </>
  );
}
