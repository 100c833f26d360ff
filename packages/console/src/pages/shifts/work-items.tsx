import { useTranslation } from 'react-i18next';
import type { ShiftBoard } from '../../api/types.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import type { Cell } from './lanes.ts';

/** What falls to one person in one minute: each cue once, over its rooms; and that it is too much, where it is. */
export function WorkItems({ cell, capacity }: { cell: Cell; capacity: number }) {
  const { t } = useTranslation('shifts');
  const { collision, work } = cell;
  return (
    <>
      {collision === null ? null : (
        <p className="cell-collision">
          <StateMark sign="late" words={t('collision', { posts: collision.posts, capacity, minutes: collision.lateMinutes })} />
        </p>
      )}
      <ul className="cell-work">
        {work.map((one) => (
          <li key={`${one.cue} ${one.role}`}>
            <span>{one.title}</span> {one.posts > 1 ? <strong className="nowrap">{t('times', { count: one.posts })}</strong> : null}{' '}
            <Where one={one} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** What is not said by the title and the number: a task, a private word, the one room it is for, or rooms that are fewer than posts. */
function Where({ one }: { one: ShiftBoard['work'][number] }) {
  const { t } = useTranslation('shifts');
  const [only, ...others] = one.groups;
  const parts = [
    ...(one.kind === 'task' ? [t('task')] : []),
    ...(one.place === 'private' ? [t('toEach')] : []),
    ...(only !== undefined && others.length === 0 ? [only.groupName] : []),
    ...(others.length > 0 && one.groups.length !== one.posts ? [t('inRooms', { count: one.groups.length })] : []),
  ];
  return parts.length === 0 ? null : <span className="quiet small">{parts.join(' · ')}</span>;
}

/** What waits for one person now, alike ones together. */
export function WaitingItems({ waiting }: { waiting: ShiftBoard['waiting'] }) {
  const { t } = useTranslation('shifts');
  return (
    <ul className="cell-work">
      {waiting.map((one) => (
        <li key={`${one.title} ${one.since} ${one.place}`}>
          <StateMark sign="hand" words={one.title} />{' '}
          {one.count > 1 ? <strong className="nowrap">{t('times', { count: one.count })}</strong> : null}{' '}
          {one.groups.length === 1 ? <span className="quiet small">{one.groups[0]?.groupName}</span> : null}
        </li>
      ))}
    </ul>
  );
}

/** What waits for one person's word. */
export function DecisionItems({ decisions }: { decisions: ShiftBoard['decisions'] }) {
  const { t } = useTranslation('shifts');
  return (
    <ul className="cell-work">
      {decisions.map((one) => (
        <li key={`${one.kind} ${one.cue}`}>
          <StateMark sign={one.kind === 'held' ? 'hand' : 'next'} words={one.title} />{' '}
          {one.groups.length > 1 ? <strong className="nowrap">{t('times', { count: one.groups.length })}</strong> : null}{' '}
          {one.kind === 'held' ? <span className="quiet small">{t('held')}</span> : null}
        </li>
      ))}
    </ul>
  );
}
