import type { RoleName } from '@kuaishan/script';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CueRun, Group, Member } from '../../../api/types.ts';
import { useMe } from '../../../shell/use-me.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { Composer } from './composer.tsx';
import { PreparedLine } from './prepared-line.tsx';
import { speakingRoles } from './speaking-roles.ts';
import { ThreadList } from './thread-list.tsx';
import { inPlace, threadsOf } from './threads.ts';
import { Transcript } from './transcript.tsx';
import { UnsentLine } from './unsent-line.tsx';
import { useOutbox } from './use-outbox.ts';
import { useReadBack } from './use-read-back.ts';
import { useTalk } from './use-talk.ts';

/** Which conversation is open: the room, the list of private threads, or one of them. */
export type Where = { readonly kind: 'room' } | { readonly kind: 'threads' } | { readonly kind: 'thread'; readonly memberId: string };

interface TalkPanelProps {
  readonly group: Group;
  readonly runs: readonly CueRun[];
  readonly where: Where;
  readonly members: readonly Member[];
  readonly onWhere: (where: Where) => void;
  readonly onMember: (memberId: string) => void;
}

/** Fewer messages than this leave a screen half empty. */
const screenful = 12;

/** The group's conversation: the room and the private threads, and where one answers. */
export function TalkPanel({ group, runs, where, members, onWhere, onMember }: TalkPanelProps) {
  const { t } = useTranslation('room');
  const me = useMe();
  const { talk, error, readEarlier, retry, take } = useTalk(group.groupId);
  const outbox = useOutbox(group.groupId, take);
  const roles = speakingRoles(group.cast, me.staffId);
  const [chosen, setChosen] = useState<RoleName | null>(null);
  const role = chosen !== null && roles.includes(chosen) ? chosen : (roles[0] ?? 'host');

  const threads = useMemo(() => threadsOf(talk.messages, members), [talk.messages, members]);
  const waiting = threads.filter((thread) => thread.waits).length;
  const titles = useMemo(() => new Map(runs.map((run) => [run.cue, run.title])), [runs]);
  const memberId = where.kind === 'thread' ? where.memberId : null;
  const name =
    memberId === null
      ? null
      : (threads.find((thread) => thread.memberId === memberId)?.name ??
        members.find((member) => member.memberId === memberId)?.displayName ??
        memberId);
  const messages = useMemo(() => inPlace(talk.messages, memberId), [talk.messages, memberId]);
  const prepared = where.kind === 'room' ? runs.filter((run) => run.where === 'room' && run.prompt?.state === 'prompted') : [];
  useReadBack({ enough: messages.length >= screenful, more: talk.more, read: readEarlier, of: `${group.groupId} ${memberId}` });
  const unsent = outbox.unsent.filter((one) => one.memberId === memberId);
  const closed = where.kind === 'room' && group.room === 'closed';

  return (
    <section className="talk" aria-label={t('tabs.talk')}>
      <div className="talk-head">
        <button type="button" aria-pressed={where.kind === 'room'} onClick={() => onWhere({ kind: 'room' })}>
          {t('talk.room')}
        </button>
        <button type="button" aria-pressed={where.kind !== 'room'} onClick={() => onWhere({ kind: 'threads' })}>
          {t('talk.private')}
          {waiting > 0 ? <span className="talk-waiting">{t('talk.waiting', { count: waiting })}</span> : null}
        </button>
      </div>
      <ProblemNote error={error} onRetry={retry} />
      {where.kind === 'thread' ? (
        <div className="thread-head">
          <Button size="small" type="text" onClick={() => onWhere({ kind: 'threads' })}>
            ← {t('talk.backToThreads')}
          </Button>
          <strong className="one-line">{name}</strong>
        </div>
      ) : null}
      {where.kind === 'threads' ? (
        <ThreadList threads={threads} room={group} onOpen={(id) => onWhere({ kind: 'thread', memberId: id })} />
      ) : (
        <>
          <Transcript
            key={`said-${memberId ?? 'room'}`}
            messages={messages}
            room={group}
            titles={titles}
            inRoom={where.kind === 'room'}
            label={name ?? t('talk.room')}
            empty={talk.after === null ? '' : where.kind === 'room' ? t('talk.empty') : ''}
            onEarlier={talk.more ? readEarlier : null}
            onMember={onMember}
            onAnswer={(id) => onWhere({ kind: 'thread', memberId: id })}
            below={
              <>
                {prepared.map((run) => (
                  <PreparedLine key={run.cueRunId} run={run} room={group} />
                ))}
                {unsent.map((one) => (
                  <UnsentLine
                    key={one.clientKey}
                    unsent={one}
                    onRetry={() => outbox.retry(one.clientKey)}
                    onDrop={() => outbox.drop(one.clientKey)}
                  />
                ))}
              </>
            }
          />
          {closed ? (
            <p className="room-closed">{t('talk.roomClosed')}</p>
          ) : (
            <Composer
              elsewhere={group.channel === 'prompter'}
              key={`answer-${memberId ?? 'room'}`}
              groupId={group.groupId}
              to={memberId === null ? null : { memberId, name: name ?? '' }}
              roles={roles}
              role={role}
              onRole={setChosen}
              onSend={(text) => outbox.send({ text, memberId, role })}
            />
          )}
        </>
      )}
    </section>
  );
}
