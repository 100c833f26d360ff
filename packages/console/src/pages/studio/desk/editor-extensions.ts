import { autocompletion, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, foldGutter, foldKeymap, HighlightStyle, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, lintKeymap } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  hoverTooltip,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { completeScript } from './complete-script.ts';
import { helpAt } from './hover-help.ts';
import type { Knowledge } from './knowledge.ts';
import { scriptLanguage } from './script-language.ts';

/** Colours of the console's own ink; every one passes on paper in both variants. */
export const inks = HighlightStyle.define([
  { tag: tags.atom, color: 'var(--accent)' },
  { tag: tags.comment, color: 'var(--ink-3)', fontStyle: 'italic' },
  { tag: tags.string, color: 'var(--ink)' },
  { tag: [tags.number, tags.keyword], color: 'var(--trust)' },
  { tag: tags.meta, color: 'var(--ink-3)' },
]);

/** The line one writes in is not hidden behind the news at the foot of the page. */
function belowNews(view: EditorView): { bottom: number } | null {
  const news = document.querySelector('.page-news')?.getBoundingClientRect();
  if (news === undefined || news.height === 0) return null;
  const end = Math.min(view.dom.getBoundingClientRect().bottom, window.innerHeight);
  return { bottom: Math.max(0, end - news.top) };
}

/** An editor of script text. What it knows of the script is asked for each time, so that it is never behind. */
export function editorExtensions({
  knowledge,
  label,
  phrases,
}: {
  knowledge: () => Knowledge;
  label: string;
  phrases: Readonly<Record<string, string>>;
}): Extension {
  return [
    lineNumbers(),
    lintGutter(),
    foldGutter(),
    history(),
    drawSelection(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    bracketMatching(),
    indentUnit.of('  '),
    EditorState.tabSize.of(2),
    EditorState.phrases.of(phrases),
    scriptLanguage(),
    syntaxHighlighting(inks),
    search({ top: true }),
    highlightSelectionMatches(),
    autocompletion({ override: [(context) => completeScript(context, knowledge())], icons: false }),
    hoverTooltip((view, at) => helpAt(view.state, at, knowledge())),
    EditorView.scrollMargins.of(belowNews),
    EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', tabindex: '0', autocapitalize: 'off' }),
    // Escape, then Tab leaves the editor: Tab indents, as every editor of code does
    keymap.of([...completionKeymap, ...lintKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap, indentWithTab, ...defaultKeymap]),
  ];
}
