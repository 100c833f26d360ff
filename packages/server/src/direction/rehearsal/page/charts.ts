import type { Locale } from '@kuaishan/script';
import type { Moment, PersonLoad, Report, TimelineRow } from '../domain/report.ts';
import { pageWords } from './page-words.ts';
import { drawing, escaped, scaleOf, shape } from './svg.ts';

const width = 960;
const left = 64;
const right = 16;

/** Cues on the days they were performed: a row a day, midnight to midnight; the stage's hue, and a shape for what became of them. */
export function timelineChart(report: Report, locale: Locale): string {
  const words = pageWords[locale];
  const seen = report.timeline.flatMap((row) => ((row.first ?? row.planned) ? [(row.first ?? row.planned) as Moment] : []));
  const days = range(Math.min(1, ...seen.map((at) => at.day)), Math.max(report.days, ...seen.map((at) => at.day)));
  const rowHeight = 34;
  const height = days.length * rowHeight + 30;
  const x = (minute: number) => left + (minute / 1440) * (width - left - right);
  const y = (day: number) => days.indexOf(day) * rowHeight + rowHeight / 2 + 4;
  const grid = range(0, 8).map((step) => {
    const at = x(step * 180);
    return (
      shape('line', { x1: at, x2: at, y1: 0, y2: height - 24, class: 'rule' }) +
      shape('text', { x: at, y: height - 8, class: 'tick', 'text-anchor': 'middle' }, String(step * 3))
    );
  });
  const rows = days.map(
    (day) =>
      shape('line', { x1: left, x2: width - right, y1: y(day), y2: y(day), class: 'rule' }) +
      shape('text', { x: left - 10, y: y(day) + 4, class: 'tick', 'text-anchor': 'end' }, escaped(words.day(day))),
  );
  const marks = report.timeline.map((row) => {
    const at = row.first ?? row.planned;
    return at === null ? '' : mark(row, { x: x(minuteOf(at)), y: y(at.day) }, `${words.day(at.day)} ${at.time} ${row.title}`);
  });
  return drawing({ width, height, label: `${words.timeline}: ${words.timelineTold(report)}`, shapes: [...grid, ...rows, ...marks] });
}

function mark(row: TimelineRow, at: { x: number; y: number }, title: string): string {
  const told = shape('title', {}, escaped(title));
  if (row.performed === 0) return shape('path', { d: `M${at.x - 5} ${at.y - 5}l10 10m0 -10l-10 10`, class: 'dropped' }, told);
  const late = row.lateMinutes > 0 ? shape('circle', { cx: at.x, cy: at.y, r: 10, class: 'late' }) : '';
  const inside =
    row.where === 'private'
      ? { rx: 1, x: at.x - 6, y: at.y - 6, width: 12, height: 12 }
      : { rx: 6, x: at.x - 6, y: at.y - 6, width: 12, height: 12 };
  return late + shape('rect', { ...inside, class: `fill-${row.stage}` }, told);
}

/** A bar a day: what a member got on average (room and private), and a line at what the worst-off got. */
export function memberDaysChart(report: Report, locale: Locale): string {
  const words = pageWords[locale];
  const { byDay, max } = report.perMemberPerDay;
  const height = 220;
  const bottom = 28;
  const { top, step } = scaleOf(max);
  const y = (value: number) => 8 + (1 - value / top) * (height - bottom - 8);
  const slot = (width - left - right) / Math.max(1, byDay.length);
  const grid = range(0, Math.round(top / step)).map((n) => {
    const value = n * step;
    return (
      shape('line', { x1: left, x2: width - right, y1: y(value), y2: y(value), class: 'rule' }) +
      shape('text', { x: left - 10, y: y(value) + 4, class: 'tick', 'text-anchor': 'end' }, String(value))
    );
  });
  const bars = byDay.map((day, index) => {
    const x = left + slot * index + slot * 0.25;
    const w = slot * 0.5;
    const told = shape(
      'title',
      {},
      escaped(`${words.day(day.day)}: ${words.inRoom} ${day.room}, ${words.inPrivate} ${day.private}, ${words.most} ${day.max}`),
    );
    return [
      shape('rect', { x, width: w, y: y(day.room), height: y(0) - y(day.room), class: 'room' }, told),
      shape('rect', { x, width: w, y: y(day.room + day.private), height: y(day.room) - y(day.room + day.private), class: 'private' }, told),
      shape('line', { x1: x - 8, x2: x + w + 8, y1: y(day.max), y2: y(day.max), class: 'most' }, told),
      shape('text', { x: x + w + 12, y: y(day.max) + 4, class: 'value' }, String(day.max)),
      shape('text', { x: x + w / 2, y: height - 8, class: 'tick', 'text-anchor': 'middle' }, escaped(words.day(day.day))),
    ].join('');
  });
  return drawing({ width, height, label: `${words.memberDays}: ${words.memberDaysTold(report)}`, shapes: [...grid, ...bars] });
}

/** One person's minutes over the days, on a scale of roots: three posts are still seen beside three thousand. */
export function loadChart(person: PersonLoad, report: Report, locale: Locale): string {
  const words = pageWords[locale];
  const height = 120;
  const bottom = 24;
  const canDo = report.canDo.postsAMinute;
  const most = Math.max(canDo * 2, person.peak?.posts ?? 0);
  const lastDay = Math.max(report.days, ...report.staffLoad.flatMap((one) => one.perMinute.map((minute) => minute.day)));
  const firstDay = Math.min(1, ...report.staffLoad.flatMap((one) => one.perMinute.map((minute) => minute.day)));
  const days = range(firstDay, lastDay);
  const x = (at: Moment) => left + ((at.day - firstDay + minuteOf(at) / 1440) / days.length) * (width - left - right);
  const y = (value: number) => 14 + (1 - Math.sqrt(value / most)) * (height - bottom - 14);
  const grid = days.map((day) => {
    const from = x({ day, time: '00:00', at: '' });
    return (
      shape('line', { x1: from, x2: from, y1: 6, y2: height - bottom, class: 'rule' }) +
      shape('text', { x: from + 4, y: height - 8, class: 'tick' }, escaped(words.day(day)))
    );
  });
  const tooMuch = new Map(person.cannotBeWorked.map((minute) => [minute.at, minute]));
  const bars = person.perMinute.map((minute) => {
    const told = shape(
      'title',
      {},
      escaped(tooMuch.get(minute.at)?.words[locale] ?? `${words.day(minute.day)} ${minute.time}: ${minute.posts}`),
    );
    const kind = tooMuch.has(minute.at) ? 'too-much' : 'load';
    return shape('rect', { x: x(minute) - 2, width: 4, y: y(minute.posts), height: y(0) - y(minute.posts), class: kind }, told);
  });
  const line = [
    shape('line', { x1: left, x2: width - right, y1: y(0), y2: y(0), class: 'axis' }),
    shape('line', { x1: left, x2: width - right, y1: y(canDo), y2: y(canDo), class: 'can' }),
    shape('text', { x: left - 10, y: y(canDo) + 4, class: 'tick', 'text-anchor': 'end' }, String(canDo)),
    shape('text', { x: left - 10, y: y(most) + 4, class: 'tick', 'text-anchor': 'end' }, String(most)),
  ];
  return drawing({ width, height, label: `${person.person}: ${words.personTold(person)}`, shapes: [...grid, ...bars, ...line] });
}

function minuteOf({ time }: Moment): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
