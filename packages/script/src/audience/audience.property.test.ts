import fc from 'fast-check';
import { expect, test } from 'vitest';
import { audienceArbitrary, audienceMemberArbitrary } from '../../test/audience-arbitrary.ts';
import type { Audience } from '../script.ts';
import { audiencePredicate } from './audience-predicate.ts';
import { audienceToSql } from './audience-to-sql.ts';
import { audienceWords, explainAudience } from './explain-audience.ts';
import { parseAudience } from './parse-audience.ts';
import { writeAudience } from './write-audience.ts';

const holds = (audience: Audience) => audiencePredicate(audience);

test('a written audience is read back as the same audience', () => {
  fc.assert(
    fc.property(audienceArbitrary, (audience) => {
      expect(parseAudience(writeAudience(audience))).toEqual({ ok: true, audience });
    }),
    { numRuns: 500 },
  );
});

test('what it says in Chinese means the same people', () => {
  fc.assert(
    fc.property(audienceArbitrary, audienceMemberArbitrary, (audience, member) => {
      // facts without a word of their own need the prefix, and quotes inside quotes a backslash, which people do not write
      fc.pre(!/年龄|city|constructor|a-b_1|引号/.test(writeAudience(audience)));
      const read = parseAudience(audienceWords(audience, 'zh-CN'));
      expect(read.ok && holds(read.audience)(member)).toBe(holds(audience)(member));
    }),
  );
});

test('not, and, or are those of logic: nothing is unknown in between', () => {
  fc.assert(
    fc.property(audienceArbitrary, audienceArbitrary, audienceMemberArbitrary, (a, b, member) => {
      const not = (of: Audience): Audience => ({ op: 'not', of });
      expect(holds(not(a))(member)).toBe(!holds(a)(member));
      expect(holds(not({ op: 'and', of: [a, b] }))(member)).toBe(holds({ op: 'or', of: [not(a), not(b)] })(member));
      expect(holds(not({ op: 'or', of: [a, b] }))(member)).toBe(holds({ op: 'and', of: [not(a), not(b)] })(member));
    }),
  );
});

test('an explanation holds where the audience does, and each part where that part does', () => {
  fc.assert(
    fc.property(audienceArbitrary, audienceMemberArbitrary, (audience, member) => {
      const explained = explainAudience(audience, member, 'zh-CN');
      expect(explained.holds).toBe(holds(audience)(member));
      if (audience.op === 'and') expect(explained.children.every((child) => child.holds)).toBe(explained.holds);
      if (audience.op === 'or') expect(explained.children.some((child) => child.holds)).toBe(explained.holds);
      if (audience.op === 'not') expect(explained.children[0]?.holds).toBe(!explained.holds);
    }),
  );
});

test('SQL holds names and values as parameters only, and closes what it opens', () => {
  fc.assert(
    fc.property(audienceArbitrary, (audience) => {
      const params: string[] = [];
      const sql = audienceToSql(audience, { member: 'm', param: (value) => `$${params.push(value)}` });
      expect(sql.replaceAll(/\$\d+::(text|jsonb|numeric)/g, '')).toMatch(/^[a-z_ ().,'=<>!:1]*$/);
      expect(sql.replaceAll(/[^()]/g, '').length % 2).toBe(0);
      expect(new Set(sql.match(/\$\d+/g) ?? []).size).toBe(params.length);
    }),
  );
});
