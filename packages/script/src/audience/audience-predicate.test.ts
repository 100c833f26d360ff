import { expect, test } from 'vitest';
import { type AudienceMember, audiencePredicate } from './audience-predicate.ts';
import { audienceToSql } from './audience-to-sql.ts';
import { explainAudience } from './explain-audience.ts';
import { parseAudience } from './parse-audience.ts';

const known: AudienceMember = { milestones: new Set(['joined']), facts: { need: '构图', budget: 1000, 岁数: '30' } };
const unknown: AudienceMember = { milestones: new Set(), facts: {} };

function audience(expression: string) {
  const parsed = parseAudience(expression);
  if (!parsed.ok) throw new Error(parsed.message.en.why);
  return parsed.audience;
}
const holds = (expression: string, member: AudienceMember) => audiencePredicate(audience(expression))(member);

test.each([
  ['everyone', true, true],
  ['joined', true, false],
  ['not joined', false, true],
  ['fact.need known', true, false],
  ['fact.need = "构图"', true, false],
  ['fact.need != "构图"', false, false],
  ['not fact.need = "构图"', false, true],
  ['fact.budget >= 1000', true, false],
  ['fact.budget > 1000', false, false],
  ['not fact.budget > 1000', true, true],
  ['fact.budget = "1000"', false, false],
  ['fact.budget != "1000"', true, false],
  ['fact.岁数 > 18', false, false],
  ['fact.岁数 = "30"', true, false],
  ['fact.constructor known', false, false],
  ['fact.__proto__ known', false, false],
])('%s holds for who is known: %s, for whom nothing is known of: %s', (expression, ofKnown, ofUnknown) => {
  expect([holds(expression, known), holds(expression, unknown)]).toEqual([ofKnown, ofUnknown]);
});

test('an empty list of conditions is all of nothing, or any of nothing', () => {
  expect(audiencePredicate({ op: 'and', of: [] })(unknown)).toBe(true);
  expect(audiencePredicate({ op: 'or', of: [] })(unknown)).toBe(false);
  const sql = (op: 'and' | 'or') => audienceToSql({ op, of: [] }, { member: 'm', param: () => '$1' });
  expect([sql('and'), sql('or')]).toEqual(['true', 'false']);
});

test('the SQL asks for the type of a value before it compares numbers', () => {
  const params: string[] = [];
  const sql = audienceToSql(audience('joined and fact.budget >= 1000'), { member: 'm', param: (value) => `$${params.push(value)}` });
  expect(sql).toBe(
    '(exists (select 1 from milestone where milestone.workspace_id = m.workspace_id and milestone.member_id = m.member_id and milestone.name = $1::text)' +
      ' and exists (select 1 from member_fact where member_fact.workspace_id = m.workspace_id and member_fact.member_id = m.member_id and member_fact.name = $2::text' +
      " and case when jsonb_typeof(member_fact.value) = 'number' then member_fact.value::numeric >= $3::numeric else false end))",
  );
  expect(params).toEqual(['joined', 'budget', '1000']);
});

test('an alias that is not a plain name is refused', () => {
  expect(() => audienceToSql({ op: 'all' }, { member: 'm; drop table member', param: () => '$1' })).toThrow();
});

test('why somebody belongs or not is told in words, part by part, with the values', () => {
  expect(explainAudience(audience('没有发过言 且 预算 >= 2000'), known, 'zh-CN')).toEqual({
    words: '没有发过言 且 预算 >= 2000',
    holds: false,
    children: [
      { words: '没有发过言', holds: true, children: [{ words: '发过言', holds: false, children: [] }] },
      { words: '预算 >= 2000', holds: false, children: [], value: 1000 },
    ],
  });
  expect(explainAudience(audience('not spoke'), known, 'en').words).toBe('not spoke in the room');
});
