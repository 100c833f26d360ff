import { MOST_PER_DAY } from '../lint/rules/too-many-messages.ts';
import type { Cue, CueId, Script } from '../script.ts';
import { actions } from '../vocabulary/actions.ts';
import { cueName } from '../words/cue-name.ts';
import type { DayMap } from './choose-days.ts';
import { dayTimeOf } from './moments.ts';
import { endsDay, opensDay } from './speaks-of.ts';
import type { StretchNote } from './stretched.ts';

/** Two messages become one only where that is still one screen of a phone. */
const LONGEST_MERGED = 600;
/** As many as any channel takes with one message. */
const MOST_ATTACHMENTS = 9;

/** A cue with its planned minute. */
interface Timed {
  readonly cue: Cue;
  readonly minute: number;
}

/**
 * Takes out of days that become one what only opened or ended a day, then puts neighbouring messages of one speaker together until a member gets no more than the
 * cap. What another cue hangs on, what does more than say something, and what is about something declared stays.
 */
export function foldDays(
  script: Script,
  o: { ofCue: ReadonlyMap<CueId, number>; map: DayMap },
): { readonly script: Script; readonly notes: readonly StretchNote[] } {
  const hungOn = anchorsOf(script);
  const notes: StretchNote[] = [];
  const gone = new Set<CueId>();
  const texts = new Map<CueId, Cue>();
  for (const timed of daysThatFold(script, o)) {
    const kept = timed.filter(({ cue, minute }, index) => {
      const note = hungOn.has(cue.id) || timed.length <= 1 ? null : seam({ cue, minute, timed, index });
      if (note) gone.add(cue.id);
      if (note) notes.push(note);
      return note === null;
    });
    for (const { into, from } of mergedUntilFew(kept, hungOn)) {
      texts.set(into.id, into);
      gone.add(from.id);
      notes.push(mergedNote(into, from));
    }
  }
  const cues = script.cues.filter(({ id }) => !gone.has(id)).map((cue) => texts.get(cue.id) ?? cue);
  return { script: { ...script, cues }, notes };
}

/** Ids other cues hang on. */
function anchorsOf(script: Script): ReadonlySet<CueId> {
  return new Set(script.cues.flatMap(({ when }) => (when.kind === 'relative' && when.anchor.kind === 'cue' ? [when.anchor.cue] : [])));
}

/** The cues of every new day that takes more than one old day, in order. */
function daysThatFold(script: Script, { ofCue, map }: { ofCue: ReadonlyMap<CueId, number>; map: DayMap }): readonly (readonly Timed[])[] {
  const byDay = new Map<number, Timed[]>();
  const sizes = new Map<number, number>();
  for (const { first } of map.values()) sizes.set(first, (sizes.get(first) ?? 0) + 1);
  for (const cue of script.cues) {
    const minute = ofCue.get(cue.id);
    const day = minute === undefined ? undefined : map.get(dayTimeOf(minute).day)?.first;
    if (minute === undefined || day === undefined || (sizes.get(day) ?? 0) < 2) continue;
    byDay.set(day, [...(byDay.get(day) ?? []), { cue, minute }]);
  }
  return [...byDay].toSorted(([a], [b]) => a - b).map(([, timed]) => timed.toSorted((a, b) => a.minute - b.minute));
}

/** Why a cue has no place any more where its day has no begin or end of its own; null where it has. */
function seam(o: Timed & { timed: readonly Timed[]; index: number }): StretchNote | null {
  const { cue, minute, timed } = o;
  if (!justSays(cue) || cue.stage === 'followUp') return null;
  const day = dayTimeOf(minute).day;
  const said = `${cue.title ?? ''} ${cue.texts.join(' ')}`;
  const [firstDay, lastDay] = [timed[0], timed.at(-1)].map((one) => (one ? dayTimeOf(one.minute).day : day));
  const own = timed.filter((one) => dayTimeOf(one.minute).day === day);
  if (day !== firstDay && own[0]?.cue === cue && opensDay(said) && cue.attachments.length === 0) {
    return droppedNote(cue, {
      'zh-CN': `它是第${day}天早上的问候，这一天并进了前一天，不再有早上`,
      en: `it greets the morning of day ${day}, which has become part of the day before`,
    });
  }
  if (day !== lastDay && own.at(-1)?.cue === cue && endsDay(said)) {
    return droppedNote(cue, {
      'zh-CN': `它收住第${day}天、说到明天，这一天和后一天并成了一天`,
      en: `it ends day ${day} and speaks of the next, and the two have become one`,
    });
  }
  return null;
}

/** Nothing but words and pictures: no act of its own, nothing declared that it is about. */
function justSays(cue: Cue): boolean {
  return (cue.action === 'say' || cue.action === 'whisper') && !('about' in cue && cue.about !== null);
}

/** Neighbours by time that one person says to the same people, the closest first, until the day has few enough messages. */
function mergedUntilFew(timed: readonly Timed[], hungOn: ReadonlySet<CueId>): readonly { readonly into: Cue; readonly from: Cue }[] {
  const merges: { into: Cue; from: Cue }[] = [];
  let left = [...timed];
  while (left.filter(({ cue }) => isMessage(cue)).length > MOST_PER_DAY) {
    const pairs = left.flatMap((one, index) => {
      const next = left[index + 1];
      return next && mayMerge(one.cue, next.cue, hungOn) ? [{ index, one, next, gap: next.minute - one.minute }] : [];
    });
    const closest = pairs.toSorted((a, b) => a.gap - b.gap)[0];
    if (!closest) break;
    const into = together(closest.one.cue, closest.next.cue);
    merges.push({ into, from: closest.next.cue });
    left = left.flatMap((timedCue, index) =>
      index === closest.index ? [{ cue: into, minute: timedCue.minute }] : index === closest.index + 1 ? [] : [timedCue],
    );
  }
  return merges;
}

function isMessage(cue: Cue): boolean {
  return actions[cue.action].reachesMembers && (cue.texts.length > 0 || cue.attachments.length > 0);
}

function mayMerge(one: Cue, next: Cue, hungOn: ReadonlySet<CueId>): boolean {
  const alike =
    one.role === next.role &&
    one.place === next.place &&
    one.action === next.action &&
    one.stage === next.stage &&
    justSays(one) &&
    justSays(next);
  if (!alike || hungOn.has(next.id) || one.texts.length > 1 || next.texts.length > 1) return false;
  if (JSON.stringify(one.audience) !== JSON.stringify(next.audience) || one.sendUntil?.kind === 'at' || next.sendUntil?.kind === 'at')
    return false;
  // what waits for another cue comes when that is done, not at a time that could be shared
  if ([one, next].some(({ when }) => when.kind === 'relative' && when.waitsForAnchor)) return false;
  const merged = together(one, next);
  return (merged.texts[0] ?? '').length <= LONGEST_MERGED && merged.attachments.length <= MOST_ATTACHMENTS;
}

function together(one: Cue, next: Cue): Cue {
  const text = [one.texts[0], next.texts[0]].filter((said) => said !== undefined).join('\n\n');
  const titles = [one.title, next.title].filter((title) => title !== null);
  return {
    ...one,
    title: titles.length === 0 ? null : titles.join('＋'),
    texts: text === '' ? [] : [text],
    attachments: [...new Set([...one.attachments, ...next.attachments])],
    reason: one.reason ?? next.reason,
    remarks: [one.remarks, next.remarks].filter((remark) => remark !== null).join('\n') || null,
  };
}

function mergedNote(into: Cue, from: Cue): StretchNote {
  const [name, other] = [cueName(from), cueName(into)];
  return {
    ...{ kind: 'merged', cue: from.id },
    words: {
      'zh-CN': `“${name}”并进了“${other}”：一天里的消息太多（每天最多 ${MOST_PER_DAY} 条），这两条紧挨着、由同一个人说`,
      en: `“${name}” became part of “${other}”: the day had more than ${MOST_PER_DAY} messages, and the two stand together and are said by one person`,
    },
  };
}

function droppedNote(cue: Cue, why: StretchNote['words']): StretchNote {
  return {
    ...{ kind: 'dropped', cue: cue.id },
    words: { 'zh-CN': `去掉了“${cueName(cue)}”：${why['zh-CN']}`, en: `dropped “${cueName(cue)}”: ${why.en}` },
  };
}
