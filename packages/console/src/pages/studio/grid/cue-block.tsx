import { type KeyboardEvent, type MouseEvent, type PointerEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useVocabulary } from '../../../i18n/vocabulary.ts';
import { useTimeWords } from '../../../time/use-time-words.ts';
import { Sign } from '../../../ui/sign.tsx';
import type { Rework } from '../desk/use-rework.ts';
import { clockOf } from '../preview/use-script-time.ts';
import { useOutcome } from '../rehearsed/use-outcome.ts';
import type { Block } from './lay-out-days.ts';
import { minutesOfDrag, minutesOfKey } from './minutes-of-key.ts';
import type { Selection } from './use-selection.ts';

interface CueBlockProps {
  readonly block: Block;
  readonly fromHour: number;
  readonly hours: number;
  readonly selection: Selection;
  readonly rework: Rework | null;
  readonly onCue: (cue: string) => void;
}

interface Drag {
  readonly x: number;
  readonly pixelsPerHour: number;
  readonly minutes: number;
}

/** One cue on its day; dragged or moved by keys it takes the selection along. */
export function CueBlock({ block, fromHour, hours, selection, rework, onCue }: CueBlockProps) {
  const { t } = useTranslation('studio');
  const word = useVocabulary();
  const words = useTimeWords();
  const [drag, setDrag] = useState<Drag | null>(null);
  const dragged = useRef(false);
  const { cue, minuteOfDay, hangs } = block;
  const outcome = useOutcome(cue.cue);
  const said = [...(hangs === null ? [] : [t('hangs', { hangs })]), ...(outcome === null ? [] : [`${t('rehearsed')}: ${outcome.whole}`])];
  const movable = rework !== null && block.movable;
  const at = clockOf(minuteOfDay + (drag?.minutes ?? 0));
  const day = Math.floor((block.minute + (drag?.minutes ?? 0)) / (24 * 60)) + 1;

  const onPointerDown = (event: PointerEvent<HTMLButtonElement>) => {
    dragged.current = false;
    if (!movable || event.button !== 0 || event.shiftKey || event.ctrlKey || event.metaKey) return;
    const line = event.currentTarget.parentElement;
    if (line === null) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrag({ x: event.clientX, pixelsPerHour: line.clientWidth / hours, minutes: 0 });
  };
  const onPointerMove = (event: PointerEvent<HTMLButtonElement>) => {
    if (drag === null) return;
    const over = dayUnder(event.clientX, event.clientY);
    const own = Math.floor(block.minute / (24 * 60)) + 1;
    const minutes = minutesOfDrag({
      minuteOfDay,
      pixels: event.clientX - drag.x,
      pixelsPerHour: drag.pixelsPerHour,
      days: (over ?? own) - own,
    });
    if (minutes !== 0) dragged.current = true;
    setDrag({ ...drag, minutes });
  };
  const onPointerUp = () => {
    if (drag !== null && drag.minutes !== 0) rework?.move(selection.with(cue.cue), drag.minutes);
    setDrag(null);
  };
  const onClick = (event: MouseEvent) => {
    if (dragged.current) return;
    if (event.shiftKey || event.ctrlKey || event.metaKey) selection.toggle(cue.cue);
    else selection.only([cue.cue]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const minutes = minutesOfKey(event);
    const all = selection.with(cue.cue);
    if (event.key === 'Enter') onCue(cue.cue);
    else if (event.key === 'Escape') setDrag(null);
    else if (event.key === ' ') selection.toggle(cue.cue);
    else if (minutes !== null && movable) rework?.move(all, minutes);
    else if (event.key === 'Delete') rework?.remove(all);
    else if (event.key.toLowerCase() === 'd' && (event.ctrlKey || event.metaKey)) rework?.copy(all, selection.only);
    else return;
    event.preventDefault();
  };

  return (
    <button
      type="button"
      className={`block edge-${cue.stage} ${block.worst === null ? '' : `block-${block.worst}`} ${drag === null ? '' : 'block-dragged'} ${movable ? 'block-movable' : ''}`}
      style={{
        insetInlineStart: `${((minuteOfDay + along(drag, minuteOfDay) - fromHour * 60) / (hours * 60)) * 100}%`,
        top: `calc(${block.track} * var(--track))`,
      }}
      aria-pressed={selection.has(cue.cue)}
      aria-label={`${t('cueAt', { day: words.day(day), at, role: word('roles', cue.role), title: outcome === null ? cue.title : `${cue.title} ${outcome.short}` })}${said.map((words) => ` · ${words}`).join('')}`}
      title={[`${at} ${cue.title}`, ...said].join(' · ')}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={() => setDrag(null)}
      onClick={onClick}
      onKeyDown={onKeyDown}
    >
      {hangs === null ? null : <span aria-hidden="true">⚓︎ </span>}
      <span className="block-at">{drag === null || drag.minutes === 0 ? at : `${words.day(day)} ${at}`}</span> {cue.title}
      {outcome === null ? null : (
        <span className={`block-outcome outcome-${outcome.sign}`}>
          <Sign name={outcome.sign} /> {outcome.short}
        </span>
      )}
    </button>
  );
}

/** The drag within the day: the block stays on its strip while it is dragged and says the day it would go to. */
function along(drag: Drag | null, minuteOfDay: number): number {
  if (drag === null) return 0;
  const to = minuteOfDay + drag.minutes;
  return (((to % 1440) + 1440) % 1440) - minuteOfDay;
}

function dayUnder(x: number, y: number): number | null {
  for (const element of document.elementsFromPoint(x, y)) {
    const strip = element.closest('[data-day]');
    if (strip !== null) return Number(strip.getAttribute('data-day'));
  }
  return null;
}
