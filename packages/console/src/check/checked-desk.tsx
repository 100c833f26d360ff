import type { Proposal as Change, ImportMemory } from '@kuaishan/script';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionName, Check, ClassifiedRow, Finding, Proposal } from '../api/types.ts';
import { MendContext } from '../pages/studio/finding-note.tsx';
import { ProposalList } from '../pages/studio/proposal-list.tsx';
import { SummaryWords } from '../pages/studio/summary-words.tsx';
import { TimetableView } from '../pages/studio/timetable-view.tsx';
import { useUnderstood } from '../pages/studio/use-understood.ts';
import { VariableList } from '../pages/studio/variable-list.tsx';
import { Page } from '../ui/page.tsx';
import { BrokenNote } from './broken-note.tsx';
import { BudgetPart } from './budget-part.tsx';
import { DownloadPart } from './download-part.tsx';
import { RowsPart } from './rows-part.tsx';
import { TextPart, type TextPlace } from './text-part.tsx';
import { useLeaveWarning } from './use-leave-warning.ts';
import { useRework } from './use-rework.ts';
import { askCheck } from './worker/ask-check.ts';

interface CheckedDeskProps {
  /** what was said of the file, in the language the page speaks now */
  readonly first: Check;
  readonly name: string;
  readonly onAnother: () => void;
  /** reads the file again with its columns understood like this */
  readonly onReread: (memory: readonly ImportMemory[]) => void;
}

/** What was made of the file and what is to be done about it. A press of a button mends the text, and the text is what is downloaded. */
export function CheckedDesk({ first, name, onAnother, onReread }: CheckedDeskProps) {
  const { t } = useTranslation('check');
  const { t: studio, i18n } = useTranslation('studio');
  const locale = i18n.language === 'zh-CN' ? 'zh-CN' : 'en';
  const { text, settled, chosen, change, type, undo } = useRework(first.text);
  const [missed, setMissed] = useState(false);
  const place = useRef<TextPlace>(null);
  const latest = useRef(text);
  // another language is another answer
  const read = useCallback(
    async (now: string) => ({ check: await askCheck('check', { text: now, locale }), plan: [], variables: [] }),
    [locale],
  );
  const { check, stale, checking, error } = useUnderstood({ text, first, read });
  useLeaveWarning(text !== first.text);
  useEffect(() => {
    latest.current = text;
  }, [text]);

  /** Takes what the worker made of exactly this text; where somebody has typed since, nothing is done and it is said. */
  const rework = async (asked: Promise<string | null>, decided: { settled?: readonly string[]; chosen?: typeof chosen } = {}) => {
    const next = await asked.catch(() => null);
    const done = next !== null && latest.current === text;
    setMissed(!done);
    if (done) change({ text: next, ...decided });
  };
  const mend = ({ fix }: Finding) => {
    if (fix !== undefined) void rework(askCheck('mend', { text, fix }));
  };
  const accept = ({ id, change: proposed }: Proposal) =>
    void rework(askCheck('accept', { text, proposal: JSON.parse(proposed) as Change }), { settled: [...settled, id] });
  const choose = ({ cell, cues }: ClassifiedRow, action: ActionName) => {
    const proposal = { id: `action:${cell}`, kind: 'action', cell, words: { 'zh-CN': '', en: '' }, cues, action } as const;
    void rework(askCheck('accept', { text, proposal }), { chosen: { ...chosen, [cell]: action } });
  };
  // nothing of it is kept anywhere: as with closing the page, the browser asks
  const another = () => {
    if (text === first.text || confirm(t('loses'))) onAnother();
  };

  return (
    <Page
      tab={check.title ?? studio('untitled')}
      title={check.title ?? studio('untitled')}
      lead={<SummaryWords check={check} />}
      above={
        <p className="kicker">
          <span>{name}</span>
          <button type="button" className="text-button" onClick={another}>
            {studio('again')}
          </button>
        </p>
      }
      actions={<DownloadPart text={text} title={check.title ?? name} changed={text !== first.text} />}
    >
      {error === null ? null : <BrokenNote words={t('brokeOnText')} />}
      <MendContext value={stale ? null : mend}>
        <p className="check-state">
          <button type="button" className="button button-small" disabled={undo === null} onClick={undo ?? undefined}>
            {studio('undo')}
          </button>
          <span className="quiet small" role="status">
            {missed ? studio('cannotMend') : checking ? studio('checking') : studio('checked')}
          </span>
        </p>
        <ProposalList
          proposals={first.proposals.filter(({ id }) => !settled.includes(id))}
          busy={null}
          onAccept={accept}
          onDismiss={({ id }) => change({ settled: [...settled, id] })}
        />
        <RowsPart first={first} chosen={chosen} edited={text !== first.text} onAction={choose} onReread={onReread} />
        {stale ? (
          <p className="stale" role="status">
            {studio('stale')}
          </p>
        ) : null}
        <TimetableView check={check} onLine={(line) => place.current?.goToLine(line)} />
        <TextPart ref={place} text={text} opened={check.cues.length === 0} onText={type} />
        <div className="studio-below">
          <VariableList missing={check.missing} />
          <BudgetPart text={text} />
          {check.notes === null || check.notes === '' ? null : (
            <details className="aside-part notes">
              <summary>{studio('notes')}</summary>
              <p className="said">{check.notes}</p>
            </details>
          )}
        </div>
      </MendContext>
    </Page>
  );
}
