import { type Message, makeFinding } from '../../finding.ts';
import type { Cue, Finding, QuickFix } from '../../script.ts';
import { clockText } from '../../write/clock-text.ts';
import { type LintContext, type LintRule, placeOf } from '../rule.ts';
import { dayOfMinute, isRoomMessage } from '../script-index.ts';
import { speaksOf } from '../wording/words.ts';

const formats = {
  none: (days: number): Message => ({
    'zh-CN': {
      why: `第 2 到 ${days} 天没有一件让人意外或能参与的事，群会一天比一天安静。`,
      todo: '后面的日子里加一个投票或接龙（do: ask），或一次抽奖、嘉宾。',
    },
    en: {
      why: `From day 2 to day ${days} nothing surprises members or lets them take part; the group grows quieter every day.`,
      todo: 'Add a poll or a sign-up chain on a later day (do: ask), or a raffle, or a guest.',
    },
  }),
};

export const quietLateDays = {
  id: 'quiet-late-days',
  severity: 'warning',
  kind: 'craft',
  covers: { channels: 'all', formats: ['launch', 'camp', 'course'] },
  reason: {
    'zh-CN': '活跃度第一天最高，之后一路下降；后面几天要有意外。',
    en: 'Activity is highest on day 1 and falls: a script needs surprises later.',
  },
  source: 'facts.md, What real groups look like: “scripts need surprises later”',
  formats,
  check,
} as const satisfies LintRule;

function check({ index }: LintContext): readonly Finding[] {
  if (!index.sells || index.programmeDays < 2) return [];
  const later = index.timeline.filter(
    ({ cue, minute }) => isRoomMessage(cue) && dayOfMinute(minute) >= 2 && dayOfMinute(minute) <= index.programmeDays,
  );
  const [first] = later;
  if (!first || later.some(({ cue }) => surprises(cue, index))) return [];
  return [
    makeFinding(quietLateDays, formats.none(index.programmeDays), {
      at: placeOf(first.cue, 'when'),
      cue: first.cue.id,
      fix: proposeAsk(first.cue, index),
    }),
  ];
}

function surprises(cue: Cue, index: LintContext['index']): boolean {
  if (cue.action === 'ask' || cue.action === 'live-start') return true;
  return (index.saidBy(cue)?.sentences ?? []).some((sentence) => speaksOf('surprise', sentence) !== null);
}

/** The hour people are free at noon; no script we know posts anything that matters then. */
const NOON = 12 * 60 + 15;

/** A poll at noon of day 2, asked by whoever speaks first that day. */
function proposeAsk(beside: Cue, index: LintContext['index']): QuickFix | undefined {
  const id = 'd2-ask';
  if (index.cues.has(id)) return undefined;
  const when = `day 2 ${clockText(NOON)}`;
  return {
    label: { 'zh-CN': `${when} 加一个投票`, en: `Add a poll, ${when}` },
    changes: [
      {
        kind: 'addCue',
        after: beside.id,
        fields: [
          ['id', id],
          ['stage', beside.stage],
          ['when', when],
          ['who', beside.role],
          ['where', 'room'],
          ['do', 'ask'],
          ['text', '投个票：接下来你最想看哪一个？'],
          ['choices', ['多讲方法', '多看案例', '多做点评']],
        ],
      },
    ],
  };
}
