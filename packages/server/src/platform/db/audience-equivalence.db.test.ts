import { type Audience, type AudienceMember, audiencePredicate, audienceToSql, parseAudience } from '@kuaishan/script';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';

/*
 * An audience is decided twice: as SQL when a cue is performed, as a predicate when a person asks why. The two must never differ.
 * Here, because it takes a database; the audience itself lives in packages/script.
 */

const workspaceId = 'bbbb0000-0000-7000-8000-000000000000';
const groupId = 'bbbb0000-0000-7000-8000-0000000000aa';
const someTime = '2026-12-01T00:00:00Z';

const database = await testDatabase();
const client = new pg.Client({ connectionString: database.appUrl });
beforeAll(async () => {
  await client.connect();
  await client.query(`select set_config('app.workspace_id', $1, false)`, [workspaceId]);
  await client.query(`insert into workspace values ($1, '', 'en', 'UTC', $2)`, [workspaceId, someTime]);
});
afterAll(async () => {
  await client.end();
  await database.close();
});

/** Which members the SQL picks: their positions in the list. */
async function pickedBySql(audience: Audience, members: readonly AudienceMember[]): Promise<number[]> {
  const values: unknown[] = [workspaceId, members.map((_, i) => idOf(i))];
  const where = audienceToSql(audience, { member: 'm', param: (value) => `$${values.push(value)}` });
  const { rows } = await client.query<{ position: number }>(
    `select m.position::int - 1 as position from (select $1::uuid as workspace_id, u.* from unnest($2::uuid[]) with ordinality u (member_id, position)) m
     where ${where} order by m.position`,
    values,
  );
  return rows.map((row) => row.position);
}

async function store(members: readonly AudienceMember[]): Promise<void> {
  await client.query('delete from milestone');
  await client.query('delete from member_fact');
  for (const [i, { milestones, facts }] of members.entries()) {
    await client.query('insert into milestone select $1, $2, name, $3, $4 from unnest($5::text[]) name', [
      workspaceId,
      idOf(i),
      groupId,
      someTime,
      [...milestones],
    ]);
    for (const [name, value] of Object.entries(facts))
      await client.query('insert into member_fact values ($1, $2, $3, $4, $5, $6)', [
        workspaceId,
        idOf(i),
        name,
        groupId,
        JSON.stringify(value),
        someTime,
      ]);
  }
}

const idOf = (position: number) => `bbbb0000-0000-7000-8000-${String(position).padStart(12, '0')}`;

async function expectTheSame(audience: Audience, members: readonly AudienceMember[]): Promise<void> {
  const holds = audiencePredicate(audience);
  const predicted = members.flatMap((member, i) => (holds(member) ? [i] : []));
  expect(await pickedBySql(audience, members)).toEqual(predicted);
}

// few names and values, so that they meet; among them those that break careless code
const milestoneName = fc.constantFrom('joined', 'spoke', 'paid', "o'clock", '发过言', '$1', '');
const factName = fc.constantFrom('need', 'budget', '预算', "it's", '__proto__', 'constructor', 'a"b\\c');
const number = fc.oneof(
  fc.constantFrom(0, -0, 1, -1, 0.1, 0.30000000000000004, 2 ** 53, 1e21, -1e-7, 5e-324, Number.MAX_VALUE),
  fc.integer({ min: -3, max: 3 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const value = fc.oneof(number, fc.constantFrom('', '0', '1', 'a', 'A', '\u00e9', 'e\u0301', '预算', "'", '\\', 'null', '😀'));

const member: fc.Arbitrary<AudienceMember> = fc.record({
  milestones: fc.uniqueArray(milestoneName).map((names) => new Set(names)),
  facts: fc
    .uniqueArray(fc.tuple(factName, value), { selector: ([name]) => name })
    .map((entries) => Object.fromEntries(entries) as Readonly<Record<string, string | number>>),
});

const { audience } = fc.letrec<{ audience: Audience }>((tie) => ({
  audience: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant<Audience>({ op: 'all' }),
    milestoneName.map((name): Audience => ({ op: 'milestone', name })),
    fc.record<Extract<Audience, { op: 'fact' }>>({
      op: fc.constant('fact'),
      name: factName,
      compare: fc.constantFrom('=', '!=', '<', '<=', '>', '>=', 'known'),
      value: fc.oneof({ weight: 9, arbitrary: value }, { weight: 1, arbitrary: fc.constant(null) }),
    }),
    tie('audience').map((of): Audience => ({ op: 'not', of })),
    fc.record<Extract<Audience, { op: 'and' | 'or' }>>({
      op: fc.constantFrom('and', 'or'),
      of: fc.array(tie('audience'), { maxLength: 4 }),
    }),
  ),
}));

test('for any audience and any members, the SQL picks exactly those for whom the predicate holds', async () => {
  let compared = 0;
  let picked = 0;
  const property = fc.asyncProperty(
    fc.array(member, { minLength: 1, maxLength: 8 }),
    fc.array(audience, { minLength: 4, maxLength: 8 }),
    async (members, audiences) => {
      await store(members);
      for (const one of audiences) {
        await expectTheSame(one, members);
        compared += members.length;
        picked += members.filter(audiencePredicate(one)).length;
      }
    },
  );
  // fast-check prints the seed and the smallest counterexample of a failure
  await fc.assert(property, { numRuns: 150 });
  // neither nobody nor everybody all the time: the comparison says something
  expect(picked / compared).toBeGreaterThan(0.15);
  expect(picked / compared).toBeLessThan(0.85);
});

test('expressions as operators write them are decided alike', async () => {
  const members: AudienceMember[] = [
    { milestones: new Set(), facts: {} },
    { milestones: new Set(['spoke']), facts: { budget: 999 } },
    { milestones: new Set(['joined', 'spoke']), facts: { budget: 1000, need: '构图' } },
    { milestones: new Set(['joined']), facts: { budget: '1000' } },
  ];
  await store(members);
  const expected: [string, number[]][] = [
    ['not spoke', [0, 3]],
    ['发过言 且 非 入群', [1]],
    ['fact.budget >= 1000', [2]],
    ['fact.budget != 1000', [1, 3]],
    ['not fact.budget = 1000', [0, 1, 3]],
    ['fact.need = "构图" or not joined', [0, 1, 2]],
    ['fact.budget known', [1, 2, 3]],
  ];
  for (const [expression, positions] of expected) {
    const parsed = parseAudience(expression);
    if (!parsed.ok) throw new Error(`${expression}: ${parsed.message.en.why}`);
    expect({ expression, positions: await pickedBySql(parsed.audience, members) }).toEqual({ expression, positions });
    await expectTheSame(parsed.audience, members);
  }
});
