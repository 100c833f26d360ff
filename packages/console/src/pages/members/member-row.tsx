import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Member } from '../../api/types.ts';
import type { RoomTime } from '../../time/room-time.ts';
import { Moment } from '../../ui/moment.tsx';
import { StateMark } from '../../ui/state-mark.tsx';

interface MemberRowProps {
  readonly member: Member;
  readonly room: RoomTime;
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** One member: since when, what they have reached, when they last spoke; and the question why. */
export function MemberRow({ member, room, open, onToggle }: MemberRowProps) {
  const { t } = useTranslation('members');
  return (
    <tr>
      <th scope="row">
        <span className="member-name one-line" title={member.displayName}>
          {member.displayName}
        </span>
      </th>
      <td className="joined-cell">
        <Moment at={member.joinedAt} room={room} />
      </td>
      <td className="milestone-cell">
        <span className="milestone-words">
          {member.milestones.map((one) => (
            <StateMark key={one.name} sign="done" words={one.words} />
          ))}
        </span>
      </td>
      <td className="said-cell">
        {member.lastSaidAt === null ? <span className="quiet">{t('never')}</span> : <Moment at={member.lastSaidAt} room={room} />}
        {member.unread > 0 ? (
          <>
            {' '}
            <StateMark sign="hand" words={t('unread', { count: member.unread })} />
          </>
        ) : null}
      </td>
      <td className="why-cell">
        <Button size="small" aria-expanded={open} onClick={onToggle}>
          {open ? t('close') : t('why')}
        </Button>
      </td>
    </tr>
  );
}
