import { type Message, makeFinding } from '../../finding.ts';
import type { Finding, RoleName } from '../../script.ts';
import { wordOf } from '../../vocabulary/vocabulary.ts';
import { titlesOf } from '../cue-titles.ts';
import { everywhere, type LintContext, type LintRule, placeOf } from '../rule.ts';

const formats = {
  nobody: (role: RoleName, people: readonly string[]): Message => ({
    'zh-CN': {
      why: `${wordOf('roles', role, 'zh-CN')}没有替补：${titlesOf(people, 'zh-CN')}。人一病一堵，这些群就停了。`,
      todo: '给每位配一个替补，开期时写上。',
    },
    en: {
      why: `Nobody stands by for the ${wordOf('roles', role, 'en').toLowerCase()}: ${titlesOf(people, 'en')}. When they fall ill their rooms stop.`,
      todo: 'Name a deputy for each when the campaign opens.',
    },
  }),
};

/** Once a role, at the first cue it plays. Roles whose deputies are not known are not judged. */
export const missingDeputy = {
  id: 'missing-deputy',
  severity: 'warning',
  kind: 'craft',
  covers: everywhere,
  reason: {
    'zh-CN': '每个群都要有能一键接班的替补。',
    en: 'Every room needs a deputy who can take over the shift with one click.',
  },
  source: 'playbook.md, The cast: each room with a deputy who can take over a shift in one click',
  formats,
  check,
} as const satisfies LintRule;

function check({ script, staffing }: LintContext): readonly Finding[] {
  const alone = Map.groupBy(staffing?.duties.filter(({ deputy }) => deputy === null) ?? [], (duty) => duty.role);
  return [...alone].flatMap(([role, duties]) => {
    const cue = script.cues.find((one) => one.role === role);
    if (!cue) return [];
    const people = [...new Set(duties.map((duty) => duty.person))];
    return [makeFinding(missingDeputy, formats.nobody(role, people), { at: placeOf(cue, 'role'), cue: cue.id })];
  });
}
