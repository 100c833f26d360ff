import { expect, type Locator, type Page } from '@playwright/test';
import { lookAt, ways } from '../stage/look.ts';
import { answer, enterAsOwner, type Owner } from '../stage/owner.ts';
import { stageForFile } from '../stage/stage-for-file.ts';
import { test } from '../stage/test.ts';

const stage = stageForFile();
let owner: Owner;
let scriptId: string;

/** A value without a source on day 1, nothing on day 2, and a cue that hangs on another. */
const script = `kuaishan: 1
title: 三天营
days: 3
roles: { host: 阿澈 }
stages: [{ name: trust, days: 1-3 }]
cues:
  - id: hello
    title: 开营
    when: day 1 09:00
    who: host
    text: 报 {{ 暗号 }} 领课表
  - id: later
    title: 提醒
    when: 30m after hello
    who: host
    text: 记得领
  - id: bye
    title: 解散
    when: day 3 20:00
    who: host
    do: close-room
    text: 再见
`;

test.beforeAll(async () => {
  owner = await enterAsOwner(stage());
  ({ scriptId } = await answer<{ scriptId: string }>(owner.api.post('/api/v1/scripts', { data: { text: script } })));
});

const editor = (page: Page) => page.getByLabel('剧本文本（YAML）');
const block = (page: Page, name: string) => page.getByRole('region', { name: '按天和钟点' }).getByRole('button', { name, exact: false });

/** The pointer rests on a word of the editor, wherever its line's spans begin and end. */
async function hoverWord(page: Page, word: string): Promise<void> {
  const at = await editor(page)
    .locator('.cm-line', { hasText: word })
    .evaluate((line, wanted) => {
      const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
        const from = node.textContent?.indexOf(wanted) ?? -1;
        if (from < 0) continue;
        const range = document.createRange();
        range.setStart(node, from);
        range.setEnd(node, from + wanted.length);
        const { x, y, width, height } = range.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      }
      throw new Error(`the line does not show ${wanted} in one piece`);
    }, word);
  await page.mouse.move(at.x, at.y, { steps: 4 });
}

/** What a check that comes just then takes off again comes back when the pointer does. */
async function pointUntil(page: Page, point: () => Promise<void>, shown: Locator): Promise<void> {
  await expect(async () => {
    await page.mouse.move(0, 0);
    await point();
    await expect(shown).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
}

test('in the editor a finding is mended by the button beside its words, a word explains itself, and one undo takes the mending back', async ({
  desk,
}) => {
  const { page } = await desk({ stage: stage(), owner });
  await page.goto(`/console/scripts/${scriptId}`);
  await page.getByText('文本', { exact: true }).click();
  const mend = page.locator('.cm-tooltip').getByRole('button', { name: '在 variables 里声明“暗号”，开期时填' });
  await pointUntil(page, () => page.locator('.cm-lintRange', { hasText: '暗号' }).first().hover(), mend);
  await mend.click();
  await expect(editor(page)).toContainText('variables');
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(editor(page)).not.toContainText('variables');

  await pointUntil(page, () => hoverWord(page, 'close-room'), page.locator('.editor-help'));
  await expect(page.locator('.editor-help')).toHaveText('关闭群 (close-room)');

  // keys and words are offered where they fit
  await editor(page).locator('.cm-line', { hasText: 'text: 记得领' }).click();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('sen');
  await page.getByRole('option', { name: /^sendUntil/ }).click();
  await expect(editor(page)).toContainText('sendUntil: ');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '放弃修改' }).click();
});

test('an empty day has its strip and takes a cue; what hangs on another cue stands on its day in the list too', async ({ desk }) => {
  const { page } = await desk({ stage: stage(), owner });
  await page.goto(`/console/scripts/${scriptId}`);
  await expect(page.locator('[data-day="2"]')).toContainText('这天什么都没有');
  const dayOne = page.locator('.timetable-day').filter({ has: page.getByRole('heading', { name: '第1天' }) });
  await expect(dayOne).toContainText('09:30');
  await expect(dayOne).toContainText('30m after hello');

  const bye = await block(page, '20:00 解散').boundingBox();
  const empty = await page.locator('[data-day="2"]').boundingBox();
  if (bye === null || empty === null) throw new Error('block and strip are not on the page');
  await page.mouse.move(bye.x + 10, bye.y + 8);
  await page.mouse.down();
  await page.mouse.move(bye.x + 10, empty.y + empty.height / 2, { steps: 6 });
  await page.mouse.up();
  await expect(block(page, '20:00 解散，第2天')).toBeVisible();
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(page.locator('[data-day="2"]')).toContainText('这天什么都没有');
});

test('what was saved can still be undone, and saved again', async ({ desk }) => {
  const { page } = await desk({ stage: stage(), owner });
  const own = await answer<{ scriptId: string }>(owner.api.post('/api/v1/scripts', { data: { text: script } }));
  await page.goto(`/console/scripts/${own.scriptId}`);
  await block(page, '09:00 开营').focus();
  await page.keyboard.press('ArrowRight');
  await expect(block(page, '09:05 开营')).toBeVisible();
  await page.getByRole('button', { name: '保存为第 2 版' }).click();
  await expect(page.getByRole('link', { name: '开一期' })).toBeVisible();
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(block(page, '09:00 开营')).toBeVisible();
  await expect(page.getByRole('button', { name: '保存为第 3 版' })).toBeVisible();
});

test('blocks are as high as a finger on a phone', async ({ desk }) => {
  const { page } = await desk({ stage: stage(), owner, width: 390, touch: true });
  await page.goto(`/console/scripts/${scriptId}`);
  await expect(page.locator('.block').first()).toBeVisible();
  for (const one of await page.locator('.block').all()) expect((await one.boundingBox())?.height).toBeGreaterThanOrEqual(44);
});

for (const { width, locale, name } of ways) {
  test(`the studio on launch night is accessible and can be looked at, ${name}`, async ({ desk }) => {
    const { page } = await desk({ stage: stage(), owner, width, locale, dark: true });
    await page.goto(`/console/scripts/${scriptId}`);
    await lookAt(page, { name: `console/studio-dark-${name}`, ready: page.locator('.block'), whole: true });
    await page.getByText(locale === 'en' ? 'Text' : '文本', { exact: true }).click();
    await page.locator('.cm-lintRange', { hasText: '暗号' }).first().hover();
    await lookAt(page, { name: `console/studio-dark-text-${name}`, ready: page.locator('.cm-diagnosticAction') });
  });
}
