import {
  budgetScript,
  isZone,
  type Locale,
  type PlannedCue,
  planScript,
  profileOfChannel,
  type Script,
  vocabulary,
  wordOf,
} from '@kuaishan/script';
import { budgetText } from './budget-text.ts';
import { defineCommand, required, type Terminal, UsageError } from './command.ts';
import { type PlatformValues, platformHelp, platformOf, platformOptions, platformUsage, staffingOf } from './platform-options.ts';
import { matters, readScript, sayFindings } from './script-file.ts';

export const command = defineCommand({
  usage: `FILE --open 2026-12-01T09:00 --zone Asia/Shanghai [--json]\n       kuaishan plan FILE --budget [--open TIME] ${platformUsage} [--json]`,
  help: {
    'zh-CN': `  --open  开营的当地时间，第 1 天就是这一天\n  --zone  时区，如 Asia/Shanghai\n  --json  输出数组：{cue, day, at, stage, role, where, action}，按时间排序；没有钟点的节点 at 为 null，排在最后

  --budget     不列时间表，看预算：群发限额每天用多少，哪些群发、哪些提示人发，每人每分钟多少条，各群怎样错开
${platformHelp['zh-CN']}`,
    en: `  --open  wall-clock time of the opening; its date is day 1\n  --zone  time zone, such as Asia/Shanghai\n  --json  print an array of {cue, day, at, stage, role, where, action} in time order; cues without a clock time come last, with at null

  --budget     the budget instead of the timetable: the allowance used a day, what goes as a mass message and what people post, posts per person per minute, how to stagger the groups
${platformHelp.en}`,
  },
  options: {
    ...platformOptions,
    open: { type: 'string' },
    zone: { type: 'string' },
    budget: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  args: ['FILE'],
  run: async ({ values, args: [file = ''] }, terminal) => {
    // what is asked for is checked before the file is read
    const print = values.budget ? budgetPrinter(values) : timetablePrinter(values);
    const parsed = await readScript(file, terminal);
    sayFindings(parsed.findings.filter(matters), file, terminal);
    if (!parsed.ok) return 1;
    print(parsed.script, terminal);
    return 0;
  },
});

interface PlanValues extends PlatformValues {
  readonly open?: string | undefined;
  readonly zone?: string | undefined;
  readonly json?: boolean | undefined;
}
type Printer = (script: Script, terminal: Terminal) => void;

function timetablePrinter(values: PlanValues): Printer {
  const given = Object.keys(platformOptions).find((name) => values[name as keyof PlatformValues] !== undefined);
  if (given !== undefined) throw new UsageError({ 'zh-CN': `--${given} 要和 --budget 一起用`, en: `--${given} goes with --budget` });
  const opening = { opening: wallClock(required('open', values.open)), zone: zoneNamed(required('zone', values.zone)) };
  return (script, { out, locale }) => {
    const planned = planScript(script, opening);
    if (values.json) {
      const rows = planned.map(({ cue, day, at, stage, role, where, action, byHand }) => ({
        ...{ cue, day, at, stage, role, where, action },
        ...(byHand ? { byHand } : {}),
      }));
      out(`${JSON.stringify(rows, null, 2)}\n`);
    } else {
      for (const cue of planned) out(`${asLine(cue, locale)}\n`);
      out(notHappening(planned, locale));
    }
  };
}

function budgetPrinter(values: PlanValues): Printer {
  const { profile, allowance } = platformOf(values);
  const opening = values.open === undefined ? null : Temporal.PlainDateTime.from(wallClock(values.open));
  return (script, { out, locale }) => {
    const staffing = staffingOf(values, script, locale);
    const budget = budgetScript(script, {
      ...{ profile: profile ?? profileOfChannel(script.channel), allowance, staffing },
      openingMinute: opening && opening.hour * 60 + opening.minute,
      monthDays: opening && fewestDays(opening, script.days),
    });
    out(values.json ? `${JSON.stringify(budget, null, 2)}\n` : budgetText(script, { budget, staffing, locale }));
  };
}

/** The days of the shortest month that a script of so many days touches. */
function fewestDays(opening: Temporal.PlainDateTime, days: number): number {
  return Math.min(opening.daysInMonth, opening.add({ days: days - 1 }).daysInMonth);
}

function asLine(cue: PlannedCue, locale: Locale): string {
  const day = cue.day === null ? '' : locale === 'en' ? `day ${cue.day}` : `第${cue.day}天`;
  const at = cue.at === null ? '—' : cue.at.slice(0, 16).replace('T', ' ');
  const words = [
    wordOf('stages', cue.stage, locale),
    wordOf('roles', cue.role, locale),
    wordOf('places', cue.where, locale),
    wordOf('actions', cue.action, locale),
    ...(cue.byHand ? [byHandWord[locale]] : []),
  ];
  return [at.padEnd(16), day.padEnd(locale === 'en' ? 6 : 4), cue.cue, words.join(' · ')].join('  ');
}

const byHandWord = { 'zh-CN': '由人来做', en: 'by hand' } as const;

/** What Kuaishan would have done itself in these cues and does not do yet, each action once; nothing where none is by hand. */
function notHappening(planned: readonly PlannedCue[], locale: Locale): string {
  const named = [...new Set(planned.map(({ action }) => action))].flatMap((action) => {
    const { wouldDo } = vocabulary.actions[action];
    return wouldDo ? [`  ${wordOf('actions', action, locale)}${locale === 'en' ? ': ' : '：'}${wouldDo[locale]}\n`] : [];
  });
  if (named.length === 0) return '';
  const head = locale === 'en' ? 'By hand for now; Kuaishan does not yet' : '目前由人来做；系统还不会';
  return `\n${head}\n${named.join('')}`;
}

function wallClock(text: string): string {
  try {
    if (/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?$/.test(text))
      return Temporal.PlainDateTime.from(text.replace(' ', 'T')).toString({ smallestUnit: 'minute' });
  } catch {
    // said below: a date there is none of, such as 30 February
  }
  throw new UsageError({
    'zh-CN': `--open 应是当地时间，如 2026-12-01T09:00，而不是“${text}”`,
    en: `--open is a wall-clock time such as 2026-12-01T09:00, not “${text}”`,
  });
}

function zoneNamed(zone: string): string {
  if (isZone(zone)) return zone;
  throw new UsageError({
    'zh-CN': `没有“${zone}”这个时区，应如 Asia/Shanghai`,
    en: `there is no time zone “${zone}”; it looks like Asia/Shanghai`,
  });
}
