import { expect } from '@playwright/test';
import { lookAt, ways } from '../stage/look.ts';
import { answer, enterAsOwner, type Owner } from '../stage/owner.ts';
import { stageForFile } from '../stage/stage-for-file.ts';
import { test } from '../stage/test.ts';

const stage = stageForFile();
let owner: Owner;

test.beforeAll(async () => {
  owner = await enterAsOwner(stage());
});

test('a script is started from a template, made one of three days with every reason shown first, undone in one step, done again and saved', async ({
  desk,
}) => {
  const { page } = await desk({ stage: stage(), owner });
  await page.goto('/console/scripts/new');
  const camp = page.getByRole('listitem').filter({ hasText: '五天训练营' });
  await expect(camp).toContainText('5 天');
  await expect(camp).toContainText('低价体验课引向年度课');
  await camp.getByRole('button', { name: '用这份' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('五天写作营');

  await page.getByRole('button', { name: '改天数' }).click();
  const dialog = page.getByRole('dialog', { name: '把剧本改成几天' });
  await expect(dialog).toContainText('现在是 5 天');
  await dialog.getByTitle('3 天').click();
  await expect(dialog.getByRole('heading', { name: '每一天' })).toBeVisible();
  await expect(dialog.getByRole('heading', { name: '换了时间的' })).toBeVisible();
  await expect(dialog.getByRole('status')).toContainText('个节点，改完');
  await dialog.getByRole('button', { name: '改成 3 天' }).click();
  await expect(page.getByText('已改成 3 天')).toBeVisible();
  await expect(page.locator('[data-day="5"]')).toHaveCount(0);

  await page.getByRole('button', { name: '撤销' }).click();
  await expect(page.locator('[data-day="5"]')).toHaveCount(1);
  await page.getByRole('button', { name: '重做' }).click();
  await expect(page.locator('[data-day="5"]')).toHaveCount(0);
  await page.getByRole('button', { name: '保存剧本' }).click();
  await expect(page.getByRole('link', { name: '开一期' })).toBeVisible();
  const { items } = await answer<{ items: { title: string; days: number }[] }>(owner.api.get('/api/v1/scripts'));
  expect(items.map((one) => one.title)).toContain('五天写作营');
});

test('a text that cannot be read is not stretched: what to mend is named, and leads to its line', async ({ desk }) => {
  const { page } = await desk({ stage: stage(), owner });
  const text = `kuaishan: 1\ntitle: 营\ndays: 2\nroles: { host: 阿澈 }\ncues:\n  - { id: a, stage: trust, when: day 1 09:00, who: host, text: 欢迎 }\n`;
  const { scriptId } = await answer<{ scriptId: string }>(owner.api.post('/api/v1/scripts', { data: { text } }));
  await page.goto(`/console/scripts/${scriptId}`);
  await page.getByText('文本', { exact: true }).click();
  const editor = page.getByLabel('剧本文本（YAML）');
  await editor.locator('.cm-line', { hasText: 'days: 2' }).click();
  await page.keyboard.press('End');
  await page.keyboard.type('x');
  await page.getByRole('button', { name: '改天数' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('文本有读不懂的地方');
  await expect(dialog.getByRole('button', { name: /^改成/ })).toHaveCount(0);
  await dialog.getByRole('button', { name: '第 3 行' }).click();
  await expect(dialog).toBeHidden();
  await expect(editor).toContainText('days: 2x');
});

for (const { width, locale, name } of ways) {
  test(`what stretching would do is accessible and can be looked at, ${name}`, async ({ desk }) => {
    const { page } = await desk({ stage: stage(), owner, width, locale });
    const en = locale === 'en';
    await page.goto('/console/scripts/new');
    await page
      .getByRole('listitem')
      .filter({ hasText: en ? 'Five-day camp' : '五天训练营' })
      .getByRole('button')
      .click();
    await page.getByRole('button', { name: en ? 'Stretch' : '改天数' }).click();
    await page
      .getByRole('dialog')
      .getByTitle(en ? '3' : '3 天', { exact: true })
      .click();
    await lookAt(page, {
      name: `console/studio-stretch-${name}`,
      ready: page.getByRole('dialog').getByRole('heading', { name: en ? 'At another time' : '换了时间的' }),
    });
  });
}
