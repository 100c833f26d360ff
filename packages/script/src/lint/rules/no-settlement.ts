import { type Message, makeFinding } from '../../finding.ts';
import type { Cue, Finding, QuickFix } from '../../script.ts';
import { wordOf } from '../../vocabulary/vocabulary.ts';
import { everywhere, type LintContext, type LintRule } from '../rule.ts';

const formats = {
  none: (): Message => ({
    'zh-CN': { why: '卖完之后买家去哪里、没买的人交给谁，剧本没有说。', todo: '写上 settlement，并加一个 do: settle 的节点。' },
    en: {
      why: 'The script does not say where buyers go and who keeps the others once the sale is over.',
      todo: 'Write settlement, and add a cue with do: settle.',
    },
  }),
  undeclared: (): Message => ({
    'zh-CN': {
      why: '有结营的节点，却没有写买家去哪里、没买的人交给谁。',
      todo: '写上 settlement: { buyers: 学员群, others: nurture, owner: consultant }。',
    },
    en: {
      why: 'A cue settles the group, but it is not said where buyers go and who keeps the others.',
      todo: 'Write settlement: { buyers: …, others: nurture, owner: consultant }.',
    },
  }),
  noCue: (): Message => ({
    'zh-CN': { why: '写了 settlement，却没有一个节点去做结营。', todo: '加一个 do: settle 的节点。' },
    en: { why: 'settlement is declared, but no cue does it.', todo: 'Add a cue with do: settle.' },
  }),
};

export const noSettlement = {
  id: 'no-settlement',
  severity: 'warning',
  kind: 'craft',
  covers: everywhere,
  reason: {
    'zh-CN': '没有结营的群散得不明不白：买家没人接，没买的人也丢了。',
    en: 'A group that is not settled just falls apart: nobody receives the buyers, and those who did not buy are lost.',
  },
  source: 'playbook.md, The whole flow, 14: settlement',
  formats,
  check,
} as const satisfies LintRule;

function check({ script, index }: LintContext): readonly Finding[] {
  const { settlement, cues } = script;
  if (!index.sells) return [];
  const settling = cues.find((cue) => cue.action === 'settle');
  if (settling && settlement) return [];
  if (settling)
    return [makeFinding(noSettlement, formats.undeclared(), { at: settling.at, cue: settling.id, fix: settlementFix(script, settling) })];
  const message = settlement ? formats.noCue() : formats.none();
  return [makeFinding(noSettlement, message, { at: settlement?.at ?? cues.at(-1)?.at ?? null })];
}

/** As most groups are settled: buyers to the students' group, the others to nurture lists, kept by the consultants where there are any; asked after on day 7 and after two weeks. */
function settlementFix({ title, cues }: LintContext['script'], settling: Cue): QuickFix {
  const buyers = /\p{Script=Han}/u.test(title) ? '学员群' : 'Student group';
  const owner = cues.some(({ role }) => role === 'consultant') ? 'consultant' : settling.role;
  return {
    label: {
      'zh-CN': `写上：买家去“${buyers}”，其余的沉淀，由${wordOf('roles', owner, 'zh-CN')}接`,
      en: `Write it: buyers to “${buyers}”, the others to nurture, kept by the ${wordOf('roles', owner, 'en').toLowerCase()}`,
    },
    changes: [{ kind: 'setHead', path: ['settlement'], value: { buyers, others: 'nurture', owner, checkIns: ['7d', '14d'] } }],
  };
}
