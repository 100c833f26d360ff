import { useMutation } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { acceptProposals } from '../../api/scripts.ts';
import type { ActionName, Check, ClassifiedRow, ImportMapping, Proposal } from '../../api/types.ts';
import { BudgetPanel } from '../../budget/budget-panel.tsx';
import { BlankRows } from '../../ui/blank-rows.tsx';
import { useNotice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useWhole } from '../../ui/use-whole.ts';
import { changeDesk } from './desk/change-desk.ts';
import { UndoButtons } from './desk/undo-buttons.tsx';
import { useDesk } from './desk/use-desk.ts';
import { lineOfCue, useRework } from './desk/use-rework.ts';
import type { DraftBase } from './draft/remembered.ts';
import { FileList } from './file-list.tsx';
import { MendContext } from './finding-note.tsx';
import { DayGrid } from './grid/day-grid.tsx';
import { ImportPart } from './import-part.tsx';
import { PreviewPanel } from './preview/preview-panel.tsx';
import { useCursorCue } from './preview/use-cursor-cue.ts';
import { ProposalList } from './proposal-list.tsx';
import { RehearsedBar } from './rehearsed/rehearsed-bar.tsx';
import { OutcomesContext } from './rehearsed/use-outcome.ts';
import { useRehearsed } from './rehearsed/use-rehearsed.ts';
import { SaveBar, type Saving } from './save-bar.tsx';
import { StretchDialog } from './stretch/stretch-dialog.tsx';
import { SummaryWords } from './summary-words.tsx';
import { TextView } from './text-view.tsx';
import { TimetableView } from './timetable-view.tsx';
import { useCheckedText } from './use-checked-text.ts';
import { VariableList } from './variable-list.tsx';

interface StudioProps {
  /** what was read first: its text is where editing starts */
  readonly first: Check;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** the version others saved that the text was taken from last; null = nobody has saved it yet */
  readonly origin: string | null;
  readonly above: ReactNode;
  /** where the text is kept, and what others do with this script */
  readonly news: ReactNode;
  /** reads the brought file again, with other columns or without what is remembered; absent: there is none */
  readonly onReread?: (how: { memory: readonly ImportMapping[]; forget: boolean }) => void;
  readonly save: Saving;
  /** the saved version the text is about to follow, which need not be the latest; null = nothing is saved yet */
  readonly version: DraftBase | null;
}

type View = 'timetable' | 'text';

/** A script under the editor's pencil: timetable and text are two views of the same words, never out of step. */
export function Studio({ first, text, onText, origin, above, news, onReread, save, version }: StudioProps) {
  const { t } = useTranslation('studio');
  const say = useNotice();
  const [view, setView] = useState<View>(first.cues.length === 0 ? 'text' : 'timetable');
  const [proposals, setProposals] = useState(first.proposals);
  const [chosen, setChosen] = useState<Readonly<Record<string, ActionName>>>({});
  const understood = useCheckedText(text, first);
  const { check, plan, stale, checking, error } = understood;
  const desk = useDesk({ text, onText, origin, understood });
  const rework = useRework(desk, check.findings);
  const [stretching, setStretching] = useState(false);
  const [previewing, setPreviewing] = useState(false);
  const [chosenCue, setChosenCue] = useState<string | null>(null);
  const rehearsed = useRehearsed(version?.scriptVersionId ?? null);
  const cursorCue = useCursorCue(desk, plan);
  // a day that looks empty before the first plan would be a lie, and one that fills later would move what lies below
  const planned = plan.length > 0 || check.cues.length === 0;
  const whole = useWhole(rehearsed.reading, { also: planned || error !== null });

  const goToLine = (line: number) => {
    setView('text');
    desk.goToLine(line);
  };
  const goToCue = (cue: string) => {
    const at = lineOfCue(desk.text(), cue);
    if (at !== null) goToLine(at);
  };
  const done = (proposal: Proposal) => setProposals((before) => before.filter((one) => one.id !== proposal.id));
  const accept = useMutation({
    // one after the other: each is written into what the one before made of the text
    scope: { id: 'proposals' },
    mutationFn: (proposal: Proposal) => changeDesk(desk, (now) => acceptProposals({ text: now, accept: [proposal] })),
    onSuccess: (next, proposal) => {
      if (next === null) {
        say({ words: t('cannotMend') });
        return;
      }
      onText(next.text);
      done(proposal);
      if (proposal.kind !== 'action') say({ words: t('accepted') });
    },
  });
  const choose = (row: ClassifiedRow, action: ActionName) =>
    accept.mutate(
      {
        id: `action:${row.cell}`,
        kind: 'action',
        cell: row.cell,
        words: '',
        change: JSON.stringify({ kind: 'action', cues: row.cues, action }),
      },
      { onSuccess: (next) => (next === null ? undefined : setChosen((before) => ({ ...before, [row.cell]: action }))) },
    );

  return (
    <Page
      tab={check.title ?? t('untitled')}
      above={above}
      news={news}
      title={check.title ?? t('untitled')}
      lead={<SummaryWords check={check} />}
      actions={<SaveBar text={text} check={check} checking={checking} {...save} />}
    >
      <ProblemNote error={error ?? accept.error} />
      <MendContext value={rework.mend}>
        <div className="studio">
          <div className="studio-views">
            <Segmented<View>
              value={view}
              onChange={setView}
              aria-label={t('views')}
              options={[
                { value: 'timetable', label: t('timetable') },
                { value: 'text', label: t('text') },
              ]}
            />
            <UndoButtons desk={desk} />
            <Button size="small" aria-pressed={previewing} onClick={() => setPreviewing(!previewing)}>
              {t('previewCue')}
            </Button>
            <Button size="small" onClick={() => setStretching(true)}>
              {t('stretch')}
            </Button>
            <span className="quiet small" role="status">
              {checking ? t('checking') : t('checked')}
            </span>
          </div>
          {stretching ? <StretchDialog desk={desk} onLine={goToLine} onClose={() => setStretching(false)} /> : null}
          <div className="studio-asides">
            <ImportPart
              first={first}
              chosen={chosen}
              busy={accept.isPending ? accept.variables.id : null}
              onAction={choose}
              onReread={onReread ?? null}
              edited={text !== first.text}
            />
            <ProposalList
              proposals={proposals}
              busy={accept.isPending ? accept.variables.id : null}
              onAccept={accept.mutate}
              onDismiss={done}
            />
          </div>
          <div className={previewing ? 'studio-main studio-split' : 'studio-main'}>
            <div className="studio-sheet">
              {view === 'text' ? (
                <TextView desk={desk} check={check} stale={stale} onLine={goToLine} />
              ) : whole ? (
                <>
                  {stale ? (
                    <p className="stale" role="status">
                      {t('stale')}
                    </p>
                  ) : null}
                  <RehearsedBar rehearsed={rehearsed} scriptId={save.scriptId} number={version?.number ?? 0} changed={save.changed} />
                  <OutcomesContext value={rehearsed.onTimetable}>
                    {planned ? (
                      <DayGrid
                        check={check}
                        plan={plan}
                        previewing={previewing}
                        rework={stale ? null : rework}
                        onCue={goToCue}
                        onChosen={setChosenCue}
                        onPreview={() => setPreviewing(true)}
                      />
                    ) : null}
                    <TimetableView check={check} onLine={goToLine} />
                  </OutcomesContext>
                </>
              ) : (
                <BlankRows rows={10} height={56} />
              )}
            </div>
            {previewing ? (
              <PreviewPanel check={check} cue={view === 'text' ? cursorCue : chosenCue} onClose={() => setPreviewing(false)} />
            ) : null}
          </div>
          <div className="studio-below">
            <VariableList missing={check.missing} />
            <BudgetPanel text={text} />
            <FileList cues={check.cues} />
            {check.notes === null || check.notes === '' ? null : (
              <details className="aside-part notes">
                <summary>{t('notes')}</summary>
                <p className="said">{check.notes}</p>
              </details>
            )}
          </div>
        </div>
      </MendContext>
    </Page>
  );
}
