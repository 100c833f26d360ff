import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CueRef, GroupRow } from '../../api/types.ts';
import { useNow } from '../../time/domain-clock.ts';
import { useTimeWords } from '../../time/use-time-words.ts';
import type { SignName } from '../../ui/sign.tsx';
import { StageMark } from '../../ui/stage-mark.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { type Need, needsOf } from './need.ts';

const signs: Readonly<Record<Need, SignName>> = {
  failed: 'failed',
  late: 'late',
  unposted: 'late',
  prompts: 'hand',
  unanswered: 'hand',
  held: 'hand',
  paused: 'hand',
};

/** One group: what it needs, where it stands, what comes next. The whole row leads to its room. */
export function BoardRow({ row }: { row: GroupRow }) {
  const { t } = useTranslation('today');
  const words = useTimeWords();
  return (
    <tr className={row.performance === 'finished' ? 'over' : undefined}>
      <td className="board-need">
        <Needs row={row} />
      </td>
      <th scope="row" className="board-group">
        <Link to="/groups/$groupId" params={{ groupId: row.groupId }} className="row-link">
          {row.name}
        </Link>
        {row.name.includes(row.campaignName) ? null : <span className="board-campaign one-line">{row.campaignName}</span>}
      </th>
      <td className="board-stage">
        <span className="board-day">{words.day(row.day)}</span>
        {row.stage === null ? null : <StageMark stage={row.stage} />}
      </td>
      <td className="board-now">{row.now === null ? <None /> : <NowCue cue={row.now} />}</td>
      <td className="board-next">{row.next === null ? <span className="quiet">{t('nothingNext')}</span> : <NextCue cue={row.next} />}</td>
      <td className="number board-members">{row.members}</td>
    </tr>
  );
}

function None() {
  const { t } = useTranslation('common');
  return <span className="quiet">{t('empty')}</span>;
}

function Needs({ row }: { row: GroupRow }) {
  const { t } = useTranslation('today');
  const needs = needsOf(row);
  if (needs.length === 0) {
    if (row.performance === 'finished') return <StateMark sign="done" words={t('finished')} />;
    return <StateMark sign="done" words={t('calm')} />;
  }
  return needs.map(({ need, count }) => (
    <StateMark key={need} sign={signs[need]} words={need === 'paused' ? t('paused') : t(need, { count })} />
  ));
}

function NowCue({ cue }: { cue: CueRef }) {
  const { t } = useTranslation('common');
  return (
    <span className="board-cue">
      <span className="board-time">{cue.at ?? t('empty')}</span>
      <span className="one-line">{cue.title}</span>
    </span>
  );
}

function NextCue({ cue }: { cue: CueRef }) {
  const { t } = useTranslation('today');
  const words = useTimeWords();
  const now = useNow();
  const near = cue.dueAt === null ? t('waitsForGo') : words.near(cue.dueAt, now);
  return (
    <span className="board-cue">
      <span className="board-time">{cue.at ?? ''}</span>
      <span className="one-line">{cue.title}</span>
      <span className="board-near">{near ?? (cue.day === null ? '' : words.day(cue.day))}</span>
    </span>
  );
}
