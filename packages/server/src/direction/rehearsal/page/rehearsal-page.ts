import { type Locale, wordOf } from '@kuaishan/script';
import type { Moment, PersonLoad, Report, TimelineRow } from '../domain/report.ts';
import { loadChart, memberDaysChart, timelineChart } from './charts.ts';
import { notYet } from './not-yet.ts';
import { pageStyle } from './page-style.ts';
import { type PageWords, pageWords } from './page-words.ts';
import { escaped } from './svg.ts';

const locales: readonly Locale[] = ['zh-CN', 'en'];
const ownName: Readonly<Record<Locale, string>> = { 'zh-CN': '中文', en: 'English' };

/** The report as one page that needs nothing but itself: it opens from a file, prints, and speaks both languages (`locale` first). */
export function rehearsalPage(report: Report, locale: Locale): string {
  const inputs = locales.map(
    (one) =>
      `<input type="radio" name="language" id="speak-${one}"${one === locale ? ' checked' : ''}><label for="speak-${one}" lang="${one}">${ownName[one]}</label>`,
  );
  const bodies = locales.map((one) => `<div lang="${one}" class="spoken spoken-${one}">${bodyIn(report, one)}</div>`);
  return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(`${pageWords[locale].rehearsal} · ${report.title}`)}</title><style>${pageStyle}</style></head>
<body><main aria-label="${escaped(`${pageWords[locale].rehearsal} · ${report.title}`)}"><fieldset class="languages"><legend>${locales.map((one) => `<span lang="${one}">${one === 'en' ? 'Language' : '语言'}</span>`).join(' · ')}</legend>${inputs.join('')}</fieldset>
${bodies.join('\n')}
</main></body>
</html>
`;
}

function bodyIn(report: Report, locale: Locale): string {
  const words = pageWords[locale];
  const sections = [
    section(words.timeline, words.timelineTold(report), [
      stageKey(words, locale),
      figure(timelineChart(report, locale), words.hourAxis),
      timelineTable(report, words, locale),
    ]),
    section(words.memberDays, words.memberDaysTold(report), [
      key([
        ['room', words.inRoom],
        ['private', words.inPrivate],
        ['most', words.most],
      ]),
      figure(memberDaysChart(report, locale), words.messagesAxis),
    ]),
    section(words.staff, words.staffTold(report), [
      key([
        ['load', words.postsAxis],
        ['too-much', words.tooMuch],
        ['can', words.canDo(report.canDo.postsAMinute)],
      ]),
      ...report.staffLoad.map((person) => personPart(person, report, words, locale)),
    ]),
    section(words.lateAndDropped, null, [lateTable(report, words, locale)]),
    ...(report.missing.length === 0 ? [] : [section(words.missing, words.missingTold(report.missing.length), [missingList(report)])]),
    section(words.findings, null, [findingTable(report, words, locale)]),
    section(words.audit, null, [
      `<p>${escaped(words.auditTold(report))}</p>`,
      ...report.audit.details.map((one) => `<p>${escaped(`${one.title}: ${one.what[locale]} × ${one.times}`)}</p>`),
    ]),
  ];
  return `<header><p class="kind">${escaped(words.rehearsal)}</p><h1>${escaped(report.title)}</h1><p class="settings">${escaped(words.settings(report))}</p>
<ul class="headline">${words
    .headline(report)
    .map((line) => `<li>${escaped(line)}</li>`)
    .join('')}</ul></header>${sections.join('\n')}`;
}

function section(title: string, told: string | null, parts: readonly string[]): string {
  return `<section><h2>${escaped(title)}</h2>${told === null ? '' : `<p class="told">${escaped(told)}</p>`}${parts.join('')}</section>`;
}

function figure(chart: string, unit: string): string {
  return `<figure tabindex="0">${chart}<figcaption>${escaped(unit)}</figcaption></figure>`;
}

function key(entries: readonly (readonly [string, string])[]): string {
  return `<p class="key">${entries.map(([kind, text]) => `<span><i class="swatch ${kind}"></i>${escaped(text)}</span>`).join('')}</p>`;
}

function stageKey(words: PageWords, locale: Locale): string {
  const stages = (['trust', 'conversion', 'followUp'] as const).map((stage) => [`fill-${stage}`, wordOf('stages', stage, locale)] as const);
  return key([
    ...stages,
    ['round', wordOf('places', 'room', locale)],
    ['square', wordOf('places', 'private', locale)],
    ['cross', words.notPerformed],
  ]);
}

function personPart(person: PersonLoad, report: Report, words: PageWords, locale: Locale): string {
  const roles = person.roles.map((role) => wordOf('roles', role, locale)).join(' · ');
  const minutes = person.cannotBeWorked.map(
    (minute) => `<li>${escaped(minute.words[locale])} <span class="cues">${escaped(minute.cues.join(' · '))}</span></li>`,
  );
  const list =
    minutes.length === 0
      ? ''
      : `<details open><summary>${escaped(words.minutesListed)} · ${minutes.length}</summary><ol class="minutes">${minutes.join('')}</ol></details>`;
  return `<h3>${escaped(person.person)} <span class="role">${escaped(roles)}</span></h3><p class="told">${escaped(words.personTold(person))}</p>${figure(loadChart(person, report, locale), words.postsAxis)}${list}`;
}

function timelineTable(report: Report, words: PageWords, locale: Locale): string {
  const rows = report.timeline.map((row) => [
    when(row.first ?? row.planned, words),
    `<strong>${escaped(row.title)}</strong><br><span class="stage ink-${row.stage}">${escaped(wordOf('stages', row.stage, locale))}</span>`,
    escaped(`${row.person ?? wordOf('roles', row.role, locale)} · ${wordOf('places', row.where, locale)}`),
    `<span class="whole">${row.performed}/${row.runs}${row.reached > 0 ? ` → ${row.reached}` : ''}</span>`,
    [
      `<span class="whole">${escaped(becameOf(row, words))}</span>`,
      ...[...(row.perMember ? [words.perMember] : []), ...(row.byPerson ? [words.byPerson] : []), ...notYet(row.action, locale)].map(
        escaped,
      ),
    ].join(' · '),
    `<span class="text">${escaped(row.text)}</span>`,
  ]);
  const { column } = words;
  return table([column.when, column.cue, column.who, column.reached, column.became, column.text], rows);
}

function becameOf(row: TimelineRow, words: PageWords): string {
  if (row.performed === 0) return '—';
  return row.lateMinutes > 0 ? words.late(row.lateMinutes) : words.onTime;
}

function lateTable(report: Report, words: PageWords, locale: Locale): string {
  const { column } = words;
  const rows = [
    ...report.late.map((one) => ({ ...one, became: words.late(one.lateMinutes) })),
    ...report.dropped.map((one) => ({ ...one, became: words.what[one.what] ?? one.what })),
  ].map((one) => [
    when(one.planned, words),
    escaped(one.title),
    escaped(one.became),
    String(one.runs),
    String(one.groups),
    escaped(one.reason[locale]),
  ]);
  if (rows.length === 0) return `<p>${escaped(words.noneLate)}</p>`;
  return table([column.when, column.cue, column.what, column.times, column.groups, column.why], rows);
}

function missingList(report: Report): string {
  return `<ul class="plain">${report.missing.map((one) => `<li><code>${escaped(one.shownAs)}</code> ${escaped(one.cues.join(' · '))}</li>`).join('')}</ul>`;
}

function findingTable(report: Report, words: PageWords, locale: Locale): string {
  if (report.findings.length === 0) return `<p>${escaped(words.noFindings)}</p>`;
  const { column } = words;
  const rows = report.findings.map((one) => [
    escaped(words.severity[one.severity] ?? one.severity),
    escaped(one.cell ?? (one.line === null ? '' : `${one.line}:${one.column ?? 1}`)),
    escaped(one.words[locale]),
  ]);
  return table([column.severity, column.place, column.finding], rows);
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = heads.map((one) => `<th scope="col">${escaped(one)}</th>`).join('');
  const body = rows
    .map((row) => `<tr>${row.map((cell, index) => `<td data-head="${escaped(heads[index] ?? '')}">${cell}</td>`).join('')}</tr>`)
    .join('');
  return `<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

function when(at: Moment | null, words: PageWords): string {
  return at === null ? '—' : `<span class="when">${escaped(words.day(at.day))} ${at.time}</span>`;
}
