import type { PersonLoad, PersonOverload, PrivateList } from '../../budget/index.ts';
import { POSTS_PER_PERSON_PER_MINUTE } from '../../duty/work-ahead.ts';
import { type Message, makeFinding } from '../../finding.ts';
import { minuteWords } from '../../plan/minute-words.ts';
import type { Finding } from '../../script.ts';
import { reliefWords } from '../relief-words.ts';
import { everywhere, type LintContext, type LintRule, placeOf } from '../rule.ts';

const formats = {
  late: (
    person: string,
    worst: Pick<PersonOverload, 'minute' | 'posts' | 'lateMinutes'>,
    o: { readonly overloads: number; readonly stagger: number | null },
  ): Message => ({
    'zh-CN': {
      why: `整期里有 ${o.overloads} 个分钟${person}发不过来；最满的 ${minuteWords(worst.minute, 'zh-CN')} 有 ${worst.posts} 条，一分钟最多 ${POSTS_PER_PERSON_PER_MINUTE} 条，最后一条晚 ${worst.lateMinutes} 分钟。`,
      todo: reliefWords(o.stagger, 'zh-CN'),
    },
    en: {
      why: `In ${o.overloads} ${o.overloads === 1 ? 'minute' : 'minutes'} of the campaign ${person} has more to post than anybody can; the fullest is ${minuteWords(worst.minute, 'en')} with ${worst.posts}, at most ${POSTS_PER_PERSON_PER_MINUTE} a minute, the last ${worst.lateMinutes} min late.`,
      todo: reliefWords(o.stagger, 'en'),
    },
  }),
  unwritten: (person: string, list: PrivateList): Message => ({
    'zh-CN': {
      why: `${person}要在 ${minuteWords(list.from, 'zh-CN')} 到 ${minuteWords(list.until, 'zh-CN')} 之间逐个私聊最多 ${list.messages} 人，一分钟 ${POSTS_PER_PERSON_PER_MINUTE} 条，有 ${list.unwritten} 人来不及。`,
      todo: '用 to 选出真正要写的人，把 sendUntil 放宽，或者多派人。',
    },
    en: {
      why: `${person} has to write to up to ${list.messages} members one by one between ${minuteWords(list.from, 'en')} and ${minuteWords(list.until, 'en')}; at ${POSTS_PER_PERSON_PER_MINUTE} a minute ${list.unwritten} are not reached.`,
      todo: 'Choose with to whom it really concerns, give it longer with sendUntil, or put more people on it.',
    },
  }),
};

/** Once a person for their minutes, at the fullest, and once for every list of members that cannot be written in time. */
export const staffLoad = {
  id: 'staff-load',
  severity: 'warning',
  kind: 'craft',
  covers: everywhere,
  reason: {
    'zh-CN': '排的活比人手多，就会有群晚、有人没收到；开期前知道还来得及加人或错开。',
    en: 'With more work than hands some rooms are late and some members left out; before the opening there is time to add people or stagger.',
  },
  source: 'issue 4, Budget and load; POSTS_PER_PERSON_PER_MINUTE (packages/script/src/duty/work-ahead.ts)',
  formats,
  check,
} as const satisfies LintRule;

function check({ index, budget }: LintContext): readonly Finding[] {
  const { load } = budget();
  const place = (id: string | undefined) => {
    const cue = index.cues.get(id ?? '');
    return cue ? { at: placeOf(cue, 'when'), cue: cue.id } : {};
  };
  return (load?.people ?? []).flatMap((one: PersonLoad) => {
    const worst = one.overloads.reduce<PersonOverload | null>(
      (most, minute) => (most === null || minute.posts > most.posts ? minute : most),
      null,
    );
    const late = worst
      ? [
          makeFinding(
            staffLoad,
            formats.late(one.person, worst, { overloads: one.overloads.length, stagger: load?.stagger?.longest ?? null }),
            place(worst.cues[0]),
          ),
        ]
      : [];
    const unwritten = one.lists
      .filter((list) => list.unwritten > 0)
      .map((list) => makeFinding(staffLoad, formats.unwritten(one.person, list), place(list.cue)));
    return [...late, ...unwritten];
  });
}
