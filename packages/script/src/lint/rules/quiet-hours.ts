import { type Message, makeFinding } from '../../finding.ts';
import { isQuiet } from '../../plan/quiet-hours.ts';
import { MINUTES_OF_DAY, scriptMinute } from '../../plan/script-minute.ts';
import type { Cue, Finding, QuickFix, QuietHours } from '../../script.ts';
import { actions } from '../../vocabulary/actions.ts';
import { clockText } from '../../write/clock-text.ts';
import { everywhere, type LintContext, type LintRule, placeOf } from '../rule.ts';

const formats = {
  quiet: (minuteOfDay: number, quiet: QuietHours): Message => {
    const hours = `${clockText(quiet.fromMinute)}–${clockText(quiet.toMinute)}`;
    return {
      'zh-CN': {
        why: `${clockText(minuteOfDay)} 在免打扰时段 ${hours} 里，会吵到成员。`,
        todo: '换个时间；确实要发，就在 reason 里写明理由。',
      },
      en: {
        why: `${clockText(minuteOfDay)} lies in the quiet hours ${hours}, when members should not be disturbed.`,
        todo: 'Choose another time, or say in reason why it must be.',
      },
    };
  },
};

/** Cues without a wall-clock time (after joining, on go) are left to the moment itself. */
export const quietHours = {
  id: 'quiet-hours',
  severity: 'warning',
  kind: 'craft',
  covers: everywhere,
  reason: {
    'zh-CN': '半夜的消息让人退群，也让人屏蔽整个群。',
    en: 'A message at night makes people leave, or mute the group for good.',
  },
  source: 'playbook.md, What must stay honest: quiet hours hold on every channel',
  formats,
  check,
} as const satisfies LintRule;

function check({ script, index }: LintContext): readonly Finding[] {
  const { roots } = index;
  return script.cues.flatMap((cue) => {
    const root = roots.get(cue.id);
    const minute = root ? scriptMinute(root) : null;
    if (minute === null || !actions[cue.action].reachesMembers) return [];
    const minuteOfDay = ((minute % MINUTES_OF_DAY) + MINUTES_OF_DAY) % MINUTES_OF_DAY;
    if (!isQuiet(script.quietHours, minuteOfDay)) return [];
    return [
      makeFinding(quietHours, formats.quiet(minuteOfDay, script.quietHours), {
        at: placeOf(cue, 'when'),
        cue: cue.id,
        fix: atTheEdge(cue, script.quietHours),
      }),
    ];
  });
}

/** To the nearer end of the quiet hours, on its own day. */
function atTheEdge(cue: Cue, { fromMinute, toMinute }: QuietHours): QuickFix | undefined {
  if (cue.when.kind !== 'at' || cue.sendUntil?.kind === 'at') return undefined;
  const { day, minuteOfDay } = cue.when.time;
  const acrossMidnight = fromMinute > toMinute;
  const evening = acrossMidnight ? minuteOfDay > fromMinute : minuteOfDay - fromMinute < toMinute - minuteOfDay;
  const when = `day ${day} ${clockText(evening ? fromMinute : toMinute)}`;
  return {
    label: { 'zh-CN': `改到 ${when}`, en: `Move it to ${when}` },
    changes: [{ kind: 'setField', cue: cue.id, field: 'when', value: when }],
  };
}
