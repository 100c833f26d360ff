import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { dropFile } from '../stage/drop-file.ts';
import { lookAt, ways } from '../stage/look.ts';
import { enterAsOwner, type Owner, workbook } from '../stage/owner.ts';
import { stageForFile } from '../stage/stage-for-file.ts';
import { test } from '../stage/test.ts';

const sample = path.resolve(import.meta.dirname, '../fixtures/bait-orders.csv');
const stage = stageForFile();
let owner: Owner;
test.beforeAll(async () => {
  owner = await enterAsOwner(stage());
});

/** The figures of the page, by what they count. */
async function figures(page: Page): Promise<Readonly<Record<string, string>>> {
  return page
    .locator('.orders-counts')
    .evaluate((list) =>
      Object.fromEntries(
        [...list.querySelectorAll('div')].map((row) => [row.querySelector('dt')?.textContent, row.querySelector('dd')?.textContent]),
      ),
    );
}

test('a shop’s order file: proposed, confirmed, imported; the second time nothing changes, a changed file changes what it changes', async ({
  desk,
}, info) => {
  const { page } = await desk({ stage: stage(), owner });
  await page.goto('/console/orders');
  await expect(page.getByText('还没有导入过订单')).toBeVisible();
  await dropFile(page.locator('.drop'), sample);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('bait-orders.csv：320 个订单');
  await expect(page.getByLabel('手机号 当作')).toHaveValue('phone');
  expect(await figures(page)).toMatchObject({ 文件里的行: '324', 新订单: '320', 没有手机号的订单: '3', 没有读懂的行: '0' });
  await page.getByLabel('店铺').fill('小鹅通');
  await page.getByLabel('店铺').blur();
  await page.getByRole('button', { name: '导入 320 处变化' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('导入好了：新增 320，更新 0');
  await expect(page.getByText('3 个订单没有手机号，暂时找不到是谁')).toBeVisible();

  await page.getByRole('button', { name: '换一个文件' }).click();
  await dropFile(page.locator('.drop'), sample);
  await expect(page.getByText('列的对应和上次导入同样表头的文件时一样。')).toBeVisible();
  await expect(page.getByLabel('店铺')).toHaveValue('小鹅通');
  expect(await figures(page)).toMatchObject({ 新订单: '0', 有变化的订单: '0', 没有变化的订单: '320' });
  await page.getByRole('button', { name: '导入（没有变化）' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('导入好了：什么都没有变');

  const changed = info.outputPath('bait-orders-later.csv');
  const text = await readFile(sample, 'utf8');
  await writeFile(
    changed,
    `${text.replace(/(XE20261123001,[^\r]*?),9\.90,/u, '$1,8.80,')}XE20261129001,2026-11-29 10:00,手机摄影5天训练营,免费,新同学,199 0000 9999,公众号,\r\n`,
  );
  await page.getByRole('button', { name: '换一个文件' }).click();
  await page.getByLabel('选订单文件').setInputFiles(changed);
  await page.getByRole('button', { name: '导入 2 处变化' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('导入好了：新增 1，更新 1');
  await expect(page.getByText('找不到买家的订单 (3)')).toBeVisible();
});

test('a script goes out as a workbook and comes back as the same script', async ({ desk }, info) => {
  const { page } = await desk({ stage: stage(), owner });
  await page.goto('/console/scripts/new');
  await dropFile(page.locator('.drop'), workbook);
  await page.getByRole('button', { name: '保存剧本' }).click();
  const going = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载表格' }).click();
  const download = await going;
  expect(download.suggestedFilename()).toBe('光影·手机摄影5天训练营.xlsx');
  const file = info.outputPath('camp.xlsx');
  await download.saveAs(file);
  const scripts = await (await owner.api.get('/api/v1/scripts')).json();
  const saved = await (await owner.api.get(`/api/v1/scripts/${scripts.items[0].scriptId}`)).json();

  await page.goto('/console/scripts/new');
  await page
    .getByRole('button', { name: '不要了' })
    .click({ timeout: 2_000 })
    .catch(() => undefined);
  await dropFile(page.locator('.drop'), file);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('光影·手机摄影5天训练营');
  await page.getByRole('button', { name: '保存剧本' }).click();
  await expect(page.getByRole('button', { name: '下载表格' })).toBeVisible();
  const later = await (await owner.api.get('/api/v1/scripts')).json();
  const again = await (await owner.api.get(`/api/v1/scripts/${later.items[0].scriptId}`)).json();
  expect(later.items).toHaveLength(2);
  expect(again.text).toBe(saved.text);
});

for (const { width, locale, name } of ways) {
  test(`the orders page is accessible and can be looked at, ${name}`, async ({ desk }) => {
    const { page } = await desk({ stage: stage(), owner, width, locale });
    await page.goto('/console/orders');
    await lookAt(page, { name: `console/orders-${name}`, ready: page.getByText('bait-orders.csv').first(), whole: true });
    await page.getByLabel(/选订单文件|Choose an order file/).setInputFiles(sample);
    await lookAt(page, {
      name: `console/orders-check-${name}`,
      ready: page.getByRole('heading', { name: /320/ }),
      whole: true,
      picture: width === 1440 ? 'first-week/orders' : undefined,
    });
    await page.getByRole('button', { name: /没有变化|no changes|处变化|changes/ }).click();
    await lookAt(page, {
      name: `console/orders-result-${name}`,
      ready: page.getByRole('heading', { name: /导入好了|Imported/ }),
      whole: true,
    });
    await page.goto('/console/orders');
    await page
      .getByLabel(/选订单文件|Choose an order file/)
      .setInputFiles({ name: 'orders.xlsx', mimeType: 'x/x', buffer: Buffer.from('%PDF-1.7') });
    await lookAt(page, { name: `console/orders-unread-${name}`, ready: page.getByRole('alert') });
  });
}
