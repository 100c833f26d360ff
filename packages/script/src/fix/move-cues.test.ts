import { expect, test } from 'vitest';
import { readScript } from '../../test/small-script.ts';
import { applyEdits, fixEdits, moveCues } from './index.ts';

const text = `kuaishan: 1
title: 三天营
days: 3
stages:
  - { name: trust, days: 1-3 }
cues:
  - { id: a, when: day 1 23:50, who: host, text: 早 } # 晚
  - { id: b, when: 30m after a, who: host, text: 作业 }
  - { id: c, when: after b, who: host, text: 谢谢 }
`;

function moved(cues: readonly string[], minutes: number, of = text): string | null {
  const changes = moveCues(readScript(of), { cues: new Set(cues), minutes });
  const edits = changes && fixEdits(of, { label: { 'zh-CN': '', en: '' }, changes });
  return edits && applyEdits(of, edits);
}

test('a cue moves over midnight to the next day, its comment stays', () => {
  expect(moved(['a'], 15)).toBe(text.replace('day 1 23:50', 'day 2 00:05'));
});

test('a cue that hangs on another waits longer when it is moved alone, and goes along when both are moved', () => {
  expect(moved(['b'], 15)).toBe(text.replace('30m after a', '45m after a'));
  expect(moved(['b'], -45)).toBe(text.replace('30m after a', '15m before a'));
  expect(moved(['a', 'b'], 5)).toBe(text.replace('23:50', '23:55'));
});

test('what waits for something to be done has no time to move, and nothing moves before day 1', () => {
  expect(moved(['c'], 5)).toBeNull();
  expect(moved(['a'], -24 * 60)).toBeNull();
});

test('a lesson’s declared time goes along with the cue that releases it, while it is the cue’s own, named or not', () => {
  const camp = `kuaishan: 1
title: 三天营
days: 3
stages:
  - { name: trust, days: 1-3 }
lessons:
  - { id: one, title: 光线, release: day 2 19:30 }
  - { id: two, title: 人像, release: day 3 19:00 }
cues:
  - { id: a, when: day 2 19:30, who: host, do: release-lesson, text: 第1课 }
  - { id: b, when: day 3 19:30, who: host, do: release-lesson, of: two, text: 第2课 }
`;
  expect(moved(['a', 'b'], -24 * 60, camp)).toBe(
    camp.replaceAll('day 2 19:30', 'day 1 19:30').replace('when: day 3 19:30', 'when: day 2 19:30'),
  );
});

test('what hangs on a class, an offer or a lesson that goes along moves once, with it', () => {
  const camp = `kuaishan: 1
title: 三天营
days: 3
stages:
  - { name: trust, days: 1-3 }
lessons:
  - { id: one, title: 光线, release: day 1 19:30 }
live:
  - { id: talk, title: 直播, start: day 2 20:00, minutes: 60 }
offers:
  - { id: camp, product: 进阶营, price: 999, opensAt: day 3 20:30, closesAt: day 3 23:00 }
cues:
  - { id: lesson, when: day 1 19:30, who: host, do: release-lesson, of: one, text: 第1课 }
  - { id: lesson-again, when: day 1 19:30, who: assistant, do: release-lesson, of: one, text: 第1课 }
  - { id: after-lesson, when: 30m after lesson one, who: host, text: 看完了吗 }
  - { id: preview, when: 30m before live talk starts, who: host, text: 快开播了 }
  - { id: start, when: day 2 20:00, who: teacher, do: live-start, of: talk, text: 开播 }
  - { id: sale, when: day 3 20:30, who: host, do: open-offer, of: camp, text: 开售 }
  - { id: on-sale, when: 10m after offer camp opens, who: host, text: 已开售 }
  - { id: closing, when: 30m before offer camp closes, who: host, text: 快截止了 }
`;
  const once = camp
    .replaceAll('day 1 19:30', 'day 1 20:30')
    .replaceAll('day 2 20:00', 'day 2 21:00')
    .replaceAll('day 3 20:30', 'day 3 21:30');
  const all = ['lesson', 'lesson-again', 'after-lesson', 'preview', 'start', 'sale', 'on-sale'];
  expect(moved(all, 60, camp)).toBe(once);
  // what the cues do not take along is waited for differently
  expect(moved(['preview', 'closing'], -10, camp)).toBe(
    camp.replace('30m before live', '40m before live').replace('30m before offer', '40m before offer'),
  );
});
