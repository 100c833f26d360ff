import fc from 'fast-check';
import type { Cue, DayTime, Place, QuietHours, Script, SendUntil, When } from '../src/index.ts';
import { isCueId, isVariableName, vocabulary } from '../src/index.ts';
import { audienceArbitrary } from './audience-arbitrary.ts';

const nowhere: Place = { line: 1, column: 1 };
const names = <T extends string>(registry: Readonly<Record<T, unknown>>) => fc.constantFrom(...(Object.keys(registry) as T[]));

/** Pieces that YAML or an operator's habits make interesting. */
const pieces = [
  ...[
    '欢迎',
    '进群',
    'a',
    'B',
    '0',
    '09:00',
    ': ',
    '# ',
    ' ',
    '  ',
    '\n',
    '\n\n',
    '"',
    "'",
    '- ',
    '|',
    '>',
    '&',
    '*',
    '!',
    '@',
    '`',
    '%',
    '?',
  ],
  ...[
    '[',
    ']',
    '}',
    ',',
    '\\',
    '\t',
    '①',
    '“',
    '”',
    '😀',
    '：',
    '，',
    'true',
    'null',
    '~',
    '1e3',
    '---',
    '...',
    '\u00a0',
    '\u2028',
    '\u0085',
    '🇨🇳',
  ],
];

/** A text as a script holds it: something said, no blanks at the end, nothing a chat cannot carry. */
const sayableText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...pieces),
      fc.string({ unit: 'grapheme', maxLength: 6 }).map((text) => text.replaceAll('{', '')),
    ),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((parts) => parts.join('').trimEnd())
  .filter((text) => text !== '');

const line = sayableText.map((text) => text.replaceAll(/\s+/g, ' ').trim()).filter((text) => text !== '');

const word = fc
  .array(
    fc.oneof(fc.constantFrom('第', '课', '链接', 'x', '-', '_', '1', '9', '群规'), fc.string({ unit: 'grapheme-ascii', maxLength: 3 })),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join('').replaceAll(/[^\p{L}\p{N}_-]/gu, ''));
const variableName = word.filter(isVariableName);

/** A message: text and variables mixed. */
const messageText = fc
  .array(
    fc.oneof(
      sayableText,
      fc.oneof(variableName, fc.constantFrom('昵称', '群名', '打卡人数', '需求')).map((name) => `{{ ${name} }}`),
    ),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((parts) => parts.join('').trimEnd())
  .filter((text) => text !== '');

const dayTime = (days: number): fc.Arbitrary<DayTime> =>
  fc.record({ day: fc.integer({ min: 1, max: days }), minuteOfDay: fc.integer({ min: 0, max: 1439 }) });

const anchoredToCue = (ids: readonly string[]): fc.Arbitrary<When> =>
  fc.record({ cue: fc.constantFrom(...ids), minutes: fc.option(fc.integer({ min: -3000, max: 3000 })) }).map(({ cue, minutes }) => ({
    kind: 'relative',
    anchor: { kind: 'cue', cue },
    offsetMinutes: minutes ?? 0,
    waitsForAnchor: minutes === null,
  }));

const when = (days: number, ids: readonly string[]): fc.Arbitrary<When> =>
  fc.oneof(
    { weight: 5, arbitrary: dayTime(days).map((time): When => ({ kind: 'at', time })) },
    { weight: 2, arbitrary: anchoredToCue(ids) },
    fc
      .integer({ min: 0, max: 5000 })
      .map((offsetMinutes): When => ({ kind: 'relative', anchor: { kind: 'join' }, offsetMinutes, waitsForAnchor: false })),
    fc
      .integer({ min: -600, max: 5000 })
      .map((offsetMinutes): When => ({ kind: 'relative', anchor: { kind: 'opening' }, offsetMinutes, waitsForAnchor: false })),
    fc.constant<When>({ kind: 'go' }),
  );

const sendUntil = (days: number): fc.Arbitrary<SendUntil> =>
  fc.oneof(
    fc.integer({ min: 1, max: 5000 }).map((minutes): SendUntil => ({ kind: 'duration', minutes })),
    dayTime(days).map((time): SendUntil => ({ kind: 'at', time })),
  );

const doing = fc.constantFrom<Pick<Cue, 'action' | 'place'>>(
  { action: 'say', place: 'room' },
  { action: 'whisper', place: 'private' },
  { action: 'task', place: 'room' },
  { action: 'task', place: 'private' },
  { action: 'close-room', place: 'room' },
);

const content = fc
  .record({
    texts: fc.array(messageText, { maxLength: 3 }),
    attachments: fc.array(
      line.map((name) => name.replaceAll(/[/\\]/g, '-')),
      { maxLength: 3 },
    ),
  })
  .filter(({ texts, attachments }) => texts.length + attachments.length > 0);

const cue = (id: string, days: number, ids: readonly string[]): fc.Arbitrary<Cue> =>
  fc
    .record({
      title: fc.option(line),
      stage: names(vocabulary.stages),
      when: when(days, ids),
      role: names(vocabulary.roles),
      doing,
      audience: fc.option(audienceArbitrary),
      content,
      sendUntil: fc.option(sendUntil(days)),
      reason: fc.option(sayableText),
      remarks: fc.option(sayableText),
      origin: fc.option(fc.record({ sheet: fc.oneof(line, fc.constant('')), cell: fc.constantFrom('A1', 'G3', 'AB120') })),
    })
    .map(({ doing: does, content: says, ...rest }): Cue => ({ id, ...rest, ...does, ...says, at: nowhere, fields: {} }));

const quietHours: fc.Arbitrary<QuietHours> = fc
  .record({ fromMinute: fc.integer({ min: 0, max: 1439 }), toMinute: fc.integer({ min: 0, max: 1439 }) })
  .filter(({ fromMinute, toMinute }) => fromMinute !== toMinute);

const stages = (days: number) =>
  fc.array(
    fc.tuple(names(vocabulary.stages), fc.integer({ min: 1, max: days }), fc.integer({ min: 1, max: days })).map(([name, a, b]) => ({
      name,
      fromDay: Math.min(a, b),
      toDay: Math.max(a, b),
    })),
    { maxLength: 4 },
  );

const variables = fc
  .uniqueArray(variableName, { maxLength: 4 })
  .chain((keys) =>
    fc.tuple(
      ...keys.map((name) =>
        fc.record({ name: fc.constant(name), value: fc.option(fc.oneof(sayableText, fc.constant(''))), at: fc.constant(nowhere) }),
      ),
    ),
  );

/** Any script `parseScript` can give, apart from places. Cues may refer to each other in circles. */
export const scriptArbitrary: fc.Arbitrary<Script> = fc
  .record({ days: fc.integer({ min: 1, max: 14 }), ids: fc.uniqueArray(word.filter(isCueId), { minLength: 1, maxLength: 6 }) })
  .chain(({ days, ids }) =>
    fc.record({
      language: fc.constant(1 as const),
      title: line,
      days: fc.constant(days),
      channel: names(vocabulary.channels),
      quietHours,
      roles: fc
        .record({ host: line, assistant: line, consultant: line, teacher: line, ambassador: line }, { requiredKeys: [] })
        .map((roles) => ({ ...roles })),
      stages: stages(days),
      variables,
      cues: fc.tuple(...ids.map((id) => cue(id, days, ids))),
      notes: fc.option(sayableText),
    }),
  );

/** A script without its places, for comparing one read from a file with another. */
export function withoutPlaces(script: Script): unknown {
  return {
    ...script,
    variables: script.variables.map(({ name, value }) => ({ name, value })),
    cues: script.cues.map(({ at: _at, fields: _fields, ...rest }) => rest),
  };
}
