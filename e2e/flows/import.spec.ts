import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@playwright/test';
import { dropFile } from '../stage/drop-file.ts';
import { lookAt, ways } from '../stage/look.ts';
import { enterAsOwner, type Owner, workbook } from '../stage/owner.ts';
import { stageForFile } from '../stage/stage-for-file.ts';
import { test } from '../stage/test.ts';

const launch = path.resolve(import.meta.dirname, '../../packages/script/test/fixtures/skincare-launch-3-days.md');
/** One transparent pixel. */
const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');
const stage = stageForFile();
let owner: Owner;
test.beforeAll(async () => {
  owner = await enterAsOwner(stage());
});

test('a launch written in Markdown: each row with its reason, one changed, what is proposed taken up, handed out as Markdown again', async ({
  desk,
}, info) => {
  const { page } = await desk({ stage: stage(), owner });
  await page.goto('/console/scripts/new');
  await dropFile(page.locator('.drop'), launch);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('「松间」修护精华 新品快闪群 3天');
  await page.getByText('19 行，各当作什么动作').click();
  const row = page.getByRole('row', { name: /Markdown!L6/ });
  await expect(row).toContainText('写的是要做的事，不是原话');
  await row.getByRole('combobox').selectOption('say');
  await expect(row).toContainText('你选的');
  // what the import said of other lines is still there after the text was written to
  await expect(page.getByText('当作分段标题').first()).toBeVisible();
  const closing = page.getByRole('listitem').filter({ hasText: '通知群在第 4 天 12:00 解散' });
  await closing.getByRole('button', { name: '采纳' }).click();
  await expect(closing).toHaveCount(0);
  await expect(page.getByText('当作分段标题').first()).toBeVisible();
  await page.getByRole('button', { name: '记住这样的对应' }).click();
  await expect(page.getByRole('button', { name: '记住了' })).toBeVisible();
  await page.getByRole('button', { name: '保存剧本' }).click();
  const going = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载文档' }).click();
  const file = info.outputPath('launch.md');
  await (await going).saveAs(file);
  expect(await readFile(file, 'utf8')).toContain('### 12:00 · 群内 · 班主任 · 关闭群');

  await page.goto('/console/scripts/new');
  await dropFile(page.locator('.drop'), file);
  await page.getByRole('button', { name: '保存剧本' }).click();
  await expect(page.getByRole('button', { name: '下载文档' })).toBeVisible();
  const { items } = await (await owner.api.get('/api/v1/scripts')).json();
  const [again, first] = await Promise.all(
    items.map(async ({ scriptId }: { scriptId: string }) => (await owner.api.get(`/api/v1/scripts/${scriptId}`)).json()),
  );
  expect(again.text).toBe(first.text);
});

test('a column is given another meaning, the file read again and the meaning remembered; a missing file is uploaded before anything is saved', async ({
  desk,
}) => {
  const { page } = await desk({ stage: stage(), owner });
  await page.goto('/console/scripts/new');
  await dropFile(page.locator('.drop'), workbook);
  await page.getByText('9 列，各当作什么').click();
  await page.getByLabel('目的 当作').selectOption('');
  await page.getByRole('button', { name: '按这样重新读' }).click();
  await expect(page.getByText('按上次确认的')).toBeVisible();
  await page.getByRole('button', { name: '记住这样的对应' }).click();
  await expect(page.getByRole('button', { name: '记住了' })).toBeVisible();
  const files = page
    .getByRole('listitem')
    .filter({ hasText: '开营海报.png' })
    .filter({ has: page.locator('input[type=file]') });
  await expect(files).toContainText('还没上传');
  await files.locator('input[type=file]').setInputFiles({ name: 'x.png', mimeType: 'image/png', buffer: pixel });
  await expect(files).toContainText('已上传');

  await page.goto('/console/scripts/new');
  await page.getByRole('button', { name: '不要了' }).click();
  await dropFile(page.locator('.drop'), workbook);
  await expect(page.getByText('按上次确认的')).toBeVisible();
});

for (const { width, locale, name } of ways) {
  test(`how a file was read is accessible and can be looked at, ${name}`, async ({ desk }) => {
    const { page } = await desk({ stage: stage(), owner, width, locale });
    await page.goto('/console/scripts/new');
    await page.getByLabel(/选一个文件|Choose a file/).setInputFiles(launch);
    await page.getByText(/19 行，各当作|19 rows, and what/).click();
    await lookAt(page, {
      name: `console/import-markdown-${name}`,
      ready: page.getByRole('button', { name: /记住|Remember/ }),
      whole: true,
    });
    await page.goto('/console/scripts/new');
    await page.getByRole('button', { name: /不要了|Drop it/ }).click();
    await page.getByLabel(/选一个文件|Choose a file/).setInputFiles(workbook);
    await page.getByText(/9 列，各当作|9 columns, and what/).click();
    await lookAt(page, {
      name: `console/import-workbook-${name}`,
      ready: page.getByRole('button', { name: /记住|Remember/ }),
      whole: true,
    });
  });
}
