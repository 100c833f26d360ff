import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { cueWhyQuery } from '../../../api/groups.ts';
import type { Group } from '../../../api/types.ts';
import { useVocabulary } from '../../../i18n/vocabulary.ts';
import { ByHandNote } from '../../../ui/by-hand-note.tsx';
import { Moment } from '../../../ui/moment.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { StageMark } from '../../../ui/stage-mark.tsx';
import { StateMark } from '../../../ui/state-mark.tsx';
import type { Line } from '../book/book.ts';
import { useReasonWords } from '../book/reason-words.ts';
import { signOf } from '../book/standing.ts';
import { Attachments } from '../talk/attachments.tsx';
import { WhyList } from './why-list.tsx';

interface CueContextProps {
  readonly group: Group;
  readonly line: Line;
  readonly onMember: (memberId: string) => void;
}

/** One cue: what it says, when, to whom, and why it stands as it does. */
export function CueContext({ group, line, onMember }: CueContextProps) {
  const { t } = useTranslation('room');
  const { t: common } = useTranslation('common');
  const word = useVocabulary();
  const reasonWords = useReasonWords();
  const { run, standing } = line;
  const why = useQuery(cueWhyQuery(group.groupId, run.cueRunId));
  const reason = reasonWords(run.reason, run.settledBy);
  const times = [
    { words: t('context.planned'), at: run.plannedAt },
    { words: t('context.due'), at: run.dueAt === run.plannedAt ? null : run.dueAt },
    { words: t('context.settled'), at: run.settledAt },
    { words: t('context.until'), at: run.settledAt === null ? run.validUntil : null },
  ];
  return (
    <article className="detail">
      <h2>{run.title}</h2>
      <p className="detail-marks">
        <StateMark sign={signOf[standing]} words={common(`state.${standing}`)} />
        <StageMark stage={run.stage} />
        <span>
          {word('roles', run.role)} · {word('places', run.where)} · {word('actions', run.action)}
        </span>
      </p>
      {reason === null ? null : (
        <p className={standing === 'failed' ? 'cue-wrong' : run.state === 'performed' ? 'cue-doubt' : 'quiet'}>{reason}</p>
      )}
      <dl className="facts">
        {times.map(({ words, at }) =>
          at === null ? null : (
            <div key={words}>
              <dt>{words}</dt>
              <dd>
                <Moment at={at} room={group} />
              </dd>
            </div>
          ),
        )}
        {run.recipients === null || line.runs.length > 1 ? null : (
          <div>
            <dt>{t('context.reach')}</dt>
            <dd>{common('members', { count: run.recipients })}</dd>
          </div>
        )}
      </dl>
      <ByHandNote action={run.action} />
      <h3>{t('context.text')}</h3>
      <blockquote className="said detail-text">
        {run.text === '' ? <span className="quiet">{t('context.notSaid')}</span> : run.text}
      </blockquote>
      <Attachments of={run.attachments} />
      {run.origin === null ? null : <p className="quiet small">{t('context.origin', { origin: run.origin })}</p>}
      {line.runs.length > 1 ? <EachMember line={line} onMember={onMember} /> : null}
      <h3>{t('context.why')}</h3>
      <ProblemNote error={why.error} onRetry={() => void why.refetch()} />
      {why.data === undefined ? <div className="why why-blank" /> : <WhyList why={why.data} />}
    </article>
  );
}

/** A cue that every member has for themselves: how it stands with each. */
function EachMember({ line, onMember }: Pick<CueContextProps, 'line' | 'onMember'>) {
  const { t } = useTranslation('room');
  const { t: common } = useTranslation('common');
  return (
    <details className="each">
      <summary>
        {t('context.perMember')} · {t('book.progress', { done: line.done, all: line.runs.length })}
      </summary>
      <ul>
        {line.runs.map((run) => (
          <li key={run.cueRunId}>
            <button type="button" className="text-button one-line" onClick={() => run.memberId !== null && onMember(run.memberId)}>
              {run.memberName}
            </button>
            <StateMark
              sign={run.state === 'performed' ? 'done' : run.state === 'failed' ? 'failed' : run.state === 'planned' ? 'next' : 'withdrawn'}
              words={common(`state.${run.state === 'performed' ? 'done' : run.state}`)}
            />
          </li>
        ))}
      </ul>
    </details>
  );
}
