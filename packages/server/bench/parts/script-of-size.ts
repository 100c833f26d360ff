/** What a room is told, over and over with other numbers: as long as real posts are, with variables and without. */
const posts = [
  '第{n}课《光线：找到好光》上线啦，点开就能学：{{ 课程链接 }}',
  '早上好，今晚19:30《构图：先做减法》等你。\n有问题随时@助教，21:00前交作业。',
  '今天学完的同学，把最大的收获晒出来，好的坏的都欢迎（{n}）。',
  '为什么正午拍人像不好看？一张图说明白。',
];

/**
 * A five-day camp with this many cues: most of them posts in the room, every fifth a private message with variants, every tenth hanging on another
 * cue, times spread over the days. It reads without an error.
 */
export function scriptOfSize(cues: number): string {
  // as many days as there are, so that cues do not pile up on one
  const days = Math.min(60, Math.max(6, Math.ceil(cues / 90)));
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
cues:
${Array.from({ length: cues }, (_, n) => cue(n, cues, days)).join('\n')}
`;
}

function cue(n: number, cues: number, days: number): string {
  const at = Math.floor((n / cues) * days * 840);
  const [day, minute] = [Math.floor(at / 840) + 1, 450 + (at % 840)];
  const clock = `day ${day} ${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const stage = day <= 2 ? 'trust' : day <= 4 ? 'conversion' : 'followUp';
  const text = (posts[n % posts.length] ?? '').replace('{n}', String(n));
  const head = [`  - id: c${n}`, `    title: 第${n}条`, `    stage: ${stage}`];
  if (n === cues - 1) return [...head, `    when: day ${days} 22:00`, '    who: host', '    do: close-room'].join('\n');
  if (n % 5 === 4) {
    const whisper = ['    who: consultant', '    where: private', '    to: not spoke', `    text: "{{ 昵称 }}，第${n}课看到哪儿了？"`];
    return [...head, `    when: ${clock}`, ...whisper, '    variants:', `      - "{{ 昵称 }}你好，第${n}次作业交了吗？"`].join('\n');
  }
  const when = n % 10 === 7 ? `10m after c${n - 1}` : clock;
  return [
    ...head,
    `    when: ${when}`,
    '    who: host',
    '    where: room',
    '    do: say',
    '    text: |',
    ...text.split('\n').map((line) => `      ${line}`),
  ].join('\n');
}
