import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { applyProposal, type ImportOptions, lintScript, parseScript } from '../src/index.ts';
import { importFile } from '../src/workbook/index.ts';

async function imported(name: string, options: Partial<ImportOptions> = {}) {
  const bytes = new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));
  const read = await importFile(bytes, name, { locale: 'zh-CN', ...options });
  if (!read.ok || !read.imported.script) throw new Error(`${name} was not read`);
  return read.imported;
}

describe('the photo camp', async () => {
  const camp = await imported('photo-camp-5-days.xlsx');
  const action = (words: string) => camp.classified.find((row) => row.words === words)?.action;

  test('each of its 29 rows is told what it does, with the words that say so', () => {
    expect(camp.classified).toHaveLength(29);
    expect(camp.classified.every(({ because, cues }) => because['zh-CN'] !== '' && because.en !== '' && cues.length === 1)).toBe(true);
    expect(camp.classified.find(({ words }) => words === '开售')).toMatchObject({
      ...{ action: 'open-offer', confidence: 'sure' },
      because: { 'zh-CN': '动作里写了“开售”' },
    });
    expect(['开营欢迎', '优惠预告', '作业点评', '结营仪式'].map(action)).toEqual(['say', 'say', 'say', 'say']);
    expect(['自我介绍接龙', '发布第3课', '直播预告', '直播开始', '晒单', '最后提醒', '关闭报名', '私信邀约'].map(action)).toEqual([
      ...['collect-introductions', 'release-lesson', 'announce-live', 'live-start', 'collect-showcase', 'last-call', 'settle', 'whisper'],
    ]);
  });

  test('its second sheet’s products, coupon, coins and prizes are proposed from their cells, none of them in the script before it is accepted', () => {
    expect(camp.script).toMatchObject({ products: [], coupons: [], coins: null, offers: [], lessons: [] });
    expect(camp.proposals.map(({ id, cell }) => `${id} ${cell}`)).toEqual(
      expect.arrayContaining([
        ...['product:bait 产品与奖励!B2', 'product:main 产品与奖励!B3', 'coupon:completion 产品与奖励!B4', 'coins:coins 产品与奖励!B5'],
        ...[
          'prize:prize-50 产品与奖励!B6',
          'prize:prize-120 产品与奖励!B6',
          'lesson:lesson-5 SOP!G25',
          'live:class SOP!G17',
          'offer:offer SOP!G22',
        ],
      ]),
    );
  });

  test('all accepted, the script parses, and says what the sheet said', () => {
    const parsed = parseScript(camp.proposals.reduce(applyProposal, camp.text));
    expect(parsed.findings).toEqual([]);
    if (!parsed.ok) return;
    const { script } = parsed;
    expect(script.products.map(({ kind, priceMinor }) => [kind, priceMinor])).toEqual([
      ['bait', 990],
      ['main', 128_000],
    ]);
    expect(script.coupons).toMatchObject([{ offMinor: 10_000, friendOffMinor: 6_000, for: 'completion', product: 'main' }]);
    expect(script.coins).toMatchObject({ name: '光影币', earn: { introduction: 10, homework: 5, live: 20, showcase: 10 } });
    expect(script.coins?.prizes.map(({ cost, stock }) => [cost, stock])).toEqual([
      [50, 200],
      [120, 30],
    ]);
    expect(script.offers).toMatchObject([{ priceMinor: 128_000, stock: 120, opensAt: { day: 4 }, closesAt: { day: 5 } }]);
    expect(script.lessons).toHaveLength(5);
    expect(lintScript(script).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('a row of this file is taken for what a person says, rows of a name for what was confirmed before', async () => {
    const signature = camp.mapping[0]?.signature ?? '';
    const chosen = await imported('photo-camp-5-days.xlsx', {
      actions: { 'SOP!G22': 'say' },
      memory: [{ signature, columns: {}, actions: { '发布#课': 'say' } }],
    });
    const rows = chosen.classified.filter(({ words }) => /开售|发布第/u.test(words));
    expect(rows.map(({ action: does, because }) => `${does} ${because.en}`)).toEqual([
      ...Array.from({ length: 4 }, () => 'say it was confirmed so last time'),
      ...['say you chose it', 'say it was confirmed so last time'],
    ]);
  });

  test('files are found in the library under names that differ in case, width or ending; nearly the same are proposed', async () => {
    const media = ['开营海报.PNG', '第１课.mp4', '直播海服.png'];
    const found = await imported('photo-camp-5-days.xlsx', { media });
    const files = new Set(found.script?.cues.flatMap(({ attachments }) => attachments));
    expect([files.has('开营海报.PNG'), files.has('第１课.mp4'), files.has('第2课')]).toEqual([true, true, true]);
    expect(found.findings.filter(({ rule }) => rule === 'attachment-matched')).toHaveLength(2);
    const near = found.proposals.filter(({ kind }) => kind === 'attachment');
    expect(near.map(({ id }) => id)).toEqual(['attachment:直播海报.png']);
    const parsed = parseScript(near.reduce(applyProposal, found.text));
    expect(parsed.ok && parsed.script.cues.flatMap(({ attachments }) => attachments)).toContain('直播海服.png');
  });
});

test('the launch in Markdown: the sale, its last half hour, the live class and the settlement are told from its lines', async () => {
  const { classified } = await imported('skincare-launch-3-days.md');
  const by = Object.fromEntries(classified.map(({ cell, action }) => [cell, action]));
  expect(by).toMatchObject({
    ...{ 'Markdown!L7': 'collect-introductions', 'Markdown!L13': 'ask', 'Markdown!L15': 'live-start', 'Markdown!L16': 'collect-showcase' },
    ...{ 'Markdown!L20': 'task', 'Markdown!L22': 'open-offer', 'Markdown!L23': 'collect-showcase', 'Markdown!L25': 'last-call' },
    ...{ 'Markdown!L30': 'settle' },
  });
});
