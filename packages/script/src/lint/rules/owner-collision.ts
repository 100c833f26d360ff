import type { PersonOverload } from '../../budget/index.ts';
import { POSTS_PER_PERSON_PER_MINUTE } from '../../duty/work-ahead.ts';
import { type Message, makeFinding } from '../../finding.ts';
import { minuteWords } from '../../plan/minute-words.ts';
import type { Finding } from '../../script.ts';
import { reliefWords } from '../relief-words.ts';
import { everywhere, type LintContext, type LintRule, placeOf } from '../rule.ts';

const formats = {
  rooms: (person: string, { minute, rooms }: Pick<PersonOverload, 'minute' | 'rooms'>, stagger: number | null): Message => ({
    'zh-CN': {
      why: `${minuteWords(minute, 'zh-CN')}，${person}要同时在 ${rooms} 个群里发，一个人一分钟最多 ${POSTS_PER_PERSON_PER_MINUTE} 个群。`,
      todo: reliefWords(stagger, 'zh-CN'),
    },
    en: {
      why: `At ${minuteWords(minute, 'en')} ${person} has to post in ${rooms} rooms at once; a person reaches ${POSTS_PER_PERSON_PER_MINUTE} a minute.`,
      todo: reliefWords(stagger, 'en'),
    },
  }),
};

/** Once a person, at their fullest minute. */
export const ownerCollision = {
  id: 'owner-collision',
  severity: 'warning',
  kind: 'craft',
  covers: everywhere,
  reason: {
    'zh-CN': '一个人同一分钟要发很多个群，后面的群就晚了，开售夜会晚在最要紧的时候。',
    en: 'Who owes many rooms the same minute is late in the last ones, and on a launch night late when it matters most.',
  },
  source: 'ui.md, Shift board: collisions are visible beforehand; POSTS_PER_PERSON_PER_MINUTE (packages/script/src/duty/work-ahead.ts)',
  formats,
  check,
} as const satisfies LintRule;

function check({ index, budget }: LintContext): readonly Finding[] {
  const { load } = budget();
  return (load?.people ?? []).flatMap((person) => {
    const crowded = person.overloads.filter(({ rooms }) => rooms > POSTS_PER_PERSON_PER_MINUTE);
    const worst = crowded.reduce<PersonOverload | null>((most, one) => (most === null || one.rooms > most.rooms ? one : most), null);
    const cue = index.cues.get(worst?.cues[0] ?? '');
    if (!worst || !cue) return [];
    const message = formats.rooms(person.person, worst, load?.stagger?.longest ?? null);
    return [makeFinding(ownerCollision, message, { at: placeOf(cue, 'when'), cue: cue.id })];
  });
}
