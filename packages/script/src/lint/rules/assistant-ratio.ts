import { type Message, makeFinding } from '../../finding.ts';
import type { Finding } from '../../script.ts';
import { everywhere, type LintContext, type LintRule, placeOf } from '../rule.ts';

/** “One assistant for at most about 50 members” (facts.md, What real groups look like). */
const MEMBERS_PER_ASSISTANT = 50;

const formats = {
  tooMany: (person: string, members: number, o: { readonly all: number; readonly assistants: number }): Message => {
    const needed = Math.ceil(o.all / MEMBERS_PER_ASSISTANT);
    return {
      'zh-CN': {
        why: `${person}一人要带 ${members} 位成员，一位助教最多带 ${MEMBERS_PER_ASSISTANT} 位左右。`,
        todo: `一共 ${o.all} 位成员，要 ${needed} 位助教，现在 ${o.assistants} 位。`,
      },
      en: {
        why: `${person} has ${members} members to look after; an assistant can look after about ${MEMBERS_PER_ASSISTANT}.`,
        todo: `For ${o.all} members take ${needed} assistants; there ${o.assistants === 1 ? 'is' : 'are'} ${o.assistants}.`,
      },
    };
  },
};

/** Once, for the assistant with the most members. */
export const assistantRatio = {
  id: 'assistant-ratio',
  severity: 'warning',
  kind: 'craft',
  covers: everywhere,
  reason: {
    'zh-CN': '作业没人点评、问题没人答，群很快就冷；一位助教最多照看五十人左右。',
    en: 'Where homework gets no comment and questions no answer a group goes cold; one assistant can look after about fifty people.',
  },
  source: 'facts.md, What real groups look like: one assistant for at most about 50 members',
  formats,
  check,
} as const satisfies LintRule;

function check({ script, staffing }: LintContext): readonly Finding[] {
  if (!staffing || staffing.membersPerGroup === null) return [];
  const { membersPerGroup, duties } = staffing;
  const assisting = duties.filter((duty) => duty.role === 'assistant');
  const sharing = new Map<number, number>();
  for (const group of assisting.flatMap((duty) => duty.groups)) sharing.set(group, (sharing.get(group) ?? 0) + 1);
  const members = new Map<string, number>();
  for (const { person, groups } of assisting) {
    const theirs = groups.reduce((sum, group) => sum + membersPerGroup / (sharing.get(group) ?? 1), 0);
    members.set(person, (members.get(person) ?? 0) + theirs);
  }
  const [most] = [...members].toSorted(([, a], [, b]) => b - a);
  if (!most || most[1] <= MEMBERS_PER_ASSISTANT) return [];
  const message = formats.tooMany(most[0], Math.round(most[1]), { all: membersPerGroup * staffing.groups, assistants: members.size });
  const cue = script.cues.find((one) => one.role === 'assistant');
  return [makeFinding(assistantRatio, message, cue ? { at: placeOf(cue, 'role') } : {})];
}
