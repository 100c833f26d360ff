import { type Message, makeFinding, quoted } from '../../finding.ts';
import type { ActionName, Cue, Finding, LiveClass, QuickFix, ScriptChange } from '../../script.ts';
import { writeWhen } from '../../write/write-script.ts';
import { everywhere, type LintContext, type LintRule, placeOf } from '../rule.ts';
import { isRoomMessage, minuteAt } from '../script-index.ts';

/** A class overruns by minutes, seldom by more than an hour; what comes later than that does not follow it any more. */
const FOLLOWS_WITHIN = 60;

const formats = {
  byClock: (title: string, after: number): Message => ({
    'zh-CN': {
      why: `这个节点紧跟《${quoted(title)}》（${after === 0 ? '结束时' : `结束后 ${after} 分钟`}），却按钟点走；直播拖堂，它就会打断直播。`,
      todo: '改成等直播结束：after live ended。',
    },
    en: {
      why: `This follows “${quoted(title)}” (${after === 0 ? 'at its end' : `${after} minutes after its end`}) but goes by the clock; when the class overruns it interrupts it.`,
      todo: 'Let it wait: after live ended.',
    },
  }),
};

export const afterLiveByClock = {
  id: 'after-live-by-clock',
  severity: 'warning',
  kind: 'craft',
  covers: everywhere,
  reason: {
    'zh-CN': '直播会拖堂；紧跟其后的节点要等“直播结束”，而不是看钟。',
    en: 'A live class may overrun: what follows it waits for “live ended”, not for the clock.',
  },
  source: 'playbook.md, The whole flow, 9: “what follows it waits for live ended”',
  formats,
  check,
} as const satisfies LintRule;

/** The offer's own moments go by the clock whatever happens: its times are promises. */
const promised: ReadonlySet<string> = new Set(['open-offer', 'last-call', 'live-start', 'live-end', 'announce-live']);

function check({ script, index }: LintContext): readonly Finding[] {
  const classes = script.live.map((live) => ({ live, end: minuteAt(live.start) + live.minutes }));
  if (classes.length === 0) return [];
  return index.timeline.flatMap(({ cue, minute }) => {
    if (cue.when.kind !== 'at' || !isRoomMessage(cue) || promised.has(cue.action)) return [];
    const followed = classes.find(({ end }) => minute >= end && minute <= end + FOLLOWS_WITHIN);
    if (!followed) return [];
    const after = minute - followed.end;
    const only = classes.length === 1;
    const ended = endOf(script.cues, followed.live, only);
    const fix = ended === null ? undefined : waitingFor(cue, { live: followed.live, after, ended });
    return [makeFinding(afterLiveByClock, formats.byClock(followed.live.title, after), { at: placeOf(cue, 'when'), cue: cue.id, fix })];
  });
}

/** What has to be added for a class's end to be told: nothing, or the cue that tells it. Null: nobody starts the class, so nobody can be asked to end it. */
function endOf(cues: readonly Cue[], { id, title }: LiveClass, only: boolean): readonly ScriptChange[] | null {
  const ofClass = (action: ActionName) => cues.find((cue) => cue.action === action && (cue.about === id || (only && cue.about === null)));
  if (ofClass('live-end')) return [];
  const start = ofClass('live-start');
  const endId = `end-${id}`;
  if (!start || cues.some((cue) => cue.id === endId)) return null;
  const fields = [
    ['id', endId],
    ['title', /\p{Script=Han}/u.test(title) ? '直播结束' : 'Class ends'],
    ['stage', start.stage],
    ['when', 'on go'],
    ['who', start.role],
    ['do', 'live-end'],
    ...(only ? [] : [['of', id] as const]),
  ] as const;
  return [{ kind: 'addCue', after: start.id, fields }];
}

function waitingFor(cue: Cue, o: { live: LiveClass; after: number; ended: readonly ScriptChange[] }): QuickFix | undefined {
  // a latest time by the clock may come before the end it now waits for
  if (cue.sendUntil?.kind === 'at') return undefined;
  const when = writeWhen({ kind: 'relative', anchor: { kind: 'liveEnd', live: o.live.id }, offsetMinutes: o.after, waitsForAnchor: true });
  const alone = o.ended.length === 0;
  return {
    label: {
      'zh-CN': alone ? `改成 ${when}` : `加上“直播结束”的节点，再改成 ${when}`,
      en: alone ? `Make it ${when}` : `Add the cue that ends the class, and make it ${when}`,
    },
    changes: [...o.ended, { kind: 'setField', cue: cue.id, field: 'when', value: when }],
  };
}
