import { type DragEvent, useRef, useState } from 'react';
import './file-drop.css';

interface FileDropProps {
  readonly words: { readonly drop: string; readonly dropNow: string; readonly kinds: string; readonly choose: string };
  /** endings the file dialog offers: `.xlsx,.csv` */
  readonly accept: string;
  readonly onFile: (file: File) => void;
}

/** Where a file is dropped or chosen. */
export function FileDrop({ words, accept, onFile }: FileDropProps) {
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file !== undefined) onFile(file);
  };
  return (
    // everything a pointer can do here the button does too
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div
      className={over ? 'drop drop-over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p className="drop-words">{over ? words.dropNow : words.drop}</p>
      <p className="quiet small">{words.kinds}</p>
      <button type="button" className="button button-primary" onClick={() => picker.current?.click()}>
        {words.choose}
      </button>
      <input
        ref={picker}
        type="file"
        className="unseen"
        accept={accept}
        tabIndex={-1}
        aria-label={words.choose}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file !== undefined) onFile(file);
          event.target.value = '';
        }}
      />
    </div>
  );
}
