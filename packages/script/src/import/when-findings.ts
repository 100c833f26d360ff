import type { Finding } from '../script.ts';
import { cellFinding, cellPlace, listed, quoted } from './finding.ts';
import type { Cell } from './sheet.ts';

/** Findings about what a cell says of days and times. `sheet` is the sheet's name. */

type About = { readonly sheet: string; readonly cell: Cell };

export function badTime({ sheet, cell }: About): Finding {
  return cellFinding({
    rule: 'bad-time',
    severity: 'error',
    cell: cellPlace(sheet, cell),
    words: {
      'zh-CN': [`“${quoted(cell.text)}”不是一天里的时间，节点改为由人发出（on go）。`, '写成 00:00 到 23:59 之间的时间。'],
      en: [`"${quoted(cell.text)}" is no time of day; the cue waits for a person's go.`, 'Write a time between 00:00 and 23:59.'],
    },
  });
}

export function timeInWords({ sheet, cell }: About): Finding {
  return cellFinding({
    rule: 'time-in-words',
    severity: 'warning',
    cell: cellPlace(sheet, cell),
    words: {
      'zh-CN': [
        `“${quoted(cell.text)}”没有说出几点，节点由人发出（on go），原话留在备注里。`,
        '如果有固定时间，写上时间；如果要等人判断，就这样。',
      ],
      en: [
        `"${quoted(cell.text)}" names no time of day; the cue waits for a person's go, and the words are kept in its remarks.`,
        'Give it a time if it has one; leave it if a person decides.',
      ],
    },
  });
}

export function untilInWords({ sheet, cell }: About): Finding {
  return cellFinding({
    rule: 'until-in-words',
    severity: 'info',
    cell: cellPlace(sheet, cell),
    words: {
      'zh-CN': [`“${quoted(cell.text)}”没有成为节点的截止时间，留在了备注里。`, '需要的话写上 sendUntil，如 sendUntil: 2h。'],
      en: [
        `"${quoted(cell.text)}" did not become the cue's deadline; it is kept in the remarks.`,
        'If it matters, write sendUntil, such as sendUntil: 2h.',
      ],
    },
  });
}

export function timeWithWords({ sheet, cell }: About, rest: string): Finding {
  return cellFinding({
    rule: 'time-with-words',
    severity: 'info',
    cell: cellPlace(sheet, cell),
    words: {
      'zh-CN': [`时间旁边还写着“${quoted(rest)}”，留在了备注里。`, '如果它改变时间，改节点的 when。'],
      en: [`Beside the time stands "${quoted(rest)}"; it is kept in the remarks.`, "If it changes the time, change the cue's when."],
    },
  });
}

export function timeFromAbove({ sheet, cell }: About, time: string): Finding {
  return cellFinding({
    rule: 'time-from-above',
    severity: 'warning',
    cell: cellPlace(sheet, cell),
    words: {
      'zh-CN': [`这一行没有写时间，用了上一行的 ${time}。`, '如果不是同时发，写上时间。'],
      en: [
        `This row has no time; that of the row above, ${time}, was used.`,
        'Give it a time of its own if it is not for the same moment.',
      ],
    },
  });
}

export function noTime({ sheet, cell }: About): Finding {
  return cellFinding({
    rule: 'no-time',
    severity: 'warning',
    cell: cellPlace(sheet, cell),
    words: {
      'zh-CN': ['这一行没有写时间，节点由人发出（on go）。', '写上时间，如 19:30。'],
      en: ["This row has no time; the cue waits for a person's go.", 'Give it a time, such as 19:30.'],
    },
  });
}

export function severalTimes({ sheet, cell }: About, count: number): Finding {
  return cellFinding({
    rule: 'row-expanded',
    severity: 'info',
    cell: cellPlace(sheet, cell),
    words: {
      'zh-CN': [`“${quoted(cell.text)}”成为 ${count} 个节点，各在自己的时间。`, '不用处理；多余的删掉。'],
      en: [`"${quoted(cell.text)}" became ${count} cues, each at its own time.`, 'Nothing to do; delete those not wanted.'],
    },
  });
}

export function midnight({ sheet, cell }: About): Finding {
  return cellFinding({
    rule: 'next-day',
    severity: 'info',
    cell: cellPlace(sheet, cell),
    words: {
      'zh-CN': [`“${quoted(cell.text)}”算到第二天。`, '如果说的是当天，改节点的 when。'],
      en: [`"${quoted(cell.text)}" falls on the next day.`, "If the same day is meant, change the cue's when."],
    },
  });
}

export function badDay({ sheet, cell }: About): Finding {
  return cellFinding({
    rule: 'bad-day',
    severity: 'error',
    cell: cellPlace(sheet, cell),
    words: {
      'zh-CN': [`“${quoted(cell.text)}”看不出是第几天，节点改为由人发出（on go）。`, '写成 Day1、第1天、1 或日期。'],
      en: [`"${quoted(cell.text)}" does not say which day; the cue waits for a person's go.`, 'Write Day1, 1 or a date.'],
    },
  });
}

export function dayBeyond({ sheet, cell }: About, o: { readonly day: number; readonly most: number }): Finding {
  return cellFinding({
    rule: 'bad-day',
    severity: 'error',
    cell: cellPlace(sheet, cell),
    words: {
      'zh-CN': [`第 ${o.day} 天太远了，剧本最多 ${o.most} 天；节点改为由人发出（on go）。`, '改成剧本里的某一天；如果是日期，检查年月。'],
      en: [
        `Day ${o.day} is too far: a script has at most ${o.most} days; the cue waits for a person's go.`,
        'Correct the day; if it is a date, check its year and month.',
      ],
    },
  });
}

export function beforeOpening({ sheet, cell }: About): Finding {
  return cellFinding({
    rule: 'before-opening',
    severity: 'warning',
    cell: cellPlace(sheet, cell),
    words: {
      'zh-CN': [`“${quoted(cell.text)}”在开营之前，那时群还没有开；节点由人发出（on go）。`, '改到第 1 天，或者在群外另外安排。'],
      en: [
        `"${quoted(cell.text)}" is before the opening, when there is no group yet; the cue waits for a person's go.`,
        'Move it to day 1, or arrange it outside the group.',
      ],
    },
  });
}

export function severalDays({ sheet, cell }: About, days: readonly number[]): Finding {
  return cellFinding({
    rule: 'row-expanded',
    severity: 'info',
    cell: cellPlace(sheet, cell),
    words: {
      'zh-CN': [`“${quoted(cell.text)}”的行在第 ${listed(days.map(String), 'zh-CN')} 天各成为一个节点。`, '不用处理；多余的删掉。'],
      en: [
        `Rows of "${quoted(cell.text)}" became one cue on each of the days ${listed(days.map(String), 'en')}.`,
        'Nothing to do; delete those not wanted.',
      ],
    },
  });
}

export function datesAsDays({ sheet, cell }: About, date: string): Finding {
  return cellFinding({
    rule: 'dates-as-days',
    severity: 'info',
    cell: cellPlace(sheet, cell),
    words: {
      'zh-CN': [`表里写的是日期：${date} 当作第 1 天，其余往后数。`, '真正的日期在开期时填开营日就行。'],
      en: [
        `The sheet has dates: ${date} is taken as day 1, the others are counted from it.`,
        'The real dates follow from the opening day of each campaign.',
      ],
    },
  });
}

export function weekdaysAsDays({ sheet, cell }: About): Finding {
  return cellFinding({
    rule: 'dates-as-days',
    severity: 'warning',
    cell: cellPlace(sheet, cell),
    words: {
      'zh-CN': [`表里写的是星期：“${quoted(cell.text)}”当作第 1 天，其余按顺序往后数。`, '检查天数；最好改写成 Day1、Day2。'],
      en: [
        `The sheet has weekdays: "${quoted(cell.text)}" is taken as day 1, the others are counted from it in order.`,
        'Check the days; Day1, Day2 would be clearer.',
      ],
    },
  });
}
