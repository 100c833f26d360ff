import { expect, test } from 'vitest';
import { commentsIn } from './index.ts';

test('comments count on lines of their own and behind something; what is said with a # is none', () => {
  const text = `# 给同事
kuaishan: 1
title: "夏天 # 拍照" # 还没定
cues:
  - { id: a, when: day 1 09:00, who: host, text: "话题是 #夏天" } # 早一点
  - id: b
    text: |
      # 第一课
      正文 # 也是正文
    # 下一个
`;
  expect(commentsIn(text)).toEqual(['# 给同事', '# 还没定', '# 早一点', '# 下一个']);
  expect(commentsIn('')).toEqual([]);
});
