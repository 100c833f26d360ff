import { parseWhen } from '../parse/parse-when.ts';
import { rootsOfCues } from '../plan/root-of-cue.ts';
import { scriptMinute } from '../plan/script-minute.ts';
import type { Cue, Place, Script } from '../script.ts';
import { cueName } from '../words/cue-name.ts';
import { timesApart } from '../words/time-words.ts';
import { changedWords as changedPieces, replacements } from './changed-words.ts';
import { compareLists, keysOf } from './diff-list.ts';
import type { Difference } from './difference.ts';
import { type PlainRecord, sameValue } from './plain-records.ts';
import { hungOn, renamedCues } from './renamed-cues.ts';
import { bothWords, changedWords, cueWords, movedAlongWords, movedWords, rewordedWords } from './sentences.ts';
import { valueWords, type WordsContext } from './value-words.ts';

/** A cue of either script, with what its sentences need. */
interface Side {
  readonly cues: ReadonlyMap<string, Cue>;
  readonly minutes: ReadonlyMap<string, number | null>;
  readonly nameOf: (id: string) => string;
}

/** What differs between the cues of two scripts, in the order of the second; what was removed first. */
export function diffCues(a: Script, b: Script, records: readonly [readonly PlainRecord[], readonly PlainRecord[]]): readonly Difference[] {
  const [before, after] = [sideOf(a), sideOf(b)];
  const renamed = renamedCues(
    records[0].filter(({ id }) => !after.cues.has(id)),
    records[1].filter(({ id }) => !before.cues.has(id)),
  );
  const list = compareLists(...records, renamed);
  const renames = [...renamed].map(
    ([from, to]): Difference => ({
      ...{ kind: 'renamed', subject: { kind: 'cue', id: to }, field: 'id', from, to, at: placeOf(after.cues.get(to), 'id') },
      words: bothWords((locale) =>
        locale === 'en'
          ? `“${after.nameOf(to)}” has the id ${to} instead of ${from}, and is otherwise the same`
          : `“${after.nameOf(to)}”的编号从 ${from} 改成 ${to}，其余没变`,
      ),
    }),
  );
  return [
    ...list.removed.map((record) => wholeCue('removed', record, { side: before })),
    ...renames,
    ...(list.order ? [reorderedCues(list.order)] : []),
    ...list.added.map(({ record, after: behind }) => wholeCue('added', record, { side: after, behind })),
    ...list.both.flatMap((pair) => cueDifferences(pair, { before, after, renamed })),
  ];
}

function sideOf(script: Script): Side {
  const cues = new Map<string, Cue>();
  for (const cue of script.cues) if (!cues.has(cue.id)) cues.set(cue.id, cue);
  const roots = rootsOfCues(script);
  const minutes = new Map([...roots].map(([id, root]) => [id, scriptMinute(root)]));
  return { cues, minutes, nameOf: (id) => nameIn(cues, id) };
}

function nameIn(cues: ReadonlyMap<string, Cue>, id: string): string {
  const cue = cues.get(id);
  return cue ? cueName(cue) : id;
}

function wholeCue(kind: 'added' | 'removed', record: PlainRecord, o: { side: Side; behind?: string | null }): Difference {
  const value = Object.fromEntries([['id', record.id], ...record.fields]);
  return {
    ...{ kind, subject: { kind: 'cue', id: record.id }, field: null },
    ...(kind === 'added' ? { from: null, to: value, after: o.behind ?? null } : { from: value, to: null }),
    at: o.side.cues.get(record.id)?.at ?? null,
    words: bothWords((locale) => {
      const said = cueWords(o.side.nameOf(record.id), record, { locale, nameOf: o.side.nameOf });
      return locale === 'en' ? `${kind} ${said}` : `${kind === 'added' ? '加了' : '删了'}${said}`;
    }),
  };
}

interface Sides {
  readonly before: Side;
  readonly after: Side;
  readonly renamed: ReadonlyMap<string, string>;
}

function cueDifferences(pair: { before: PlainRecord; after: PlainRecord }, sides: Sides): readonly Difference[] {
  const { before, after } = pair;
  const found = keysOf(before.fields, after.fields).flatMap((field) => {
    const from = before.fields.get(field) ?? null;
    const to = after.fields.get(field) ?? null;
    // a cue that hangs on a renamed one has not changed
    if (field === 'when' && sameValue(hungOn(from, sides.renamed), to)) return [];
    return sameValue(from, to) ? [] : [fieldDifference({ id: after.id, field, from, to }, sides)];
  });
  return found.some(({ kind }) => kind === 'moved') ? found : [...found, ...movedAlong(before.id, after.id, sides)];
}

function fieldDifference(o: { id: string; field: string; from: unknown; to: unknown }, sides: Sides): Difference {
  const { id, field, from, to } = o;
  const name = sides.after.nameOf(id);
  const base = { subject: { kind: 'cue', id }, field, from, to, at: placeOf(sides.after.cues.get(id), field) } as const;
  if (field === 'when')
    return { ...base, kind: 'moved', words: bothWords((locale) => movedWords({ name, ...timesOf(from, to, sides, locale) }, locale)) };
  if ((field === 'text' || field === 'variants') && from !== null && to !== null) {
    const fragments = changedPieces(textOf(from), textOf(to));
    return {
      ...{ ...base, kind: 'reworded', fragments },
      words: bothWords((locale) => rewordedWords({ name, field, replacements: replacements(fragments) }, locale)),
    };
  }
  return {
    ...{ ...base, kind: 'changed' },
    words: bothWords((locale) => changedWords({ thing: `“${name}”`, field, from, to, ofCue: true }, contextOf(sides, locale))),
  };
}

function timesOf(from: unknown, to: unknown, sides: Sides, locale: WordsContext['locale']): { from: string; to: string } {
  const [before, after] = [from, to].map((written) => (typeof written === 'string' ? parseWhen(written) : null));
  if (before?.ok && after?.ok && before.value.kind === 'at' && after.value.kind === 'at') {
    const minutes = [before.value.time, after.value.time].map(({ day, minuteOfDay }) => (day - 1) * 1440 + minuteOfDay);
    const [first, second] = timesApart(minutes[0] ?? 0, minutes[1] ?? 0, locale);
    return { from: first, to: second };
  }
  const nameOf = (id: string) => sides.before.nameOf(id);
  return { from: valueWords('when', from, { locale, nameOf }), to: valueWords('when', to, contextOf(sides, locale)) };
}

function contextOf(sides: Sides, locale: WordsContext['locale']): WordsContext {
  return { locale, nameOf: (id) => (sides.after.cues.has(id) ? sides.after.nameOf(id) : sides.before.nameOf(id)) };
}

function movedAlong(oldId: string, id: string, sides: Sides): readonly Difference[] {
  const from = sides.before.minutes.get(oldId) ?? null;
  const to = sides.after.minutes.get(id) ?? null;
  const cue = sides.after.cues.get(id);
  if (from === to || cue?.when.kind !== 'relative') return [];
  const anchor = cue.when.anchor.kind === 'cue' ? sides.after.nameOf(cue.when.anchor.cue) : null;
  const name = sides.after.nameOf(id);
  return [
    {
      ...{ kind: 'movedAlong', subject: { kind: 'cue', id }, field: 'when', from, to, at: placeOf(cue, 'when') },
      words: bothWords((locale) => movedAlongWords({ name, anchor, from, to }, locale)),
    },
  ];
}

function reorderedCues({ from, to }: { from: readonly string[]; to: readonly string[] }): Difference {
  return {
    ...{ kind: 'reordered', subject: { kind: 'setting', key: 'cues' }, field: null, from, to, at: null },
    words: {
      'zh-CN': '节点在文件里的先后变了（同一分钟的节点按这个先后执行）',
      en: 'the cues stand in another order in the file (cues of one minute are performed in that order)',
    },
  };
}

function textOf(value: unknown): string {
  return Array.isArray(value) ? value.join('\n') : String(value);
}

function placeOf(cue: Cue | undefined, field: string): Place | null {
  if (!cue) return null;
  const key = field === 'who' ? 'role' : field;
  return (Object.hasOwn(cue.fields, key) ? cue.fields[key] : undefined) ?? cue.at;
}
