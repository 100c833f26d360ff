import type { Locale } from '@kuaishan/script';

/** How the brief reads in a language. */
export interface BriefWords {
  readonly comma: string;
  readonly title: (date: string) => string;
  readonly sum: (o: { groups: number; needPeople: number; today: number; atRisk: number }) => string;
  readonly person: (o: { name: string; roles: string; rooms: number; today: number; waiting: number; next: string | null }) => string;
  readonly first: (o: { at: string; title: string; posts: number }) => string;
  readonly collision: (o: {
    at: string;
    name: string;
    posts: number;
    capacity: number;
    relief: readonly string[];
    slip: number | null;
  }) => string;
  readonly relief: (o: { name: string; rooms: number }) => string;
  readonly withoutDeputy: (rooms: number) => string;
  readonly atRisk: (names: string) => string;
  readonly more: (count: number) => string;
}

const times = (posts: number): string => (posts > 1 ? ` ×${posts}` : '');
const many = (count: number, one: string, other = `${one}s`): string => `${count} ${count === 1 ? one : other}`;

export const briefWords: Readonly<Record<Locale, BriefWords>> = {
  'zh-CN': {
    comma: '、',
    title: (date) => `【早报】${date}`,
    sum: ({ groups, needPeople, today, atRisk }) =>
      `${groups} 个群，今天还有 ${today} 件事要人做，现在 ${needPeople === 0 ? '没有事' : `${needPeople} 件事`}等人，${atRisk === 0 ? '没有群' : `${atRisk} 个群`}有风险。`,
    person: ({ name, roles, rooms, today, waiting, next }) =>
      `· ${name}${roles === '' ? '' : `（${roles}，${rooms} 个群）`}：今天 ${today} 件${waiting > 0 ? `，现在等发 ${waiting} 条` : ''}${next === null ? '' : `，${next}`}`,
    first: ({ at, title, posts }) => `最早 ${at} ${title}${times(posts)}`,
    collision: ({ at, name, posts, capacity, relief, slip }) => {
      const ways = [...relief, ...(slip === null ? [] : [`其余顺延 ${slip} 分钟`])].join('，');
      return `▲ ${at} ${name} 一分钟要发 ${posts} 条，一个人最多 ${capacity} 条${ways === '' ? '' : `：${ways}`}`;
    },
    relief: ({ name, rooms }) => `${rooms} 个群可交给${name}`,
    withoutDeputy: (rooms) => `! ${rooms} 个群还有角色没有替补`,
    atRisk: (names) => `! 有风险：${names}`,
    more: (count) => `等，还有 ${count} 个`,
  },
  en: {
    comma: ', ',
    title: (date) => `Morning brief, ${date}`,
    sum: ({ groups, needPeople, today, atRisk }) =>
      `${many(groups, 'group')}, ${many(today, 'thing')} for people today, ${needPeople === 0 ? 'nothing waits' : `${needPeople} ${needPeople === 1 ? 'waits' : 'wait'} now`}, ${atRisk === 0 ? 'no group' : many(atRisk, 'group')} at risk.`,
    person: ({ name, roles, rooms, today, waiting, next }) =>
      `· ${name}${roles === '' ? '' : ` (${roles}, ${many(rooms, 'group')})`}: ${today} today${waiting > 0 ? `, ${waiting} to post now` : ''}${next === null ? '' : `, ${next}`}`,
    first: ({ at, title, posts }) => `first ${at} ${title}${times(posts)}`,
    collision: ({ at, name, posts, capacity, relief, slip }) => {
      const ways = [...relief, ...(slip === null ? [] : [`slip the rest by ${slip} min`])].join(', ');
      return `▲ ${at} ${name} has ${posts} posts in one minute, one person can do ${capacity}${ways === '' ? '' : `: ${ways}`}`;
    },
    relief: ({ name, rooms }) => `${name} can take ${many(rooms, 'group')}`,
    withoutDeputy: (rooms) => `! ${many(rooms, 'group')} with a role that has no deputy`,
    atRisk: (names) => `! At risk: ${names}`,
    more: (count) => ` and ${count} more`,
  },
};
