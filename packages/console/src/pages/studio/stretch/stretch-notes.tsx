import { useTranslation } from 'react-i18next';
import { Sign, type SignName } from '../../../ui/sign.tsx';
import { FindingNotes } from '../finding-note.tsx';
import { bySeverity } from '../timetable.ts';
import type { StretchedText } from '../worker/studio-question.ts';

type Kind = (StretchedText & { ok: true })['notes'][number]['kind'];

/** What costs something first; the times of day come last, as there are most of them. */
const order: readonly Kind[] = ['days', 'dropped', 'merged', 'emptyDay', 'crowded', 'sameMinute', 'reread', 'moved'];
const signs: Readonly<Record<Kind, SignName>> = {
  ...{ days: 'planned', dropped: 'withdrawn', merged: 'planned', moved: 'next' },
  ...{ emptyDay: 'late', crowded: 'late', sameMinute: 'late', reread: 'late' },
};

/** What stretching would do, kind by kind with its reasons, and what there is to look at afterwards. */
export function StretchNotes({ stretched }: { stretched: StretchedText & { ok: true } }) {
  const { t } = useTranslation('stretch');
  const { notes, cues, findings, commentsLost } = stretched;
  return (
    <>
      <p>
        {t('cues', cues)} {notes.length === 0 ? t('nothing') : null}
      </p>
      {commentsLost > 0 ? (
        <p className="state-late">
          <Sign name="late" /> {t('commentsLost', { count: commentsLost })}
        </p>
      ) : null}
      {order.map((kind) => {
        const ofKind = notes.filter((note) => note.kind === kind);
        if (ofKind.length === 0) return null;
        return (
          <section key={kind}>
            <h3>
              <Sign name={signs[kind]} /> {t(`kinds.${kind}`)} <span className="quiet">{ofKind.length}</span>
            </h3>
            <ul>
              {ofKind.map(({ words }) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          </section>
        );
      })}
      {findings.length === 0 ? null : (
        <section>
          <h3>{t('findings', { count: findings.length })}</h3>
          <FindingNotes findings={bySeverity(findings)} />
        </section>
      )}
    </>
  );
}
