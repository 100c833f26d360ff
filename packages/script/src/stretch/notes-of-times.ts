import { MOST_PER_DAY } from '../lint/rules/too-many-messages.ts';
import { rootsOfCues } from '../plan/root-of-cue.ts';
import { scriptMinute } from '../plan/script-minute.ts';
import type { Cue, CueId, Script } from '../script.ts';
import { actions } from '../vocabulary/actions.ts';
import { wordOf } from '../vocabulary/vocabulary.ts';
import { cueName } from '../words/cue-name.ts';
import { dayTimeWords, durationWords, timesApart } from '../words/time-words.ts';
import type { DayMap } from './choose-days.ts';
import { dayTimeOf } from './moments.ts';
import { type SpokenOf, speaksOf } from './speaks-of.ts';
import type { StretchNote } from './stretched.ts';

interface Change {
  /** days of the programme */
  readonly before: number;
  readonly days: number;
  readonly map: DayMap;
}

/** What to know about the times of a stretched script: its days, the cues whose clock is another, words that may no longer be true, and full, empty and shared minutes. */
export function notesOfTimes(old: Script, now: Script, change: Change): readonly StretchNote[] {
  const [before, after] = [minutesOf(old), minutesOf(now)];
  return [
    ...dayNotes(change),
    ...movedNotes(old, now, { before, after, map: change.map }),
    ...rereadNotes(old, { before, after, map: change.map }),
    ...crowdedNotes(now, after),
    ...emptyNotes(now, after, change.days),
    ...sameMinuteNotes(now, after),
  ];
}

type Minutes = ReadonlyMap<CueId, number>;

function minutesOf(script: Script): Minutes {
  const roots = rootsOfCues(script);
  return new Map(
    [...roots].flatMap(([id, root]) => {
      const minute = scriptMinute(root);
      return minute === null ? [] : [[id, minute] as const];
    }),
  );
}

function dayNotes({ map }: Change): readonly StretchNote[] {
  const olds = new Map<number, number[]>();
  for (const [day, { first }] of map) olds.set(first, [...(olds.get(first) ?? []), day]);
  const together = [...olds].flatMap(([now, days]): readonly StretchNote[] =>
    days.length < 2
      ? []
      : [
          {
            ...{ kind: 'days', cue: null },
            words: {
              'zh-CN': `第${days.join('、')}天合成第${now}天`,
              en: `days ${days.join(', ')} become day ${now}`,
            },
          },
        ],
  );
  const apart = [...map].flatMap(([day, { first, last }]): readonly StretchNote[] => {
    if ((olds.get(first) ?? []).length > 1 || (first === day && last === day)) return [];
    const words =
      first === last
        ? { 'zh-CN': `第${day}天变成第${first}天`, en: `day ${day} becomes day ${first}` }
        : { 'zh-CN': `第${day}天分到第${first}–${last}天`, en: `day ${day} is spread over days ${first}–${last}` };
    return [{ kind: 'days', cue: null, words }];
  });
  return [...together, ...apart];
}

/** Cues whose clock, wait or day is not simply that of their day. */
function movedNotes(old: Script, now: Script, o: { before: Minutes; after: Minutes; map: DayMap }): readonly StretchNote[] {
  const cues = new Map(now.cues.map((cue) => [cue.id, cue]));
  return old.cues.flatMap((cue) => {
    const [from, to] = [o.before.get(cue.id), o.after.get(cue.id)];
    const moved = cues.get(cue.id);
    if (!moved) return [];
    if (from === undefined || to === undefined) return waitNote(cue, moved);
    const [was, is] = [dayTimeOf(from), dayTimeOf(to)];
    if (was.minuteOfDay === is.minuteOfDay) return [];
    return [movedNote(cue, { from, to, together: [...o.map.values()].filter(({ first }) => first === is.day).length > 1 })];
  });
}

function movedNote(cue: Cue, { from, to, together }: { from: number; to: number; together: boolean }): StretchNote {
  const [zh, en] = [timesApart(from, to, 'zh-CN'), timesApart(from, to, 'en')];
  const why = together
    ? { 'zh-CN': '几天合成一天，先后不变，只好换钟点', en: 'several days are one now, and the order stays' }
    : { 'zh-CN': '它跟着的节点换了时间', en: 'what it hangs on has another time' };
  return {
    ...{ kind: 'moved', cue: cue.id },
    words: {
      'zh-CN': `“${cueName(cue)}”从${zh[0]} 挪到${/^\d/u.test(zh[1]) ? ' ' : ''}${zh[1]}：${why['zh-CN']}`,
      en: `“${cueName(cue)}” moved from ${en[0]} to ${en[1]}: ${why.en}`,
    },
  };
}

function waitNote(cue: Cue, moved: Cue): readonly StretchNote[] {
  if (cue.when.kind !== 'relative' || moved.when.kind !== 'relative' || cue.when.offsetMinutes === moved.when.offsetMinutes) return [];
  const [from, to] = [Math.abs(cue.when.offsetMinutes), Math.abs(moved.when.offsetMinutes)];
  return [
    {
      ...{ kind: 'moved', cue: cue.id },
      words: {
        'zh-CN': `“${cueName(cue)}”原来等 ${durationWords(from, 'zh-CN')}，现在等 ${durationWords(to, 'zh-CN')}：天数少了，要来得及`,
        en: `“${cueName(cue)}” waits ${durationWords(to, 'en')} instead of ${durationWords(from, 'en')}: there are fewer days`,
      },
    },
  ];
}

function rereadNotes(old: Script, o: { before: Minutes; after: Minutes; map: DayMap }): readonly StretchNote[] {
  const alone = (day: number) => {
    const found = o.map.get(day);
    return (
      found !== undefined && found.first === found.last && [...o.map.values()].filter(({ first }) => first === found.first).length === 1
    );
  };
  const doubtful = (cue: Cue): readonly SpokenOf[] => {
    const minute = o.before.get(cue.id);
    const day = minute === undefined ? null : dayTimeOf(minute).day;
    const sameDay = day !== null && alone(day);
    const nextDays =
      sameDay &&
      [day - 1, day + 1].every((other) => !o.map.has(other) || (alone(other) && dayShift(o.map, other) === dayShift(o.map, day)));
    return [...(sameDay ? [] : (['today', 'clock'] as const)), ...(nextDays ? [] : (['otherDay'] as const)), 'dayNumber'];
  };
  const ofCues = old.cues.flatMap((cue) => {
    const kinds = doubtful(cue);
    const words = [...new Set([cue.title ?? '', ...cue.texts].flatMap((text) => kinds.flatMap((kind) => speaksOf(text)[kind])))];
    return words.length === 0 ? [] : [rereadNote(cueName(cue), cue.id, words)];
  });
  const ofTitle = speaksOf(old.title).dayNumber;
  return ofTitle.length === 0 ? ofCues : [rereadNote(old.title, null, ofTitle), ...ofCues];
}

function dayShift(map: DayMap, day: number): number {
  return (map.get(day)?.first ?? day) - day;
}

function rereadNote(name: string, cue: CueId | null, words: readonly string[]): StretchNote {
  return {
    ...{ kind: 'reread', cue },
    words: {
      'zh-CN': `请重读“${name}”：里面说到${words.map((word) => `“${word}”`).join('、')}，天数变了以后不一定对`,
      en: `read “${name}” again: it speaks of ${words.map((word) => `“${word}”`).join(', ')}, which may no longer be so`,
    },
  };
}

function crowdedNotes(now: Script, after: Minutes): readonly StretchNote[] {
  const byDay = new Map<number, number>();
  for (const cue of now.cues) {
    const minute = after.get(cue.id);
    if (minute === undefined || !actions[cue.action].reachesMembers || cue.texts.length + cue.attachments.length === 0) continue;
    const { day } = dayTimeOf(minute);
    byDay.set(day, (byDay.get(day) ?? 0) + 1);
  }
  return [...byDay].flatMap(([day, count]): readonly StretchNote[] =>
    count <= MOST_PER_DAY
      ? []
      : [
          {
            ...{ kind: 'crowded', cue: null },
            words: {
              'zh-CN': `第${day}天还有 ${count} 条消息，超过 ${MOST_PER_DAY} 条：剩下的各有各的人、对象或动作，合不到一起，请自己删几条`,
              en: `day ${day} still has ${count} messages, more than ${MOST_PER_DAY}: what is left differs in speaker, audience or act and cannot be put together; take some out`,
            },
          },
        ],
  );
}

function emptyNotes(now: Script, after: Minutes, days: number): readonly StretchNote[] {
  const taken = new Set(now.cues.flatMap(({ id }) => (after.has(id) ? [dayTimeOf(after.get(id) ?? 0).day] : [])));
  return Array.from({ length: days }, (_, index) => index + 1).flatMap((day): readonly StretchNote[] =>
    taken.has(day)
      ? []
      : [
          {
            ...{ kind: 'emptyDay', cue: null },
            words: {
              'zh-CN': `第${day}天什么都没有：剧本的内容不够分这么多天，给这天加一件事（比如一个接龙或提问）`,
              en: `nothing happens on day ${day}: the script has not enough for so many days; give the day something, such as a question or a sign-up`,
            },
          },
        ],
  );
}

function sameMinuteNotes(now: Script, after: Minutes): readonly StretchNote[] {
  const seen = new Map<string, Cue>();
  return now.cues.flatMap((cue): readonly StretchNote[] => {
    const minute = after.get(cue.id);
    if (minute === undefined || cue.place !== 'room' || !actions[cue.action].reachesMembers) return [];
    const key = `${minute} ${cue.role}`;
    const other = seen.get(key);
    if (!other) {
      seen.set(key, cue);
      return [];
    }
    return [
      {
        ...{ kind: 'sameMinute', cue: cue.id },
        words: {
          'zh-CN': `“${cueName(other)}”和“${cueName(cue)}”都在${dayTimeWords(minute, 'zh-CN')} 由${wordOf('roles', cue.role, 'zh-CN')}在群里说`,
          en: `“${cueName(other)}” and “${cueName(cue)}” are both said by the ${wordOf('roles', cue.role, 'en').toLowerCase()} in the room on ${dayTimeWords(minute, 'en')}`,
        },
      },
    ];
  });
}
