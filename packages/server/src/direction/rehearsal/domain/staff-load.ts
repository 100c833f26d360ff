import type { PostsAlike } from './happenings.ts';
import type { Moment, OverloadedMinute, PersonLoad, Words } from './report.ts';

const minuteMs = 60_000;

/** What falls to each person, minute by minute over all groups, and the minutes one person cannot work. People in the order of their first post. */
export function staffLoad(
  posts: readonly PostsAlike[],
  o: { postsAMinute: number; momentOf: (at: number) => Moment; titleOf: (cue: string) => string },
): readonly PersonLoad[] {
  return [...Map.groupBy(posts, (one) => one.person)].map(([person, theirs]) => loadOf(person, theirs, o));
}

function loadOf(
  person: string,
  theirs: readonly PostsAlike[],
  o: { postsAMinute: number; momentOf: (at: number) => Moment; titleOf: (cue: string) => string },
): PersonLoad {
  const minutes = [...Map.groupBy(theirs, ({ at }) => Math.floor(at / minuteMs) * minuteMs)].sort(([a], [b]) => a - b);
  const perMinute = minutes.map(([at, list]) => ({
    ...o.momentOf(at),
    posts: sum(list, ({ posts }) => posts),
    byHand: sum(list, ({ posts, byHand }) => (byHand ? posts : 0)),
    groups: Math.max(...list.map(({ groups }) => groups)),
  }));
  const cannotBeWorked: OverloadedMinute[] = [];
  // what one minute leaves is carried into the next: a person is done when nothing is left
  let busyUntil = Number.NEGATIVE_INFINITY;
  minutes.forEach(([at, list], index) => {
    const loaded = perMinute[index];
    if (!loaded) return;
    busyUntil = Math.max(busyUntil, at) + (loaded.posts / o.postsAMinute) * minuteMs;
    if (loaded.posts <= o.postsAMinute) return;
    const found = {
      ...loaded,
      room: sum(list, (one) => (one.kind === 'post' && one.place === 'room' ? one.posts : 0)),
      private: sum(list, (one) => (one.kind === 'post' && one.place === 'private' ? one.posts : 0)),
      tasks: sum(list, (one) => (one.kind === 'task' ? one.posts : 0)),
      canDo: o.postsAMinute,
      mustBeByHand: loaded.byHand > o.postsAMinute,
      doneBy: o.momentOf(Math.ceil(busyUntil / minuteMs) * minuteMs),
      cues: [...new Set(list.map(({ cue }) => o.titleOf(cue)))],
    };
    cannotBeWorked.push({ ...found, words: wordsOf(person, found) });
  });
  const peak = perMinute.reduce<(typeof perMinute)[number] | null>((most, one) => (most && most.posts >= one.posts ? most : one), null);
  return {
    person,
    roles: [...new Set(theirs.map(({ role }) => role))],
    posts: sum(theirs, (one) => one.posts),
    byHand: sum(theirs, (one) => (one.byHand ? one.posts : 0)),
    peak: peak && { posts: peak.posts, groups: peak.groups, moment: { day: peak.day, time: peak.time, at: peak.at } },
    perMinute,
    cannotBeWorked,
  };
}

function wordsOf(person: string, o: Omit<OverloadedMinute, 'words'>): Words {
  const { day, time, posts, groups, canDo, doneBy } = o;
  const by = doneBy.day === day ? doneBy.time : { day: doneBy.day, time: doneBy.time };
  const [zhBy, enBy] = typeof by === 'string' ? [by, by] : [`第${by.day}天 ${by.time}`, `day ${by.day}, ${by.time}`];
  const software = o.mustBeByHand ? { zh: '', en: '' } : { zh: '由系统代发；若靠人手，', en: 'The software posts this; by hand ' };
  return {
    'zh-CN': `第${day}天 ${time}，${person}：${groups} 个群里 ${posts} 条，一个人一分钟能发 ${canDo} 条。${software.zh}这一分钟发不完，发完要到 ${zhBy}。`,
    en: `Day ${day}, ${time}, ${person}: ${posts} posts in ${groups} ${groups === 1 ? 'group' : 'groups'}; one person can do ${canDo} a minute. ${software.en === '' ? 'This minute cannot be worked' : `${software.en}this minute could not be worked`}: the last would be out at ${enBy}.`,
  };
}

function sum<T>(list: readonly T[], of: (item: T) => number): number {
  return list.reduce((total, item) => total + of(item), 0);
}
