import { parseScript } from '@kuaishan/script';
import { expect, test } from 'vitest';
import { stretchedText } from './stretched-text.ts';

test('every comment that does not stay is told before it goes, also one behind a cue', () => {
  const text = `kuaishan: 1
title: 三天营
days: 3
stages:
  - { name: trust, days: 1-3 }
cues:
  # 开营
  - { id: a, when: day 1 09:00, who: host, text: "话题 #夏天" } # 早一点
  - { id: b, when: day 2 09:00, who: host, text: 早 }
  - { id: c, when: day 3 09:00, who: host, text: 再见 }
`;
  expect(stretchedText(text, parseScript(text), { days: 2, locale: 'zh-CN' })).toMatchObject({ ok: true, commentsLost: 2 });
});
