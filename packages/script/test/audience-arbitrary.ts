import fc from 'fast-check';
import type { Audience, AudienceMember, FactComparison } from '../src/index.ts';
import { vocabulary } from '../src/index.ts';

const milestoneNames = Object.keys(vocabulary.milestones);
const factNames = [...Object.keys(vocabulary.facts), '年龄', 'city', 'constructor', 'a-b_1'];
/** Few values, so that members and conditions meet often; among them the ones that look alike across types. */
const factValues: readonly (string | number)[] = [0, 1, -1, 0.1, 1000, 1e21, '', '0', '1', '1000', '构图', '引号"和\\反斜杠', 'a'];

const factValue = fc.oneof(
  fc.constantFrom(...factValues),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
);

const fact = fc.oneof(
  fc.record({
    op: fc.constant('fact' as const),
    name: fc.constantFrom(...factNames),
    compare: fc.constant('known' as const),
    value: fc.constant(null),
  }),
  fc.record({
    op: fc.constant('fact' as const),
    name: fc.constantFrom(...factNames),
    compare: fc.constantFrom<FactComparison>('=', '!='),
    value: factValue,
  }),
  fc.record({
    op: fc.constant('fact' as const),
    name: fc.constantFrom(...factNames),
    compare: fc.constantFrom<FactComparison>('<', '<=', '>', '>='),
    value: factValue.filter((value) => typeof value === 'number'),
  }),
);

/** Any audience `parseAudience` can give: lists of at least two parts, none of which is a list of the same kind. */
export const audienceArbitrary: fc.Arbitrary<Audience> = fc.letrec<{ audience: Audience; leaf: Audience; list: Audience }>((tie) => ({
  leaf: fc.oneof(
    fc.constant<Audience>({ op: 'all' }),
    fc.record({ op: fc.constant('milestone' as const), name: fc.constantFrom(...milestoneNames) }),
    fact,
  ),
  list: fc
    .tuple(fc.constantFrom<'and' | 'or'>('and', 'or'), fc.array(tie('audience'), { minLength: 2, maxLength: 3 }))
    .map(([op, of]): Audience => ({ op, of: of.flatMap((part) => (part.op === op ? part.of : [part])) })),
  audience: fc.oneof(
    { maxDepth: 4 },
    tie('leaf'),
    tie('list'),
    tie('audience').map((of): Audience => ({ op: 'not', of })),
  ),
})).audience;

/** A member who has some of what the audiences above ask for. */
export const audienceMemberArbitrary: fc.Arbitrary<AudienceMember> = fc.record({
  milestones: fc.subarray(milestoneNames).map((names) => new Set(names)),
  facts: fc.dictionary(fc.constantFrom(...factNames), factValue).map((facts) => ({ ...facts })),
});
