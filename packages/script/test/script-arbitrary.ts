import fc from 'fast-check';
import type { Cue, DayTime, Place, QuietHours, RuleEffect, Script, SendUntil, When } from '../src/index.ts';
import { isCueId, isVariableName, nothingDeclared, vocabulary } from '../src/index.ts';
import { isDeclaredId } from '../src/parse/parse-when.ts';
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
    .map(
      ({ doing: does, content: says, ...rest }): Cue => ({
        id,
        about: null,
        choices: [],
        ...rest,
        ...does,
        ...says,
        at: nowhere,
        fields: {},
      }),
    );

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

/** Nothing declared beside the cues: `declaring` adds that. */
const nothing = Object.fromEntries(Object.entries(nothingDeclared).map(([key, value]) => [key, fc.constant(value)])) as {
  readonly [K in keyof typeof nothingDeclared]: fc.Arbitrary<(typeof nothingDeclared)[K]>;
};

/** Any script `parseScript` can give, apart from places. Cues may refer to each other in circles. */
export const scriptArbitrary: fc.Arbitrary<Script> = fc
  .record({ days: fc.integer({ min: 1, max: 14 }), ids: fc.uniqueArray(word.filter(isCueId), { minLength: 1, maxLength: 6 }) })
  .chain(({ days, ids }) =>
    fc.record({
      ...nothing,
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
  const bare = (things: readonly object[]) => things.map((thing) => ({ ...thing, at: null, fields: null }));
  const lists = ['products', 'lessons', 'homework', 'coupons', 'live', 'offers', 'talkTracks', 'rules', 'exceptions'] as const;
  const { coins, settlement } = script;
  return {
    ...script,
    ...Object.fromEntries(lists.map((list) => [list, bare(script[list])])),
    coins: coins && { ...coins, at: null, prizes: bare(coins.prizes) },
    settlement: settlement && { ...settlement, at: null, fields: null },
    variables: script.variables.map(({ name, value }) => ({ name, value })),
    cues: script.cues.map(({ at: _at, fields: _fields, ...rest }) => rest),
  };
}

const ids = fc.uniqueArray(word.filter(isDeclaredId), { maxLength: 3 });
const each = <T>(thing: (id: string) => fc.Arbitrary<T>): fc.Arbitrary<readonly T[]> =>
  ids.chain((names) => fc.tuple(...names.map((id) => thing(id))));
const placed = { at: fc.constant(nowhere), fields: fc.constant({}) };
const price = fc.integer({ min: 0, max: 9_999_999 });
const amount = fc.integer({ min: 0, max: 5_000 });
const act = fc.constantFrom(...(['completion', 'live', 'homework', 'showcase', 'introduction'] as const));

const ruleEffect: fc.Arbitrary<RuleEffect> = fc.oneof(
  fc.record({ kind: fc.constant('giveCoins' as const), amount: fc.integer({ min: 1, max: 5_000 }) }),
  fc.record({ kind: fc.constant('giveCoupon' as const), coupon: word.filter(isDeclaredId) }),
  fc.record({ kind: fc.constant('perform' as const), cue: word.filter(isCueId) }),
);

/** The same script with things declared, each kind or none, referring to nothing in particular. */
export function declaring(script: Script): fc.Arbitrary<Script> {
  const moment = dayTime(script.days);
  const common = (id: string) => ({ id: fc.constant(id), ...placed });
  return fc
    .record({
      currency: fc.constantFrom('CNY', 'EUR'),
      products: each((id) =>
        fc.record({ ...common(id), kind: fc.constantFrom('bait' as const, 'main' as const), title: line, priceMinor: fc.option(price) }),
      ),
      lessons: each((id) =>
        fc.record({ ...common(id), title: line, release: fc.option(moment), minutes: fc.option(amount), link: fc.option(variableName) }),
      ),
      homework: each((id) =>
        fc.record({
          ...common(id),
          lesson: fc.option(line),
          takes: fc.subarray(['text', 'picture', 'video'] as const),
          due: fc.option(moment),
        }),
      ),
      coupons: each((id) =>
        fc.record({ ...common(id), title: line, offMinor: price, product: fc.option(line), for: act, friendOffMinor: fc.option(price) }),
      ),
      coins: fc.option(
        fc.record({
          name: line,
          earn: fc.record({ completion: amount, homework: amount, live: amount }, { requiredKeys: [] }).map((earn) => ({ ...earn })),
          prizes: each((id) => fc.record({ ...common(id), title: line, cost: amount, stock: fc.option(amount) })),
          at: placed.at,
        }),
      ),
      live: each((id) => fc.record({ ...common(id), title: line, start: moment, minutes: amount, replay: fc.boolean() })),
      offers: each((id) =>
        fc.record({
          ...{ ...common(id), product: line, priceMinor: price, opensAt: moment, closesAt: moment, stock: fc.option(amount) },
          stockOwner: fc.constantFrom('kuaishan' as const, 'shop' as const, 'nobody' as const),
        }),
      ),
      talkTracks: each((id) =>
        fc.record({
          ...common(id),
          title: line,
          for: fc.constantFrom('need' as const, 'objection' as const),
          texts: fc.array(sayableText, { minLength: 1, maxLength: 2 }),
        }),
      ),
      settlement: fc.option(
        fc.record({
          ...{
            ...placed,
            buyers: fc.option(line),
            others: fc.constantFrom('nurture' as const, null),
            owner: fc.option(names(vocabulary.roles)),
          },
          ...{ dissolveWithinMinutes: fc.option(amount), checkInMinutes: fc.array(amount, { maxLength: 2 }) },
        }),
      ),
      rules: each((id) =>
        fc.record({
          ...common(id),
          event: fc.constantFrom('said' as const, 'joined' as const, 'finishedLessons' as const, 'paid' as const),
          audience: fc.option(audienceArbitrary),
          effects: fc.array(ruleEffect, { minLength: 1, maxLength: 3 }),
          reason: fc.option(line),
        }),
      ),
      exceptions: fc
        .dictionary(fc.constantFrom('no-bait', 'no-day-7', 'x'), line, { maxKeys: 2 })
        .map((given) => Object.entries(given).map(([rule, reason]) => ({ rule, reason, at: nowhere }))),
    })
    .chain((declared) =>
      fc.tuple(...script.cues.map((one) => declaredAnchor(one, declared))).map((cues): Script => ({ ...script, ...declared, cues })),
    );
}

/** A cue that may be about something declared, hang on it, or ask for a choice. */
function declaredAnchor(one: Cue, { live, offers, lessons }: Pick<Script, 'live' | 'offers' | 'lessons'>): fc.Arbitrary<Cue> {
  const anchors = [
    ...live.flatMap(({ id }) => [{ kind: 'liveStart', live: id } as const, { kind: 'liveEnd', live: id } as const]),
    ...offers.flatMap(({ id }) => [{ kind: 'offerOpen', offer: id } as const, { kind: 'offerClose', offer: id } as const]),
    ...lessons.map(({ id }) => ({ kind: 'lesson', lesson: id }) as const),
  ];
  const hanging: fc.Arbitrary<When>[] = anchors.map((anchor) =>
    fc
      .integer({ min: anchor.kind === 'liveEnd' ? 0 : -600, max: 600 })
      .map((offsetMinutes): When => ({ kind: 'relative', anchor, offsetMinutes, waitsForAnchor: anchor.kind === 'liveEnd' })),
  );
  return fc
    .record({
      about: fc.option(word.filter(isDeclaredId)),
      choices: fc.array(line, { maxLength: 3 }),
      when: fc.oneof(fc.constant(one.when), ...hanging),
    })
    .map((more) => ({ ...one, ...more }));
}
