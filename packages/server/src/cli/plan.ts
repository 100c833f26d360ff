import type { Locale } from '@kuaishan/script';
import { isZone, type PlannedCue, planScript, wordOf } from '@kuaishan/script';
import { defineCommand, required, UsageError } from './command.ts';
import { matters, readScript, sayFindings } from './script-file.ts';

export const command = defineCommand({
  usage: 'FILE --open 2026-12-01T09:00 --zone Asia/Shanghai [--json]',
  help: {
    'zh-CN':
      '  --open  开营的当地时间，第 1 天就是这一天\n  --zone  时区，如 Asia/Shanghai\n  --json  输出数组：{cue, day, at, stage, role, where, action}，按时间排序；没有钟点的节点 at 为 null，排在最后',
    en: '  --open  wall-clock time of the opening; its date is day 1\n  --zone  time zone, such as Asia/Shanghai\n  --json  print an array of {cue, day, at, stage, role, where, action} in time order; cues without a clock time come last, with at null',
  },
  options: { open: { type: 'string' }, zone: { type: 'string' }, json: { type: 'boolean' } },
  args: ['FILE'],
  run: async ({ values, args: [file = ''] }, terminal) => {
    const opening = wallClock(required('open', values.open));
    const zone = zoneNamed(required('zone', values.zone));
    const parsed = await readScript(file, terminal);
    sayFindings(parsed.findings.filter(matters), file, terminal);
    if (!parsed.ok) return 1;
    const planned = planScript(parsed.script, { opening, zone });
    if (values.json) {
      const rows = planned.map(({ cue, day, at, stage, role, where, action }) => ({ cue, day, at, stage, role, where, action }));
      terminal.out(`${JSON.stringify(rows, null, 2)}\n`);
    } else {
      for (const cue of planned) terminal.out(`${asLine(cue, terminal.locale)}\n`);
    }
    return 0;
  },
});

function asLine(cue: PlannedCue, locale: Locale): string {
  const day = cue.day === null ? '' : locale === 'en' ? `day ${cue.day}` : `第${cue.day}天`;
  const at = cue.at === null ? '—' : cue.at.slice(0, 16).replace('T', ' ');
  const words = [
    wordOf('stages', cue.stage, locale),
    wordOf('roles', cue.role, locale),
    wordOf('places', cue.where, locale),
    wordOf('actions', cue.action, locale),
  ];
  return [at.padEnd(16), day.padEnd(locale === 'en' ? 6 : 4), cue.cue, words.join(' · ')].join('  ');
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
