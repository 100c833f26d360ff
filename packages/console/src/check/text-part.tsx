import { type Ref, useId, useImperativeHandle, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface TextPlace {
  /** shows the line, chosen, whether the text was open or not */
  readonly goToLine: (line: number) => void;
}

interface TextPartProps {
  readonly ref: Ref<TextPlace>;
  readonly text: string;
  /** open from the beginning: there is no timetable to look at */
  readonly opened: boolean;
  readonly onText: (text: string) => void;
}

/** The script as text, for what no button mends. */
export function TextPart({ ref, text, opened, onText }: TextPartProps) {
  const { t } = useTranslation('studio');
  const [open, setOpen] = useState(opened);
  const part = useRef<HTMLDetailsElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  useImperativeHandle(ref, () => ({
    goToLine: (line) => {
      const area = field.current;
      if (part.current === null || area === null) return;
      part.current.open = true;
      const lines = area.value.split('\n');
      const from = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
      area.focus();
      area.setSelectionRange(from, from + (lines[line - 1]?.length ?? 0));
      area.scrollTop = (area.scrollHeight * (line - 4)) / lines.length;
    },
  }));
  return (
    <details ref={part} className="check-text" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <label htmlFor={id}>{t('textLabel')}</label>
      </summary>
      <textarea
        ref={field}
        id={id}
        className="plain-field mono"
        rows={24}
        wrap="off"
        spellCheck={false}
        autoCapitalize="off"
        value={text}
        onChange={(event) => onText(event.target.value)}
      />
    </details>
  );
}
