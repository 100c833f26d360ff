import { type Message, makeFinding, quoted } from '../../finding.ts';
import type { Finding } from '../../script.ts';
import { everywhere, type LintContext, type LintRule, placeOf } from '../rule.ts';

const formats = {
  never: (): Message => ({
    'zh-CN': { why: '剧本没有关闭群的节点，群会一直开着。', todo: '在最后加一个 do: close-room 的节点。' },
    en: { why: 'No cue closes the room, so the group stays open for ever.', todo: 'Add a last cue with do: close-room.' },
  }),
  afterClosing: (closing: string): Message => ({
    'zh-CN': { why: `节点“${quoted(closing)}”已经关闭了群，之后在群里发不出去。`, todo: '改成私聊，或把关闭群的节点挪到最后。' },
    en: {
      why: `The cue “${quoted(closing)}” has closed the room by then, so this is never said.`,
      todo: 'Say it privately, or close the room last.',
    },
  }),
};

/** A group without an end, or messages into a room that has ended. Private messages may follow after the closing. */
export const noClosing = {
  id: 'no-closing',
  severity: 'warning',
  kind: 'craft',
  covers: everywhere,
  reason: {
    'zh-CN': '快闪群要按时结束：没人管的群会变成广告群，答应的解散也成了空话。',
    en: 'A flash group ends when it said it would; one that nobody closes turns into a dump of advertisements.',
  },
  source: 'playbook.md, Settlement: the group says goodbye and is dissolved within a day',
  formats,
  check,
} as const satisfies LintRule;

function check({ script, index }: LintContext): readonly Finding[] {
  const closings = script.cues.filter((cue) => cue.action === 'close-room');
  const last = script.cues.at(-1);
  if (closings.length === 0) return [makeFinding(noClosing, formats.never(), { at: last?.at ?? null })];
  const closingAt = index.timeline.findIndex(({ cue }) => cue.action === 'close-room');
  const closing = index.timeline[closingAt]?.cue;
  if (!closing) return [];
  return index.timeline.slice(closingAt + 1).flatMap(({ cue }) => {
    if (cue.place !== 'room' || cue.action === 'task') return [];
    return [makeFinding(noClosing, formats.afterClosing(closing.id), { at: placeOf(cue, 'when'), cue: cue.id, severity: 'error' })];
  });
}
