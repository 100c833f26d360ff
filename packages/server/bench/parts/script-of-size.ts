/** What a room is told, over and over with other numbers: as long as real posts are, with variables and without. */
const posts = [
  '第{n}条：《光线：找到好光》上线啦，点开就能学：{{ 课程链接 }}',
  '早上好，今晚19:30《构图：先做减法》等你。\n有问题随时@助教，21:00前交作业。',
  '今天学完的同学，把最大的收获晒出来，好的坏的都欢迎（{n}）。',
  '为什么正午拍人像不好看？一张图说明白。',
  '年度课 {{ 价格 }}，{{ 截止时间 }} 截止，还剩 {{ 剩余时间 }}。名额和价格都以页面为准（{n}）。',
];

/** A lesson and its homework for as many cues; a script of 500 has twenty. */
const CUES_PER_LESSON = 25;
const MINUTES_OF_DAY = 840;

/** Where in time the script's declared things lie; they are as many as the cues ask for. */
interface Shape {
  readonly cues: number;
  readonly days: number;
  readonly lessons: number;
}

/**
 * A camp with this many cues that sells a main offer: most of them posts in the room, some of which name the offer's price and end, every fifth a private
 * message with variants, every tenth hanging on another cue, some on the offer's opening; lessons and homework released and collected, a live class, the
 * offer opened, called a last time and closed. It reads without an error, and every rule has its subject.
 */
export function scriptOfSize(cues: number): string {
  // as many days as there are, so that cues do not pile up on one
  const days = Math.min(60, Math.max(6, Math.ceil(cues / 90)));
  const shape = { cues, days, lessons: Math.max(1, Math.floor(cues / CUES_PER_LESSON)) };
  return `kuaishan: 1
title: 手机摄影训练营
days: ${days}
channel: webRoom
roles: { host: 阿澈, assistant: 小满, consultant: 小禾 }
stages:
  - { name: trust, days: 1-2 }
  - { name: conversion, days: 3-4 }
  - { name: followUp, days: 4-${days} }
variables:
  课程链接: https://example.com/lesson
currency: CNY
products:
  - { id: camp, kind: bait, title: 手机摄影训练营, price: 9.90 }
  - { id: year, kind: main, title: 手机摄影年度课, price: 1280.00 }
lessons:
${listOf(shape.lessons, (k) => `  - { id: lesson-${k}, title: 第${k}课, release: ${momentOf(releaseOf(k, shape), shape)}, minutes: 15, link: 课程链接 }`)}
homework:
${listOf(shape.lessons, (k) => `  - { id: hw-${k}, lesson: lesson-${k}, takes: [ picture ] }`)}
coupons:
  - { id: done, title: 完课券, off: 100.00, product: year, for: completion, friendOff: 30.00 }
coins:
  name: 光影币
  earn: { introduction: 10, homework: 10, live: 20, showcase: 10 }
  prizes:
    - { id: preset, title: 调色预设, cost: 60, stock: 30 }
live:
  - { id: class, title: 一部手机拍出大片感, start: day 3 20:00, minutes: 60, replay: true }
offers:
  - { id: flash, product: year, price: 980.00, opensAt: day ${days - 2} 20:30, closesAt: day ${days} 21:30, stock: 120, stockOwner: kuaishan }
cues:
${Array.from({ length: cues }, (_, n) => cue(n, shape)).join('\n')}
`;
}

function listOf(count: number, line: (k: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index + 1)).join('\n');
}

/** The cue that releases lesson `k`: lessons are spread over the script. */
function releaseOf(k: number, { cues, lessons }: Shape): number {
  return Math.floor(((k - 1) / lessons) * cues);
}

function momentOf(n: number, { cues, days }: Shape): string {
  const at = Math.floor((n / cues) * days * MINUTES_OF_DAY);
  const [day, minute] = [Math.floor(at / MINUTES_OF_DAY) + 1, 450 + (at % MINUTES_OF_DAY)];
  return `day ${day} ${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

function cue(n: number, shape: Shape): string {
  const { cues, days, lessons } = shape;
  const when = momentOf(n, shape);
  const day = Number(/\d+/u.exec(when)?.[0]);
  const stage = day <= 2 ? 'trust' : day <= 4 ? 'conversion' : 'followUp';
  const head = [`  - id: c${n}`, `    title: 第${n}条`, `    stage: ${stage}`];
  const doing = (at: string, action: string, text: string) =>
    [...head, `    when: ${at}`, '    who: host', `    do: ${action}`, `    text: ${text}`].join('\n');
  const lesson = Math.floor((n * lessons) / cues) + 1;

  if (n === cues - 1) return doing(`day ${days} 22:00`, 'close-room', '谢谢大家，群今晚关闭。');
  if (n === cues - 2)
    return doing('30m before offer flash closes', 'last-call\n    of: flash', '还没付款的同学，{{ 截止时间 }} 就结束了。');
  if (n === cues - 3)
    return doing(`day ${days - 2} 20:30`, 'open-offer\n    of: flash', '年度课开放报名，{{ 价格 }}，{{ 截止时间 }} 截止。');
  if (n === cues - 4) return doing('day 3 20:00', 'live-start\n    of: class', '开始啦，进来坐。');
  if (n === releaseOf(lesson, shape)) return doing(when, `release-lesson\n    of: lesson-${lesson}`, `第${lesson}课来了：{{ 课程链接 }}`);
  if (n === releaseOf(lesson, shape) + 1) return doing(when, `collect-homework\n    of: hw-${lesson}`, '今天的作业：拍一张逆光的人像。');
  if (n % 5 === 4) {
    const whisper = ['    who: consultant', '    where: private', '    to: not spoke', `    text: "{{ 昵称 }}，第${n}课看到哪儿了？"`];
    return [...head, `    when: ${when}`, ...whisper, '    variants:', `      - "{{ 昵称 }}你好，第${n}次作业交了吗？"`].join('\n');
  }
  const hangs = n % 10 === 7 ? `10m after c${n - 1}` : n % 50 === 3 ? `${n % 120}m after offer flash opens` : when;
  const text = (posts[n % posts.length] ?? '').replace('{n}', String(n));
  return [
    ...head,
    `    when: ${hangs}`,
    '    who: host',
    '    where: room',
    '    do: say',
    '    text: |',
    ...text.split('\n').map((line) => `      ${line}`),
  ].join('\n');
}

/** A table as operators keep it, with this many rows, as CSV: the same posts without a script's head. */
export function rowsOfSize(rows: number): string {
  const days = Math.min(60, Math.max(6, Math.ceil(rows / 90)));
  const lines = Array.from({ length: rows }, (_, n) => {
    const [, day, clock] = /^day (\d+) (.*)$/u.exec(momentOf(n, { cues: rows, days, lessons: 1 })) ?? [];
    const text = (posts[n % posts.length] ?? '').replace('{n}', String(n)).replaceAll('\n', ' ');
    return `第${day}天,${clock},${n % 5 === 4 ? '顾问' : '班主任'},第${n}条,"${text}"`;
  });
  return `天数,时间,角色,动作,文案\n${lines.join('\n')}\n`;
}
