/** Lines of the small launch, by the id of what they declare or do; `null` leaves a line out, a text replaces it. */
type Lines = Readonly<Record<string, string | null>>;

const head = {
  title: 'title: 小营',
  days: 'days: 4',
  roles: 'roles: { host: 阿宁, consultant: 小禾, teacher: 周老师 }',
};

const products = {
  bait: '{ id: bait, kind: bait, title: 体验课, price: 9.90 }',
  main: '{ id: main, kind: main, title: 系统课, price: 1299.00 }',
};

const offers = {
  flash: '{ id: flash, product: main, price: 999.00, opensAt: day 3 20:30, closesAt: day 3 22:30, stock: 100, stockOwner: kuaishan }',
};

const settlement = { settlement: '{ buyers: 学员群, others: nurture, owner: consultant, dissolveWithin: 1d, checkIns: [ 7d, 14d ] }' };

const learning = {
  lessons: { lesson: '{ id: lesson, title: 找到好光, release: day 1 19:30 }' },
  coupons: { done: '{ id: done, title: 完课券, off: 100.00, product: main, for: completion }' },
};

const live = { class: '{ id: class, title: 大师课, start: day 2 20:00, minutes: 60, replay: true }' };

/** Cues of the sale, and those that only come with lessons or a live class, in the order they are performed. */
const cues = {
  welcome: '{ id: welcome, stage: trust, when: day 1 09:00, who: host, text: 欢迎！看看往期学员的作品，今晚有抽奖礼品 }',
  greet: '{ id: greet, stage: trust, when: day 1 10:00, who: consultant, where: private, text: 您好，最想学什么？ }',
  lesson1: '{ id: lesson-1, stage: trust, when: day 1 19:30, who: host, do: release-lesson, of: lesson, text: 第1课来了 }',
  preview: '{ id: preview, stage: conversion, when: day 1 21:00, who: host, do: announce-live, text: 明晚有直播 }',
  today: '{ id: today, stage: conversion, when: day 2 12:00, who: host, do: announce-live, text: 今晚直播见 }',
  start: '{ id: start, stage: conversion, when: day 2 20:00, who: teacher, do: live-start, text: 开始啦 }',
  end: '{ id: end, stage: conversion, when: on go, who: teacher, do: live-end, text: 下课 }',
  replay: '{ id: replay, stage: conversion, when: day 3 09:00, who: host, text: 没赶上的同学看回放 }',
  takeaways: '{ id: takeaways, stage: conversion, when: day 2 19:00, who: host, do: collect-showcase, text: 猜猜谁的收获最多？说说你的 }',
  open: '{ id: sale, stage: followUp, when: day 3 20:30, who: host, do: open-offer, text: 开售了 }',
  last: '{ id: last, stage: followUp, when: day 3 22:00, who: host, do: last-call, text: "还有{{ 剩余时间 }}，需要的同学抓紧" }',
  settle: '{ id: settle, stage: followUp, when: day 4 10:00, who: host, do: settle, text: 感谢陪伴，中午解散 }',
  close: '{ id: close, stage: followUp, when: day 4 12:00, who: host, do: close-room }',
};
const onlyWith: Readonly<Record<string, 'lessons' | 'live'>> = {
  lesson1: 'lessons',
  preview: 'live',
  today: 'live',
  start: 'live',
  end: 'live',
  replay: 'live',
};

/**
 * The smallest flash group that sells and in which lint finds nothing: a launch of three days. With `lessons` it has one and a completion coupon, with
 * `live` a class on the second day.
 *
 * @param o.lines lines left out (null) or written otherwise, by the names above
 * @param o.add further cues, before the settlement
 */
export function saleScript(
  o: { with?: readonly ('lessons' | 'live')[]; lines?: Lines; add?: readonly string[]; head?: readonly string[] } = {},
): string {
  const has = (part: 'lessons' | 'live') => (o.with ?? []).includes(part);
  const pick = (lines: Readonly<Record<string, string>>) =>
    Object.entries(lines).flatMap(([name, line]) => {
      const own = o.lines && name in o.lines ? o.lines[name] : line;
      return own ? [own] : [];
    });
  const list = (key: string, lines: Readonly<Record<string, string>>) => {
    const kept = pick(lines);
    return kept.length === 0 ? [] : [`${key}:`, ...kept.map((line) => `  - ${line}`)];
  };
  const wanted = Object.fromEntries(Object.entries(cues).filter(([name]) => onlyWith[name] === undefined || has(onlyWith[name])));
  const { settle, close, ...before } = wanted;
  return [
    'kuaishan: 1',
    ...pick(head),
    ...(o.head ?? []),
    ...list('products', products),
    ...(has('lessons') ? Object.entries(learning).flatMap(([key, lines]) => list(key, lines)) : []),
    ...(has('live') ? list('live', live) : []),
    ...list('offers', offers),
    ...pick(settlement).map((line) => `settlement: ${line}`),
    ...list('cues', before),
    ...(o.add ?? []).map((line) => `  - ${line}`),
    ...pick({ settle: settle ?? '', close: close ?? '' }).map((line) => `  - ${line}`),
    '',
  ].join('\n');
}
