import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, type Page } from '@playwright/test';
import { dropFile } from '../stage/drop-file.ts';
import { lookAt, ways } from '../stage/look.ts';
import { workbook } from '../stage/owner.ts';
import { stageForFile } from '../stage/stage-for-file.ts';
import { test } from '../stage/test.ts';

const stage = stageForFile();
const built = pathToFileURL(path.resolve(import.meta.dirname, '../../packages/console/check/dist/index.html')).href;

/** Everything a page asks for from now on that is not made by itself. */
function requestsOf(page: Page): readonly string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith('blob:')) asked.push(request.url());
  });
  return asked;
}

/** Opens the check as a stranger would, and says what it asked for since. */
async function openCheck(page: Page, address = '/check/'): Promise<readonly string[]> {
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/检查你的快闪群表格|Check your flash group workbook/u);
  return requestsOf(page);
}

async function download(page: Page, button: string, as: string): Promise<string> {
  const going = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  await (await going).saveAs(as);
  return as;
}

test('a stranger checks a workbook without a network: rows and reasons, findings at their cells, mended, budgeted, downloaded and read again', async ({
  desk,
}, info) => {
  const { page, context } = await desk({ stage: stage() });
  const asked = await openCheck(page);
  await context.setOffline(true);
  await dropFile(page.locator('.drop'), workbook);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('光影·手机摄影5天训练营');

  await test.step('what each row does and why, and a finding at its cell', async () => {
    await page.getByText('29 行，各当作什么动作').click();
    await expect(page.getByRole('row', { name: /SOP!G22/u }).first()).toContainText('开售');
    await expect(page.getByText('SOP!G3').first()).toBeVisible();
    await expect(page.getByText('变量“第1课链接”没有来源', { exact: false })).toBeVisible();
    await expect(page.getByRole('heading', { name: /没有来源的变量/u })).toBeVisible();
  });

  await test.step('a column is given another meaning, and the file read again', async () => {
    await page.getByText('9 列，各当作什么').click();
    await page.getByLabel('目的 当作').selectOption('');
    await page.getByRole('button', { name: '按这样重新读' }).click();
    await page.getByText('9 列，各当作什么').click();
    await expect(page.getByLabel('目的 当作')).toHaveValue('');
  });

  await test.step('a proposal and a quick fix are taken, taken back, and taken again', async () => {
    const closing = page.getByRole('listitem').filter({ hasText: '通知群在第 6 天 12:00 解散' });
    await closing.getByRole('button', { name: '采纳' }).click();
    await expect(closing).toHaveCount(0);
    await page.getByRole('button', { name: '撤销' }).click();
    await expect(closing).toHaveCount(1);
    await closing.getByRole('button', { name: '采纳' }).click();
    const fix = page.getByRole('button', { name: '在 variables 里声明“第1课链接”，开期时填' });
    await fix.click();
    await expect(fix).toHaveCount(0);
  });

  await test.step('on WeCom set to seven a week the posts beyond it are counted', async () => {
    await page.getByText('群发限额与人手').click();
    await page.getByLabel('平台').selectOption('wecom');
    await page.getByLabel('群发限额', { exact: true }).selectOption({ index: 1 });
    await expect(page.locator('.budget')).toContainText('7');
    await page.getByLabel('几个群').fill('20');
    await expect(page.getByRole('columnheader', { name: '谁' })).toBeVisible();
  });

  await test.step('downloaded as a workbook, a document and text; the workbook read again is the same script', async () => {
    const text = await readFile(await download(page, '下载文本（YAML）', info.outputPath('camp.yaml')), 'utf8');
    expect(text).toContain('kuaishan: 1');
    const document = await readFile(await download(page, '下载文档', info.outputPath('camp.md')), 'utf8');
    expect(document).toContain('# 光影·手机摄影5天训练营');
    const again = await download(page, '下载表格', info.outputPath('camp.xlsx'));
    const questions: string[] = [];
    page.on('dialog', (dialog) => {
      questions.push(dialog.message());
      void dialog.accept();
    });
    await page.getByRole('button', { name: '换一个表格' }).click();
    expect(questions).toEqual([expect.stringContaining('这页上的修改就没有了')]);
    await page.getByLabel('选一个文件').setInputFiles(again);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('光影·手机摄影5天训练营');
    expect(await readFile(await download(page, '下载文档', info.outputPath('again.md')), 'utf8')).toBe(document);
  });

  expect(asked, 'nothing was asked for after the page was there').toEqual([]);
});

test('the browser itself holds the page to its rule: it reaches nothing, neither from the page nor by a form, a picture or a script', async ({
  desk,
}) => {
  const { page } = await desk({ stage: stage() });
  await openCheck(page);
  const refused = await page.evaluate(async () => {
    const broken: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => broken.push(effectiveDirective));
    const fetched = await fetch('/api/v1/health').then(
      () => 'answered',
      () => 'refused',
    );
    const sent = navigator.sendBeacon('/api/v1/health', 'x');
    const image = new Image();
    image.src = '/console/sign.svg';
    const script = document.createElement('script');
    script.src = '/console/sw.js';
    document.head.append(script);
    await Promise.all([image, script].map((element) => new Promise((resolve) => element.addEventListener('error', resolve))));
    return { fetched, sent, broken: [...new Set(broken)].sort() };
  });
  expect(refused.fetched).toBe('refused');
  expect(refused.broken).toEqual(['connect-src', 'img-src', 'script-src-elem']);
});

test('opened from a folder it is the same; what cannot be read is said in words with a way out, and the next file is read', async ({
  desk,
}, info) => {
  const { page } = await desk({ stage: stage() });
  const asked = await openCheck(page, built);
  const bring = (name: string, buffer: Buffer) => page.getByLabel('选一个文件').setInputFiles({ name, mimeType: '', buffer });
  const broken = await readFile(workbook);
  await bring('坏了.xlsx', broken.subarray(0, broken.length / 2));
  await expect(page.getByRole('alert')).toContainText('这个工作簿文件已损坏');
  await bring('老的.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0, 0]));
  await expect(page.getByRole('alert')).toContainText('.xlsx');
  const large = info.outputPath('大.csv');
  await writeFile(large, Buffer.alloc(51 * 1024 * 1024, 'a,b\n'));
  await page.getByLabel('选一个文件').setInputFiles(large);
  await expect(page.getByRole('alert')).toContainText('文件太大');
  await bring('空.csv', Buffer.alloc(0));
  await expect(page.getByRole('alert')).toBeVisible();

  // GBK: 天数,时间,角色,文案 / 第1天,09:00,班主任,欢迎
  const gbk = 'cceccafd2ccab1bce42cbdc7c9ab2ccec4b0b80ab5da31ccec2c30393a30302cb0e0d6f7c8ce2cbbb6d3ad0a';
  await bring('国标.csv', Buffer.from(gbk, 'hex'));
  await expect(page.getByText('欢迎').first()).toBeVisible();
  await page.getByRole('button', { name: '换一个表格' }).click();

  await page
    .getByLabel('或者粘贴表格里的单元格', { exact: false })
    .fill('第几天\t时间\t角色\t文案\n第1天\t25:70\t班主任\t大家好\n第1天\t10:00\t班主任\t第二条');
  await page.getByRole('button', { name: '读粘贴的内容' }).click();
  await expect(page.getByText('25:70').first()).toBeVisible();
  await page.getByRole('button', { name: '换一个表格' }).click();

  await bring('坏的.yaml', Buffer.from('kuaishan: 1\ntitle: 营\ncues:\n  - id: a\n   when: x\n'));
  const field = page.getByRole('textbox', { name: '剧本文本（YAML）' });
  await expect(field).toHaveValue(/kuaishan: 1/u);
  await page.getByRole('button', { name: '第 5 行' }).first().click();
  await expect(field).toBeFocused();
  expect(asked).toEqual([]);
});

for (const { width, locale, name } of ways) {
  test(`the check is accessible and can be looked at, ${name}`, async ({ desk }) => {
    const { page } = await desk({ stage: stage(), width, locale });
    await openCheck(page);
    await lookAt(page, { name: `check/empty-${name}`, ready: page.locator('.drop') });
    await page.getByLabel(/选一个文件|Choose a file/u).setInputFiles(workbook);
    await page.getByText(/29 行，各当作|29 rows, and what/u).click();
    await lookAt(page, { name: `check/rows-${name}`, ready: page.locator('.row').first() });
    await page.getByText(/29 行，各当作|29 rows, and what/u).click();
    await page.getByText(/群发限额与人手|Mass messages and hands/u).click();
    await lookAt(page, { name: `check/whole-${name}`, ready: page.locator('.budget [aria-live] p'), whole: true });

    // the other language says the same of the same file, and keeps what was done
    const fix = page.locator('.finding-mend').first();
    const label = await fix.textContent();
    await fix.click();
    await expect(page.locator('.finding-mend').filter({ hasText: label ?? '' })).toHaveCount(0);
    await page.getByRole('button', { name: locale === 'en' ? '中文' : 'English' }).click();
    await expect(page.getByText(locale === 'en' ? '29 行，各当作' : '29 rows, and what', { exact: false })).toBeVisible();
    await expect(page.getByRole('button', { name: locale === 'en' ? '撤销' : 'Undo' })).toBeEnabled();
  });
}
