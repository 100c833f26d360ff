import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readScript, smallScript } from '../../test/small-script.ts';
import { budgetScript } from './budget-script.ts';
import type { PersonLoad } from './person-load.ts';
import { STAGGER_MINUTES_MAX } from './propose-stagger.ts';
import { evenStaffing } from './staffing.ts';

const roles = ['host', 'consultant'] as const;
const cue = fc.record({ hour: fc.integer({ min: 8, max: 21 }), minute: fc.integer({ min: 0, max: 12 }), who: fc.constantFrom(...roles) });
const campaign = fc.record({
  cues: fc.array(cue, { minLength: 1, maxLength: 12 }),
  groups: fc.integer({ min: 1, max: 40 }),
  people: fc.integer({ min: 1, max: 5 }),
  profile: fc.constantFrom('wechat' as const, 'wecom' as const),
});

test('a proposed stagger stays within its limit, loses no post, and leaves nobody worse off; with minutes to spare nobody has too much', () => {
  fc.assert(
    fc.property(campaign, ({ cues, groups, people, profile }) => {
      const two = (value: number) => String(value).padStart(2, '0');
      const script = readScript(
        smallScript({ cues: cues.map(({ hour, minute, who }) => ({ when: `day 1 ${two(hour)}:${two(minute)}`, who })), open: true }),
      );
      const staffing = evenStaffing({
        ...{ groups, membersPerGroup: null, deputies: null, roles, people: { host: people, consultant: people } },
        nameOf: (role, number) => `${role} ${number}`,
      });
      const { load } = budgetScript(script, { profile, staffing, allowance: '1-a-day' });
      const over = (those: readonly PersonLoad[]) => those.flatMap((person) => person.overloads).reduce((sum, one) => sum + one.over, 0);
      if (!load?.stagger) {
        expect(over(load?.people ?? [])).toBe(0);
        return;
      }
      const { offsets, limit, people: after } = load.stagger;
      expect(offsets).toHaveLength(groups);
      expect(Math.min(...offsets)).toBe(0);
      expect(Math.max(...offsets)).toBeLessThanOrEqual(limit.minutes);
      expect(over(after)).toBeLessThanOrEqual(over(load.people));
      const byRooms = (those: readonly PersonLoad[]) => those.reduce((sum, person) => sum + person.posts, 0);
      if (profile === 'wechat') expect(byRooms(after)).toBe(byRooms(load.people));
      // six posts a minute, a group of at most twelve, and half an hour that nothing else is in
      if (limit.minutes === STAGGER_MINUTES_MAX && new Set(cues.map(({ hour }) => hour)).size === cues.length && groups <= people * 30)
        expect(over(after)).toBe(0);
    }),
  );
});
