import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { membersQuery } from '../../api/groups.ts';
import type { CueRun, Group, Member } from '../../api/types.ts';
import { lateAfterMs, useNow } from '../../time/domain-clock.ts';
import { dayOf } from '../../time/room-time.ts';
import { BlankRows } from '../../ui/blank-rows.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useWhole } from '../../ui/use-whole.ts';
import { bookOf, linesInOrder } from './book/book.ts';
import { CueList } from './book/cue-list.tsx';
import { canGo } from './book/standing.ts';
import { CueContext } from './context/cue-context.tsx';
import { MemberContext } from './context/member-context.tsx';
import { RoomContext } from './context/room-context.tsx';
import { Desk } from './desk/desk.tsx';
import { GroupHead } from './group-head.tsx';
import { RoomTabs } from './room-tabs.tsx';
import { TalkPanel } from './talk/talk-panel.tsx';
import { useRoomAddress } from './use-room-address.ts';

const route = getRouteApi('/signed-in/groups/$groupId');

/** One and the same empty list, so that nothing is worked out again while members are read. */
const nobody: readonly Member[] = [];

interface GroupRoomProps {
  readonly group: Group;
  readonly runs: readonly CueRun[];
  readonly error: unknown;
}

/** The room as a prompt book: the cues on the left with GO below them, the talk in the middle, what one looks at on the right. */
export function GroupRoom({ group, runs, error }: GroupRoomProps) {
  const { t } = useTranslation('room');
  const product = useTranslation('common').t('product');
  const now = useNow();
  const address = useRoomAddress(route.useSearch());
  const read = useQuery(membersQuery(group.groupId));
  const members = read.data?.items ?? nobody;
  const whole = useWhole([read]);
  const book = useMemo(() => bookOf(runs, { now, lateAfterMs: lateAfterMs(), dayOf: (at) => dayOf(at, group) }), [runs, now, group]);
  const lines = linesInOrder(book);
  const chosen = lines.find((line) => line.id === address.cue || line.runs.some((run) => run.cueRunId === address.cue)) ?? null;
  const standby = chosen !== null && canGo(chosen.run) ? chosen.id : book.standby;
  const directed = lines.find((line) => line.id === standby)?.run ?? null;
  const member = members.find((one) => one.memberId === address.member) ?? null;

  useEffect(() => {
    document.title = `${group.name} · ${product}`;
  }, [group.name, product]);

  return (
    <div className="room" data-tab={address.tab}>
      <GroupHead group={group} />
      <ProblemNote error={error} />
      <div className="room-book">
        <CueList book={book} room={group} chosen={chosen?.id ?? null} standby={standby} onChoose={address.lookAtCue} />
      </div>
      <Desk group={group} runs={runs} run={directed} onSkipped={address.lookAtRoom} />
      <TalkPanel group={group} runs={runs} where={address.where} members={members} onWhere={address.goTo} onMember={address.lookAtMember} />
      {/* a scrolling region must be reachable by keyboard */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
      <aside className="context" tabIndex={0} aria-label={t('tabs.context')}>
        <ProblemNote error={read.error} onRetry={() => void read.refetch()} />
        {address.member !== null || chosen !== null ? (
          <Button size="small" type="text" className="context-close" onClick={address.lookAtRoom}>
            ← {t('context.closeDetail')}
          </Button>
        ) : null}
        {address.member !== null ? (
          <MemberContext
            group={group}
            memberId={address.member}
            member={member}
            onAnswer={(id) => address.goTo({ kind: 'thread', memberId: id })}
          />
        ) : chosen !== null ? (
          <CueContext group={group} line={chosen} onMember={address.lookAtMember} />
        ) : whole ? (
          <RoomContext group={group} runs={runs} members={read.data?.items ?? null} />
        ) : (
          <BlankRows rows={8} height={36} />
        )}
      </aside>
      <RoomTabs tab={address.tab} onTab={address.showTab} />
    </div>
  );
}
