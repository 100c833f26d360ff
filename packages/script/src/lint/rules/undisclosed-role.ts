import { type Message, makeFinding, quoted } from '../../finding.ts';
import type { Cue, Finding } from '../../script.ts';
import { everywhere, type LintContext, type LintRule, placeOf } from '../rule.ts';
import { isRoomMessage } from '../script-index.ts';
import { sentencesOf } from '../wording/sentences.ts';
import { speaksOf } from '../wording/words.ts';

const formats = {
  insider: (written: string): Message => ({
    'zh-CN': {
      why: `“${quoted(written)}”：让人扮成成员说话就是群托。`,
      todo: '改由公开身份的角色来说；往期学员用 ambassador，并说明身份。',
    },
    en: {
      why: `“${quoted(written)}”: somebody would speak as if they were a member, which is a shill.`,
      todo: 'Let a disclosed role say it; a former student is an ambassador, introduced as such.',
    },
  }),
  notIntroduced: (): Message => ({
    'zh-CN': {
      why: '推荐官在群里说话之前，没有人介绍过他是往期学员，成员会以为他是同学。',
      todo: '在 roles 里把显示名写明（例如“往期学员小林”），或让班主任先介绍。',
    },
    en: {
      why: 'Before the ambassador speaks, nobody has said that they are a former student; members take them for one of themselves.',
      todo: 'Say so in the display name under roles (“Lin, former student”), or let the host introduce them first.',
    },
  }),
};

export const undisclosedRole = {
  id: 'undisclosed-role',
  severity: 'warning',
  kind: 'honesty',
  covers: everywhere,
  reason: {
    'zh-CN': '没有群托：剧本里的每一句话都由公开身份的角色说。被拆穿一次，整个群都不再信。',
    en: 'There are no shills: a scripted line is always spoken by a disclosed role. Found out once, nothing else is believed.',
  },
  source: 'playbook.md, The cast; 反不正当竞争法 2025 art. 9; 16 CFR 465.5: insiders disclosed',
  formats,
  check,
} as const satisfies LintRule;

/** Instructions to staff are read too: titles, remarks, tasks. The ambassador is looked for once, where they first speak. */
function check({ script, index }: LintContext): readonly Finding[] {
  const insiders = script.cues.flatMap((cue) => {
    const written = speaksOf('insider', withInstructions(cue));
    return written === null ? [] : [makeFinding(undisclosedRole, formats.insider(written), { at: placeOf(cue, 'text'), cue: cue.id })];
  });
  const name = script.roles.ambassador ?? '';
  if (speaksOf('formerStudent', name) !== null) return insiders;
  let introduced = false;
  for (const { cue } of index.timeline) {
    if (!isRoomMessage(cue)) continue;
    const sentences = index.saidBy(cue)?.sentences ?? [];
    if (cue.role !== 'ambassador') introduced ||= sentences.some((sentence) => speaksOf('formerStudent', sentence) !== null);
    // their own words will do, when they say it themselves
    else if (introduced || sentences.some((sentence) => speaksOf('formerStudent', sentence) !== null)) return insiders;
    else return [...insiders, makeFinding(undisclosedRole, formats.notIntroduced(), { at: placeOf(cue, 'role'), cue: cue.id })];
  }
  return insiders;
}

function withInstructions({ title, texts, remarks }: Cue): string {
  return [title ?? '', ...texts.flatMap(sentencesOf), remarks ?? ''].join('\n');
}
