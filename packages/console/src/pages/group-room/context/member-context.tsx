import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Group, Member } from '../../../api/types.ts';
import { Moment } from '../../../ui/moment.tsx';
import { MemberWhyList } from '../../members/member-why-list.tsx';

interface MemberContextProps {
  readonly group: Group;
  readonly memberId: string;
  readonly member: Member | null;
  readonly onAnswer: (memberId: string) => void;
}

/** One member: since when, what they have reached, what they got and why. */
export function MemberContext({ group, memberId, member, onAnswer }: MemberContextProps) {
  const { t } = useTranslation('room');
  return (
    <article className="detail">
      <h2>{member?.displayName ?? ''}</h2>
      {member === null ? null : (
        <dl className="facts">
          <div>
            <dt>{t('context.joined')}</dt>
            <dd>
              <Moment at={member.joinedAt} room={group} />
            </dd>
          </div>
          <div>
            <dt>{t('context.lastSaid')}</dt>
            <dd>{member.lastSaidAt === null ? t('context.never') : <Moment at={member.lastSaidAt} room={group} />}</dd>
          </div>
        </dl>
      )}
      <Button onClick={() => onAnswer(memberId)}>{t('talk.answerPrivately')}</Button>
      <MemberWhyList group={group} memberId={memberId} />
    </article>
  );
}
