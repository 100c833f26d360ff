import { type Locale, wordOf } from '@kuaishan/script';
import type { Report } from '../domain/report.ts';
import { notYet } from './not-yet.ts';
import { pageWords } from './page-words.ts';

/** A terminal shows about a screen of these; the page has them all. */
const MINUTES = 20;

/** The report for a terminal. */
export function rehearsalText(report: Report, locale: Locale): string {
  const words = pageWords[locale];
  const lines = [report.title, words.settings(report), '', ...words.headline(report), words.auditTold(report), ''];
  const heading = (title: string, told: string) => lines.push(`${title} · ${told}`);

  heading(words.timeline, words.timelineTold(report));
  for (const row of report.timeline) {
    const at = row.first ?? row.planned;
    const when = at === null ? '—' : `${words.day(at.day)} ${at.time}`;
    const became = row.performed === 0 ? '—' : row.lateMinutes > 0 ? words.late(row.lateMinutes) : words.onTime;
    const who = `${row.person ?? wordOf('roles', row.role, locale)}/${wordOf('places', row.where, locale)}`;
    const notes = [...(row.perMember ? [words.perMember] : []), ...(row.byPerson ? [words.byPerson] : []), ...notYet(row.action, locale)];
    lines.push(`  ${[when, row.title, who, became, `${row.performed}/${row.runs}`, ...notes].join('  ')}`);
  }
  lines.push('');
  heading(words.memberDays, words.memberDaysTold(report));
  for (const day of report.perMemberPerDay.byDay) lines.push(`  ${words.day(day.day)}  ${words.most} ${day.max}  95% ≤ ${day.p95}`);
  lines.push('');
  heading(words.staff, words.staffTold(report));
  for (const person of report.staffLoad) {
    lines.push(`  ${person.person}  ${words.personTold(person)}`);
    for (const minute of person.cannotBeWorked.slice(0, MINUTES)) lines.push(`    ! ${minute.words[locale]}`);
    if (person.cannotBeWorked.length > MINUTES) lines.push(`    ${words.andMore(person.cannotBeWorked.length - MINUTES)}`);
  }
  lines.push('', words.lateAndDropped);
  if (report.late.length + report.dropped.length === 0) lines.push(`  ${words.noneLate}`);
  for (const one of report.late) lines.push(`  ${words.late(one.lateMinutes)}  ${one.title}  ×${one.runs}  ${one.reason[locale]}`);
  for (const one of report.dropped) lines.push(`  ${words.what[one.what] ?? one.what}  ${one.title}  ×${one.runs}  ${one.reason[locale]}`);
  if (report.missing.length > 0) {
    lines.push('');
    heading(words.missing, words.missingTold(report.missing.length));
    for (const one of report.missing) lines.push(`  ${one.shownAs}  ${one.cues.join(locale === 'en' ? ', ' : '、')}`);
  }
  lines.push('', words.findings);
  if (report.findings.length === 0) lines.push(`  ${words.noFindings}`);
  for (const one of report.findings) {
    const place = one.cell ?? (one.line === null ? '' : `${one.line}:${one.column ?? 1}`);
    lines.push(`  ${words.severity[one.severity]}  ${place}  ${one.words[locale]}`);
  }
  return `${lines.join('\n')}\n`;
}
