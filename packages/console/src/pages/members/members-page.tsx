import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Input } from 'antd';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { groupQuery, membersQuery } from '../../api/groups.ts';
import type { Group, Member } from '../../api/types.ts';
import { BlankRows } from '../../ui/blank-rows.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useLiveGroup } from '../group-room/use-live-group.ts';
import { MemberRow } from './member-row.tsx';
import { MemberWhyList } from './member-why-list.tsx';
import './words.ts';
import './members.css';

const route = getRouteApi('/signed-in/groups/$groupId/members');

/** Who is in this group, how far has each come, and why did they get what they got? */
export function MembersPage() {
  const { groupId } = route.useParams();
  const { t } = useTranslation('members');
  useLiveGroup(groupId);
  const group = useQuery(groupQuery(groupId));
  const members = useQuery(membersQuery(groupId));
  const error = group.error ?? members.error;
  return (
    <Page
      tab={t('tab')}
      above={
        <p className="kicker">
          <Link to="/groups/$groupId" params={{ groupId }}>
            ← {t('backToRoom')}
          </Link>
          {group.data === undefined || group.data.name.includes(group.data.campaignName) ? null : <span>{group.data.campaignName}</span>}
        </p>
      }
      title={
        group.data === undefined
          ? t('tab')
          : t('title', { group: group.data.name, count: members.data?.items.length ?? group.data.members })
      }
    >
      <ProblemNote error={error} onRetry={() => void members.refetch()} />
      {group.data === undefined || members.data === undefined ? (
        error === null ? (
          <BlankRows rows={12} height={44} />
        ) : null
      ) : (
        <Members group={group.data} members={members.data.items} />
      )}
    </Page>
  );
}

function Members({ group, members }: { group: Group; members: readonly Member[] }) {
  const { t } = useTranslation('members');
  const [wanted, setWanted] = useState('');
  const { member: open } = route.useSearch();
  const navigate = useNavigate({ from: '/groups/$groupId/members' });
  const look = (memberId: string | null) =>
    void navigate({ search: memberId === null ? {} : { member: memberId }, replace: true, resetScroll: false });
  if (members.length === 0) return <Empty title={t('none')} />;
  const found = members.filter((member) => member.displayName.toLowerCase().includes(wanted.trim().toLowerCase()));
  return (
    <>
      <Input
        type="search"
        className="members-find"
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
        placeholder={t('find')}
        aria-label={t('find')}
        allowClear
      />
      {found.length === 0 ? <p className="quiet">{t('noMatch')}</p> : null}
      <table className="print-table members-table">
        <thead>
          <tr>
            <th scope="col">{t('columns.name')}</th>
            <th scope="col">{t('columns.joined')}</th>
            <th scope="col">{t('columns.milestones')}</th>
            <th scope="col">{t('columns.said')}</th>
            <th scope="col">
              <span className="unseen">{t('why')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {found.map((member) => (
            <Fragment key={member.memberId}>
              <MemberRow
                member={member}
                room={group}
                open={member.memberId === open}
                onToggle={() => look(member.memberId === open ? null : member.memberId)}
              />
              {member.memberId === open ? (
                <tr className="why-row">
                  <td colSpan={5}>
                    <h2 className="unseen">{member.displayName}</h2>
                    <MemberWhyList group={group} memberId={member.memberId} />
                  </td>
                </tr>
              ) : null}
            </Fragment>
          ))}
        </tbody>
      </table>
    </>
  );
}
