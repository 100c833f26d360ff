import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { memberWhyQuery } from '../../api/groups.ts';
import type { Group } from '../../api/types.ts';
import { Moment } from '../../ui/moment.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import './words.ts';
import './members.css';

/** What is known of one member, and of each cue whether they got it and why. */
export function MemberWhyList({ group, memberId }: { group: Group; memberId: string }) {
  const { t } = useTranslation('members');
  const why = useQuery(memberWhyQuery(group.groupId, memberId));
  if (why.data === undefined) return <ProblemNote error={why.error} onRetry={() => void why.refetch()} />;
  const { milestones, facts, cues } = why.data;
  return (
    <div className="member-why">
      <h3>{t('milestones')}</h3>
      <ul className="milestones">
        {milestones.map((one) => (
          <li key={one.name}>
            <StateMark sign="done" words={one.words} />
            <Moment at={one.reachedAt} room={group} />
          </li>
        ))}
      </ul>
      <h3>{t('facts')}</h3>
      {facts.length === 0 ? (
        <p className="quiet small">{t('noFacts')}</p>
      ) : (
        <dl className="facts">
          {facts.map((fact) => (
            <div key={fact.name}>
              <dt>{fact.name}</dt>
              <dd>{fact.value}</dd>
            </div>
          ))}
        </dl>
      )}
      <h3>{t('received')}</h3>
      {cues.length === 0 ? <p className="quiet small">{t('noCues')}</p> : null}
      <ul className="received">
        {cues.map((cue) => (
          <li key={cue.cue}>
            <StateMark sign={cue.received ? 'done' : 'withdrawn'} words={cue.received ? t('got') : t('notGot')} shapeOnly />
            <span className="received-title">{cue.title}</span>
            <span className="received-because quiet small">{cue.because}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
