import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { parseScript } from '../../parse/index.ts';
import { importMarkdown } from './import-markdown.ts';

// beside other work on the same machine; alone it takes a second or two
vi.setConfig({ testTimeout: 60_000 });

const piece = fc.oneof(
  fc.constantFrom(
    ...[
      '## Day1（讲故事）',
      '### 第2天 · 转化期',
      '## Day2～Day6',
      '**Day3**',
      '【第4天】',
      '## 12月1日 周二',
      '# 早起营SOP',
      '## 附录',
      '### 备忘',
    ],
    ...[
      '8:30群内：早安',
      '9：30 私聊：{昵称}在吗',
      '20:00-21:30直播：开讲',
      '朋友圈：三张海报',
      '- 早8点 群内：大家早',
      '晚上8:30 【群内】打卡',
      '25:00群内：x',
    ],
    ...[
      '1. 12:00 群内 助教 提醒打卡',
      '入群后10分钟 私聊：欢迎',
      'Day2 9:00 班主任：大家好',
      '🕗 20：30 群内：结营',
      '  20:00 直播',
      '9.30群内：红包',
      '### 20:00 直播',
    ],
    ...[
      '| 时间 | 渠道 | 话术 |',
      '|---|:-:|---|',
      '| 早8点 | 群内 | 早 |',
      '| a | b |',
      '|x|',
      '素材：a.png',
      '目的：促活',
      '话术：大家好',
      '![图](img/a%20b.png)',
      '[链接](https://a.b/c)',
    ],
    ...[
      '```',
      '~~~',
      '---',
      '===',
      '> 引用',
      '>',
      '<!-- 注释',
      '-->',
      '',
      '  ',
      '- ',
      '#',
      '{{% x',
      '本群明天12:00解散',
      'author: 小王',
      '\t缩进',
    ],
  ),
  fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.replaceAll('\n', ' ')),
  fc.string({ unit: fc.constantFrom(...'0123456789:：|#->*`_~.。 天第d群a｛{}[]()（）'), maxLength: 24 }),
);
const documents = fc.array(piece, { maxLength: 30 }).map((lines) => lines.join('\n'));

/** Letters and digits of a text, whatever marks and blanks stand between them. */
const letters = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

test('no line of a document is lost: each is in a cue, in the notes, in the title, or named by a finding; and the text has no errors', () => {
  fc.assert(
    fc.property(documents, fc.constantFrom('zh-CN' as const, 'en' as const), (text, locale) => {
      const imported = importMarkdown(text, { locale });
      if (imported.script === null) {
        expect(imported.findings.some(({ severity }) => severity === 'error')).toBe(true);
        return;
      }
      expect(parseScript(imported.text).findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      const cues = imported.script.cues;
      const named = new Set(imported.findings.map(({ cell }) => cell));
      const origins = new Set(cues.map(({ origin }) => origin?.cell));
      const kept = letters(
        [
          imported.notes,
          imported.script.title,
          ...cues.flatMap((cue) => [cue.title ?? '', ...cue.texts, ...cue.attachments, cue.remarks ?? '']),
        ].join('\n'),
      );
      for (const [index, line] of text.split('\n').entries()) {
        const place = `L${index + 1}`;
        // a table's heading says what its columns are, and nothing else
        if (line === '| 时间 | 渠道 | 话术 |' || letters(line) === '' || origins.has(place) || named.has(`Markdown!${place}`)) continue;
        expect(kept.includes(letters(line)) || kept.includes(letters(withoutMarks(line))), `${place} ${line}`).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

/** A line's own words: what only says that it is an item, a field or a link is no word. */
function withoutMarks(line: string): string {
  return line
    .replace(/^\s*(?:\d{1,2}[.、)）]|[（(]\d{1,2}[)）]|[①-⑳])\s*/u, '')
    .replace(/^[-*•\s]*(?:素材|话术)[：:]/u, '')
    .replace(/!\[[^\]]*\]\(([^)]*)\)/gu, (_, path: string) => decodeURIComponent(path.replace(/^.*\//u, '')))
    .replace(/^\s*(?:```|~~~).*$/u, '');
}
