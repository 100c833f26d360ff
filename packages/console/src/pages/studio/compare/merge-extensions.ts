import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { syntaxHighlighting } from '@codemirror/language';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { inks } from '../desk/editor-extensions.ts';
import { scriptLanguage } from '../desk/script-language.ts';

interface PaneOptions {
  readonly label: string;
  readonly phrases: Readonly<Record<string, string>>;
  /** absent: only to be read */
  readonly onText?: ((text: string) => void) | undefined;
}

/** One text of two that are compared: the studio's colours, long lines wrapped so that two fit beside each other. Tab leaves it. */
export function paneExtensions({ label, phrases, onText }: PaneOptions): Extension {
  return [
    lineNumbers(),
    scriptLanguage(),
    syntaxHighlighting(inks),
    EditorView.lineWrapping,
    EditorState.tabSize.of(2),
    EditorState.phrases.of(phrases),
    EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', tabindex: '0', autocapitalize: 'off' }),
    onText === undefined
      ? [EditorState.readOnly.of(true), EditorView.contentAttributes.of({ 'aria-readonly': 'true' })]
      : [
          history(),
          keymap.of([...historyKeymap, ...defaultKeymap]),
          EditorView.updateListener.of(({ docChanged, state }) => {
            if (docChanged) onText(state.doc.toString());
          }),
        ],
  ];
}
