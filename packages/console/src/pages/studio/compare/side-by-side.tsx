import { MergeView, unifiedMergeView } from '@codemirror/merge';
import { EditorView } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMedia } from '../../../ui/use-media.ts';
import '../draft/words.ts';
import './compare.css';
import { paneExtensions } from './merge-extensions.ts';

interface SideBySideProps {
  readonly before: { readonly name: string; readonly text: string };
  readonly after: { readonly name: string; readonly text: string };
  /** `after` may be written in; absent: both are only read */
  readonly onText?: (text: string) => void;
  /** the name of the button that puts one place of `before` into `after` */
  readonly takeWords?: string;
}

/** Stretches that are the same are folded to some lines around what differs. */
const collapseUnchanged = { margin: 3, minSize: 6 };

/** Two texts beside each other, scrolled together; on a narrow screen one text with what is gone in it. Loaded only when somebody compares. */
export function SideBySide({ before, after, onText, takeWords = '' }: SideBySideProps) {
  const { t } = useTranslation('draft');
  const narrow = useMedia('(max-width: 980px)');
  const place = useRef<HTMLDivElement>(null);
  const now = useRef({ after: after.text, onText });
  useEffect(() => {
    now.current = { after: after.text, onText };
  });
  const writable = onText !== undefined;
  // what is typed here comes back as `after`: only another text to read begins anew
  const readText = writable ? null : after.text;
  const phrases = JSON.stringify(t('phrases', { returnObjects: true }));

  useEffect(() => {
    const parent = place.current;
    if (parent === null) return;
    const shared = { phrases: JSON.parse(phrases) as Record<string, string> };
    const afterText = readText ?? now.current.after;
    const afterPane = paneExtensions({
      ...shared,
      label: after.name,
      onText: writable ? (text) => now.current.onText?.(text) : undefined,
    });
    if (narrow) {
      const view = new EditorView({
        parent,
        doc: afterText,
        extensions: [
          afterPane,
          unifiedMergeView({
            original: before.text,
            collapseUnchanged,
            // there is nothing to accept: what stands here stands already
            mergeControls: writable
              ? (type, act) => (type === 'reject' ? takeButton(takeWords, act) : document.createElement('span'))
              : false,
          }),
        ],
      });
      return () => view.destroy();
    }
    const view = new MergeView({
      parent,
      a: { doc: before.text, extensions: paneExtensions({ ...shared, label: before.name }) },
      b: { doc: afterText, extensions: afterPane },
      collapseUnchanged,
      ...(writable ? { revertControls: 'a-to-b' as const, renderRevertControl: () => arrowButton(takeWords) } : {}),
    });
    return () => view.destroy();
  }, [before.name, before.text, after.name, readText, writable, narrow, phrases, takeWords]);

  return (
    <div className="side-by-side">
      <div className="side-names" aria-hidden="true">
        <span>{before.name}</span>
        <span>{after.name}</span>
      </div>
      <div className="editor side-panes" ref={place} />
    </div>
  );
}

function takeButton(words: string, act: (event: MouseEvent) => void): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'take-chunk';
  button.textContent = words;
  button.addEventListener('click', act);
  return button;
}

/** CodeMirror hears the mouse going down; a key is made to say the same. */
function arrowButton(words: string): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'take-chunk';
  button.textContent = '→';
  button.title = words;
  button.setAttribute('aria-label', words);
  button.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    button.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }));
  });
  return button;
}
