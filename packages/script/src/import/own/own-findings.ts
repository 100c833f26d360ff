import type { Finding } from '../../script.ts';
import { cellFinding, listed, quoted } from '../finding.ts';

/** A row was copied together with its id. */
export function copiedId(cell: string, o: { readonly id: string; readonly now: string }): Finding {
  return cellFinding({
    rule: 'copied-row',
    severity: 'info',
    cell,
    words: {
      'zh-CN': [`上面已经有编号为“${o.id}”的节点，这一行成为新节点“${o.now}”。`, '不用处理；如果是多余的一行，删掉它。'],
      en: [
        `There is a cue “${o.id}” above already; this row became the new cue “${o.now}”.`,
        'Nothing to do; delete the row if it is one too many.',
      ],
    },
  });
}

/** A row has neither words nor anything else a cue could be made of. */
export function rowWithoutCue(cell: string): Finding {
  return cellFinding({
    rule: 'row-left-out',
    severity: 'warning',
    cell,
    words: {
      'zh-CN': ['这一行没有动作、文案和素材，没有成为节点。', '如果要发，写上文案；如果是说明，移到“说明”表里。'],
      en: [
        'This row has no action, copy or media and became no cue.',
        'Write its copy if it is to be posted; move it to the notes if it explains something.',
      ],
    },
  });
}

/** Columns and sheets somebody added have no place in a script. */
export function addedPartsLeftOut(cell: string, names: readonly string[]): Finding {
  return cellFinding({
    rule: 'left-out',
    severity: 'info',
    cell,
    words: {
      'zh-CN': [`后来加的内容没有读：${listed(names.map(quoted), 'zh-CN')}。`, '要留着的写进“备注”列或“说明”表。'],
      en: [
        `What was added here was not read: ${listed(names.map(quoted), 'en')}.`,
        'Write what is to be kept into the remarks column or the notes sheet.',
      ],
    },
  });
}

/** The script grew beyond its number of days. */
export function moreDays(cell: string, o: { readonly from: number; readonly to: number }): Finding {
  return cellFinding({
    rule: 'more-days',
    severity: 'info',
    cell,
    words: {
      'zh-CN': [`有节点在第 ${o.to} 天，剧本从 ${o.from} 天变成 ${o.to} 天。`, '不用处理；如果是写错了，改那一行的“第几天”。'],
      en: [
        `There is a cue on day ${o.to}; the script now has ${o.to} days instead of ${o.from}.`,
        'Nothing to do; if it is a slip, mend the day of that row.',
      ],
    },
  });
}

/** The marked workbook has lost its table. */
export function noCueTable(cell: string): Finding {
  return cellFinding({
    rule: 'no-script',
    severity: 'error',
    cell,
    words: {
      'zh-CN': ['找不到节点的表：表头里应有“时间”“文案”等列。', '恢复“剧本”表的表头，或重新导出一份再改。'],
      en: [
        'The table of cues is not there: its heading should name Time, Copy and so on.',
        'Put the heading of the script back, or export it again and edit that.',
      ],
    },
  });
}
