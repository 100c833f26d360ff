import { type Message, makeFinding, quoted } from '../../finding.ts';
import type { Finding, Locale, RoleName } from '../../script.ts';
import { roles } from '../../vocabulary/roles.ts';
import { wordOf, wordsOf } from '../../vocabulary/vocabulary.ts';
import { nearest } from '../../words/nearest.ts';
import { everywhere, type LintContext, type LintRule, placeOf } from '../rule.ts';

const names = (locale: Locale) => Object.keys(roles).map((name) => wordOf('roles', name, locale));

const formats = {
  notARole: (written: string): Message => {
    const close = nearest(written, Object.values(roles).flatMap(wordsOf));
    return {
      'zh-CN': {
        why: `没有叫“${quoted(written)}”的角色。`,
        todo: close ? `是不是“${close}”？` : `用${names('zh-CN').join('、')}之一。`,
      },
      en: {
        why: `There is no role called “${quoted(written)}”.`,
        todo: close ? `Did you mean “${close}”?` : `Use one of ${Object.keys(roles).join(', ')}.`,
      },
    };
  },
  notInCast: (role: RoleName): Message => ({
    'zh-CN': {
      why: `剧本的 roles 里没有${wordOf('roles', role, 'zh-CN')}，成员不知道说话的是谁。`,
      todo: `在 roles 里加上 ${role}: 显示名。`,
    },
    en: {
      why: `The script's roles do not name its ${wordOf('roles', role, 'en').toLowerCase()}, so members cannot tell who speaks.`,
      todo: `Add ${role}: <display name> under roles.`,
    },
  }),
};

export const unknownRole = {
  id: 'unknown-role',
  severity: 'warning',
  kind: 'form',
  covers: everywhere,
  reason: {
    'zh-CN': '每一句话都由公开身份的角色说出；没有名字的角色排不了班，也让成员起疑。',
    en: 'Every line is spoken by a disclosed role; one without a name cannot be cast and makes members wonder.',
  },
  source: 'playbook.md, The cast',
  formats,
  check,
} as const satisfies LintRule;

/** Once per role, where it first speaks. */
function check({ script }: LintContext): readonly Finding[] {
  const reported = new Set<RoleName>();
  return script.cues.flatMap((cue) => {
    if (Object.hasOwn(script.roles, cue.role) || reported.has(cue.role)) return [];
    reported.add(cue.role);
    return [makeFinding(unknownRole, formats.notInCast(cue.role), { at: placeOf(cue, 'role'), cue: cue.id })];
  });
}
