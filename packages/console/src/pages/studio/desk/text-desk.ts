import { historyField, isolateHistory, redo, redoDepth, undo, undoDepth } from '@codemirror/commands';
import { setDiagnostics } from '@codemirror/lint';
import { EditorState, Transaction, type TransactionSpec } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { Finding } from '../../../api/types.ts';
import { diagnosticsOf } from './diagnostics.ts';
import { editorExtensions } from './editor-extensions.ts';
import type { Knowledge } from './knowledge.ts';
import { ownerOf } from './place-in-text.ts';

/** Words of a change made from the timetable or by a button: one step of undo each. */
export interface DeskEdit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** Where the pencil stands: its line, and the key at the margin that line belongs to. */
export interface Cursor {
  readonly line: number;
  readonly owner: string | null;
}

/**
 * The one text both views show, with its one history. The editor comes and goes with its view; the text, what was undone and where the pencil was stay.
 */
export interface TextDesk {
  readonly text: () => string;
  readonly edit: (edits: readonly DeskEdit[]) => void;
  /** a text as the page knows it: where it is not one that was told from here, it comes from elsewhere and is brought in: one's own as one step of undo, what others saved not to be undone here */
  readonly follow: (text: string, whose: 'own' | 'others') => void;
  /** who is told of every change */
  readonly listen: (onText: (text: string) => void) => void;
  /** who is told where the pencil stands, now and whenever it moves; gives back how to be told no more */
  readonly listenCursor: (onCursor: (cursor: Cursor) => void) => () => void;
  /** what completion and help know from now on */
  readonly know: (more: Partial<Knowledge>) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly can: () => { readonly undo: boolean; readonly redo: boolean };
  /** findings in the margin and under their words, each with the button that mends it where one can */
  readonly show: (findings: readonly Finding[], mend: (finding: Finding) => void) => void;
  readonly goToLine: (line: number) => void;
  /** puts the editor on the page; gives back how to take it off again */
  readonly attach: (parent: HTMLElement) => () => void;
}

interface DeskStart {
  readonly text: string;
  readonly knowledge: Knowledge;
  readonly label: string;
  readonly phrases: Readonly<Record<string, string>>;
}

export function makeTextDesk({ text, knowledge, label, phrases }: DeskStart): TextDesk {
  let known = knowledge;
  let tell: (text: string) => void = () => {};
  // what was typed comes back through the page's state a moment later, when more may have been typed: that is no change from elsewhere
  const told = new Set<string>();
  /** while a text of the page is brought in */
  let bringing = false;
  let state = EditorState.create({ doc: text, extensions: editorExtensions({ knowledge: () => known, label, phrases }) });
  let view: EditorView | null = null;
  const cursorListeners = new Set<(cursor: Cursor) => void>();
  const cursor = (): Cursor => {
    const line = state.doc.lineAt(state.selection.main.head).number;
    return { line, owner: ownerOf(state.doc, line) };
  };

  const taken = (next: EditorState, transactions: readonly Transaction[]) => {
    state = next;
    if (transactions.some((transaction) => transaction.docChanged || transaction.selection !== undefined)) {
      for (const onCursor of cursorListeners) onCursor(cursor());
    }
    if (!transactions.some((transaction) => transaction.docChanged)) return;
    const now = state.doc.toString();
    // what comes from the page is known there; told back late it would undo what was typed elsewhere meanwhile
    if (bringing) return;
    told.add(now);
    tell(now);
  };
  const dispatch = (transaction: Transaction) => {
    if (view) view.dispatch(transaction);
    else taken(transaction.state, [transaction]);
  };
  const target = () => ({ state, dispatch });
  const send = (spec: TransactionSpec) => dispatch(state.update(spec));
  const edit = (edits: readonly DeskEdit[]) =>
    send({
      changes: edits.map(({ from, to, insert }) => ({ from, to, insert })),
      annotations: isolateHistory.of('full'),
      userEvent: 'input',
    });

  return {
    text: () => state.doc.toString(),
    edit,
    follow: (seen, whose) => {
      const now = state.doc.toString();
      const change = whatDiffers(now, withEditorLines(seen));
      if (change === null) told.clear();
      else if (!told.has(seen)) {
        bringing = true;
        if (whose === 'own') edit([change]);
        else send({ changes: change, annotations: Transaction.addToHistory.of(false) });
        bringing = false;
        told.clear();
      }
    },
    listen: (onText) => {
      tell = onText;
    },
    listenCursor: (onCursor) => {
      cursorListeners.add(onCursor);
      onCursor(cursor());
      return () => cursorListeners.delete(onCursor);
    },
    know: (more) => {
      known = { ...known, ...more };
    },
    undo: () => void undo(target()),
    redo: () => void redo(target()),
    can: () =>
      state.field(historyField, false) === undefined
        ? { undo: false, redo: false }
        : { undo: undoDepth(state) > 0, redo: redoDepth(state) > 0 },
    show: (findings, mend) => send(setDiagnostics(state, diagnosticsOf(state.doc, findings, { locale: known.locale, mend }))),
    goToLine: (line) => {
      const at = state.doc.line(Math.min(Math.max(line, 1), state.doc.lines));
      send({ selection: { anchor: at.from, head: at.to }, effects: EditorView.scrollIntoView(at.from, { y: 'center' }) });
      view?.focus();
    },
    attach: (parent) => {
      const shown = new EditorView({
        state,
        parent,
        dispatchTransactions: (transactions, on) => {
          on.update(transactions);
          taken(on.state, transactions);
        },
      });
      view = shown;
      return () => {
        shown.destroy();
        view = null;
      };
    },
  };
}

/** A text as the editor holds it, with one kind of line end: a file of Windows (CRLF) differs in nothing a person wrote. */
function withEditorLines(text: string): string {
  return text.replace(/\r\n?/gu, '\n');
}

/** The stretch from the first to the last character that differs; null where nothing does. */
function whatDiffers(before: string, after: string): DeskEdit | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}
