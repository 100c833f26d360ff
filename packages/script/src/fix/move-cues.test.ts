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
