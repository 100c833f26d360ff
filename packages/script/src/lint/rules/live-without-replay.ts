import { type Message, makeFinding, quoted } from '../../finding.ts';
import type { Finding } from '../../script.ts';
import { everywhere, type LintContext, type LintRule, placeOf } from '../rule.ts';
import { minuteAt } from '../script-index.ts';
import { speaksOf } from '../wording/words.ts';

const formats = {
  none: (title: string): Message => ({
    'zh-CN': { why: `《${quoted(title)}》没有回放，没赶上的人就错过了最要紧的一课。`, todo: '写上 replay: true，并在之后告诉大家。' },
    en: {
      why: `“${quoted(title)}” has no replay: who missed it misses what matters most.`,
      todo: 'Set replay: true, and tell members afterwards.',
    },
  }),
  untold: (title: string): Message => ({
    'zh-CN': { why: `《${quoted(title)}》有回放，却没有一个节点告诉没赶上的人。`, todo: '在直播之后加一个节点，请没赶上的人看回放。' },
    en: {
      why: `“${quoted(title)}” has a replay, but no cue tells those who missed it.`,
      todo: 'Add a cue after the class that points to the replay.',
    },
  }),
};

export const liveWithoutReplay = {
  id: 'live-without-replay',
  severity: 'warning',
  kind: 'craft',
  covers: everywhere,
  reason: {
    'zh-CN': '总有人赶不上直播；没有回放，开售时他们不知道在卖什么。',
    en: 'Some always miss a live class; without a replay they do not know what is sold afterwards.',
  },
  source: 'playbook.md, The whole flow, 9: “replay for who missed it”',
  formats,
  check,
} as const satisfies LintRule;

function check({ script, index }: LintContext): readonly Finding[] {
  if (script.live.length === 0) return [];
  const told = script.cues.filter((cue) => (index.saidBy(cue)?.sentences ?? []).some((sentence) => speaksOf('replay', sentence) !== null));
  return script.live.flatMap((live) => {
    if (!live.replay) {
      const fix = {
        label: { 'zh-CN': '写上 replay: true', en: 'Set replay: true' },
        changes: [{ kind: 'setDeclared', list: 'live', id: live.id, field: 'replay', value: true }],
      } as const;
      // where a cue speaks of the replay already, the declaration alone is missing
      return [makeFinding(liveWithoutReplay, formats.none(live.title), { at: live.at, fix: told.length > 0 ? fix : undefined })];
    }
    const start = minuteAt(live.start);
    const tells = told.some((cue) => (index.minuteOf(cue) ?? Number.POSITIVE_INFINITY) > start);
    return tells ? [] : [makeFinding(liveWithoutReplay, formats.untold(live.title), { at: placeOf(live, 'replay') })];
  });
}
