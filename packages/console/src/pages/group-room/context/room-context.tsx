import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CueRun, Group, Member } from '../../../api/types.ts';
import { useVocabulary } from '../../../i18n/vocabulary.ts';
import { useMe } from '../../../shell/use-me.ts';
import { Initials } from '../../../ui/initials.tsx';
import { JoinLink } from '../../../ui/join-link.tsx';
import { isDone } from '../book/standing.ts';
import { milestoneShares } from './milestone-shares.ts';

interface RoomContextProps {
  readonly group: Group;
  readonly runs: readonly CueRun[];
  /** null = could not be read */
  readonly members: readonly Member[] | null;
}

/** A share of fewer people than this moves by more than 5 points with each single one. */
const smallBase = 20;

/** The group itself: its numbers with their base, its cast, its link. */
export function RoomContext({ group, runs, members }: RoomContextProps) {
  const { t } = useTranslation('room');
  const { t: common } = useTranslation('common');
  const done = runs.filter(isDone).length;
  const shares = milestoneShares(members ?? []);
  return (
    <article className="detail">
      <h2>{t('context.numbers')}</h2>
      <dl className="facts numbers">
        <div>
          <dt>{t('context.cuesDone')}</dt>
          <dd>
            {done}/{runs.length}
          </dd>
        </div>
        {shares.map((share) => (
          <div key={share.name}>
            <dt>{share.words}</dt>
            <dd>
              {share.name === 'joined' ? common('members', { count: share.count }) : `${share.percent}% · ${share.count}/${share.base}`}
            </dd>
          </div>
        ))}
      </dl>
      {members !== null && members.length > 0 && members.length < smallBase ? (
        <p className="quiet small">{t('context.smallBase')}</p>
      ) : null}
      <p className="detail-links">
        <Link to="/groups/$groupId/members" params={{ groupId: group.groupId }}>
          {t('context.allMembers')}
        </Link>
        <Link to="/campaigns/$campaignId" params={{ campaignId: group.campaignId }}>
          {t('context.campaign')}
        </Link>
      </p>
      <h3>{t('context.cast')}</h3>
      <Cast group={group} />
      <h3>{t(group.channel === 'prompter' ? 'context.recordLink' : 'context.links')}</h3>
      <JoinLink link={group.joinLink} groupName={group.name} />
    </article>
  );
}

function Cast({ group }: { group: Group }) {
  const { t } = useTranslation('room');
  const word = useVocabulary();
  const me = useMe();
  return (
    <ul className="cast">
      {group.cast.map((one) => (
        <li key={one.role}>
          <Initials name={one.displayName} />
          <span className="one-line">
            <strong>{one.displayName}</strong>
            {one.staffId === me.staffId ? ` (${t('context.me')})` : ''}
          </span>
          <span className="cast-role">{word('roles', one.role)}</span>
          {one.deputyName === null ? null : (
            <span className="cast-deputy quiet small one-line">{t('context.deputy', { name: one.deputyName })}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
