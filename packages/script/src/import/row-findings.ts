import type { Finding, RoleName } from '../script.ts';
import { wordOf } from '../vocabulary/index.ts';
import { cellFinding, cellPlace, quoted } from './finding.ts';
import type { Cell } from './sheet.ts';

/** Findings about what one cell of a script's table says of who, where, to whom and what. `sheet` is the sheet's name. */

type About = { readonly sheet: string; readonly cell: Cell };

export function severalPlaces({ sheet, cell }: About, count: number): Finding {
  return cellFinding({
    rule: 'row-expanded',
    severity: 'info',
    cell: cellPlace(sheet, cell),
    words: {
      'zh-CN': [`“${quoted(cell.text)}”写了 ${count} 个渠道，成为 ${count} 个节点。`, '不用处理；多余的删掉。'],
      en: [`"${quoted(cell.text)}" names ${count} channels and became as many cues.`, 'Nothing to do; delete those not wanted.'],
    },
  });
}

export function unknownRole({ sheet, cell }: About, guess: RoleName): Finding {
  return cellFinding({
    rule: 'unknown-role',
    severity: 'warning',
    cell: cellPlace(sheet, cell),
    words: {
      'zh-CN': [
        `“${quoted(cell.text)}”不是角色名，先当作${wordOf('roles', guess, 'zh-CN')}。`,
        '检查节点的 who：host 班主任、assistant 助教、consultant 顾问、teacher 讲师。',
      ],
      en: [
        `"${quoted(cell.text)}" is no role; it is taken to be the ${wordOf('roles', guess, 'en').toLowerCase()} for now.`,
        'Check who of the cue: host, assistant, consultant or teacher.',
      ],
    },
  });
}

export function noRole({ sheet, cell }: About, guess: RoleName): Finding {
  return cellFinding({
    rule: 'no-role',
    severity: 'warning',
    cell: cellPlace(sheet, cell),
    words: {
      'zh-CN': [`这一行没有写由谁来做，先当作${wordOf('roles', guess, 'zh-CN')}。`, '检查节点的 who。'],
      en: [
        `This row does not say who; it is taken to be the ${wordOf('roles', guess, 'en').toLowerCase()} for now.`,
        'Check who of the cue.',
      ],
    },
  });
}

export function severalRoles({ sheet, cell }: About, used: RoleName): Finding {
  return cellFinding({
    rule: 'several-roles',
    severity: 'info',
    cell: cellPlace(sheet, cell),
    words: {
      'zh-CN': [
        `“${quoted(cell.text)}”写了几个角色，节点给了${wordOf('roles', used, 'zh-CN')}，其余留在备注里。`,
        '如果几个人都要做，给每人一个节点。',
      ],
      en: [
        `"${quoted(cell.text)}" names several roles; the cue was given to the ${wordOf('roles', used, 'en').toLowerCase()}, the others are kept in the remarks.`,
        'If each has something to do, give each a cue.',
      ],
    },
  });
}

export function roleNamed(o: { readonly place: string; readonly role: RoleName; readonly name: string }): Finding {
  return cellFinding({
    rule: 'role-named',
    severity: 'info',
    cell: o.place,
    words: {
      'zh-CN': [`从这里读到${wordOf('roles', o.role, 'zh-CN')}叫“${o.name}”，写进了 roles。`, '不对就改 roles。'],
      en: [
        `The ${wordOf('roles', o.role, 'en').toLowerCase()} is called "${o.name}" here; it was put under roles.`,
        'Change it under roles if it is wrong.',
      ],
    },
  });
}

export function byHandPlace({ sheet, cell }: About, o: { readonly word: string; readonly known: boolean }): Finding {
  return cellFinding({
    rule: o.known ? 'by-hand' : 'unknown-channel',
    severity: o.known ? 'info' : 'warning',
    cell: cellPlace(sheet, cell),
    words: {
      'zh-CN': [
        o.known
          ? `“${quoted(o.word)}”不在群里，也不是私聊，软件不能代发；成为人工任务，到时间提醒人去做。`
          : `“${quoted(o.word)}”不是认识的渠道，先作为人工任务。`,
        o.known ? '不用处理。' : '如果是群里或私聊，把节点的 where 改成 room 或 private，do 改成 say 或 whisper。',
      ],
      en: [
        o.known
          ? `"${quoted(o.word)}" is neither the room nor a private thread; it became a task a person is reminded of.`
          : `"${quoted(o.word)}" is no known channel; it became a task for a person for now.`,
        o.known ? 'Nothing to do.' : 'If it is the room or a private thread, set where to room or private and do to say or whisper.',
      ],
    },
  });
}

export function noPlace({ sheet, cell }: About): Finding {
  return cellFinding({
    rule: 'no-place',
    severity: 'info',
    cell: cellPlace(sheet, cell),
    words: {
      'zh-CN': ['这一行没有写渠道，当作发在群里。', '检查节点的 where。'],
      en: ['This row does not say where; it is posted in the room.', 'Check where of the cue.'],
    },
  });
}

export function noCopy({ sheet, cell }: About): Finding {
  return cellFinding({
    rule: 'no-copy',
    severity: 'warning',
    cell: cellPlace(sheet, cell),
    words: {
      'zh-CN': [`“${quoted(cell.text)}”没有话术，成为人工任务：到时间提醒人去做，不会自动发出。`, '要自动发出就补上话术，把 do 改成 say。'],
      en: [
        `"${quoted(cell.text)}" has no copy; it became a task a person is reminded of, and nothing is posted by itself.`,
        'To have it posted, write the copy and set do to say.',
      ],
    },
  });
}

export function unknownAudience({ sheet, cell }: About, task: boolean): Finding {
  return cellFinding({
    rule: 'unknown-audience',
    severity: 'warning',
    cell: cellPlace(sheet, cell),
    words: {
      'zh-CN': [
        task
          ? `“${quoted(cell.text)}”是哪些人还不能自动判断；成为人工任务，由人挑选对象去发。`
          : `“${quoted(cell.text)}”没有成为发送对象：群里的消息所有人都看得到。`,
        task ? '如果能用里程碑表达，写 to:（如 to: not spoke），并把 do 改成 whisper。' : '如果只想发给一部分人，改成私聊。',
      ],
      en: [
        task
          ? `Who "${quoted(cell.text)}" are cannot be told automatically yet; it became a task, and a person picks whom to write to.`
          : `"${quoted(cell.text)}" did not become an audience: everybody in the room sees a post.`,
        task
          ? 'If milestones can say it, write to: (such as to: not spoke) and set do to whisper.'
          : 'To reach only some, make it a private message.',
      ],
    },
  });
}

export function unknownStage({ sheet, cell }: About, used: string): Finding {
  return cellFinding({
    rule: 'unknown-stage',
    severity: 'warning',
    cell: cellPlace(sheet, cell),
    words: {
      'zh-CN': [`“${quoted(cell.text)}”不是认识的阶段，先当作${wordOf('stages', used, 'zh-CN')}。`, '检查 stages 和这些节点的 stage。'],
      en: [
        `"${quoted(cell.text)}" is no known stage; it is taken as ${wordOf('stages', used, 'en').toLowerCase()} for now.`,
        'Check stages, and stage of these cues.',
      ],
    },
  });
}

export function variableRenamed({ sheet, cell }: About, o: { readonly written: string; readonly name: string }): Finding {
  return cellFinding({
    rule: 'variable-renamed',
    severity: 'info',
    cell: cellPlace(sheet, cell),
    words: {
      'zh-CN': [`变量“{${o.written}}”改名为“${o.name}”：变量名只能有文字、数字、- 和 _。`, '不用处理。'],
      en: [`The variable "{${o.written}}" is now called "${o.name}": names consist of letters, digits, - and _.`, 'Nothing to do.'],
    },
  });
}

export function placeholder({ sheet, cell }: About, blanks: readonly string[]): Finding {
  return cellFinding({
    rule: 'placeholder',
    severity: 'warning',
    cell: cellPlace(sheet, cell),
    words: {
      'zh-CN': [`话术里有没填的空（${blanks.join('、')}），会原样发出去。`, '填上，或者换成变量，如 {{ 老师姓名 }}。'],
      en: [
        `The copy has a blank that was never filled in (${blanks.join(', ')}); it would be posted as it is.`,
        'Fill it in, or make it a variable such as {{ teacher }}.',
      ],
    },
  });
}

export function attachmentIsLink({ sheet, cell }: About, link: string): Finding {
  return cellFinding({
    rule: 'attachment-link',
    severity: 'warning',
    cell: cellPlace(sheet, cell),
    words: {
      'zh-CN': [
        `“${quoted(link)}”是链接或路径，不是文件名，没有成为附件，留在了备注里。`,
        '把文件上传到素材库，在 attachments 里写文件名。',
      ],
      en: [
        `"${quoted(link)}" is a link or a path, not the name of a file; it did not become an attachment and is kept in the remarks.`,
        'Upload the file and name it under attachments.',
      ],
    },
  });
}

export function linkKept({ sheet, cell }: About, link: string): Finding {
  return cellFinding({
    rule: 'cell-link',
    severity: 'warning',
    cell: cellPlace(sheet, cell),
    words: {
      'zh-CN': [`这个单元格带超链接 ${quoted(link)}，话术里看不到它；链接留在了备注里。`, '要发给成员就把网址写进话术。'],
      en: [
        `The cell carries the link ${quoted(link)}, which its text does not show; it is kept in the remarks.`,
        'To send it to members, write the address into the copy.',
      ],
    },
  });
}

export function copyDivided({ sheet, cell }: About): Finding {
  return cellFinding({
    rule: 'too-long',
    severity: 'warning',
    cell: cellPlace(sheet, cell),
    words: {
      'zh-CN': [`这一格有 ${cell.text.length} 个字，一条消息放不下，分成了几个节点（备选话术则留在备注里）。`, '改短，或者做成文件发。'],
      en: [
        `This cell has ${cell.text.length} characters, more than one message takes; it became several cues (another phrasing is kept in the remarks).`,
        'Shorten it, or send it as a file.',
      ],
    },
  });
}
