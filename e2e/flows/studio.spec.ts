import { expect, type Page } from '@playwright/test';
import { lookAt, ways } from '../stage/look.ts';
import { enterAsOwner, type Owner } from '../stage/owner.ts';
import { stageForFile } from '../stage/stage-for-file.ts';
import { test } from '../stage/test.ts';

const stage = stageForFile();
let owner: Owner;
let scriptId: string;

const script = `# 我们的三天营
kuaishan: 1
title: 三天营
days: 3
stages:
  - { name: trust, days: 1 }
  - { name: conversion, days: 2-3 }
cues:
  # 开场
  - id: welcome
    title: 开营
    when: day 1 09:00 # 早上
    who: host
    text: 欢迎大家

  - id: homework
    title: 作业
    stage: trust
    when: 30m after welcome
    who: assistant
    text: 今天的作业

  - id: close
    title: 解散
    when: day 3 20:00
    who: host
    do: close-room
    text: 再见
`;

test.beforeAll(async () => {
  owner = await enterAsOwner(stage());
  const saved = await owner.api.post('/api/v1/scripts', { data: { text: script } });
  scriptId = (await saved.json()).scriptId;
});

const block = (page: Page, name: string) => page.getByRole('region', { name: '按天和钟点' }).getByRole('button', { name, exact: false });
const editor = (page: Page) => page.getByLabel('剧本文本（YAML）');

test('a cue is dragged, the text says so with its comments kept; the text is typed, the timetable follows; one undo takes back both', async ({
  desk,
}) => {
  const { page } = await desk({ stage: stage(), owner });
  await page.goto(`/console/scripts/${scriptId}`);
  const welcome = block(page, '09:00 开营，第1天，班主任');
  await expect(welcome).toBeVisible();
  await expect(block(page, '09:30 作业，第1天，群管理')).toBeVisible();

  // an hour to the right, whatever the hour's width
  const strip = page.locator('[data-day="1"] .lane-line').first();
  const width = (await strip.boundingBox())?.width ?? 0;
  const hours = await page.locator('[data-day="1"] .strip-hours span').count();
  const from = await welcome.boundingBox();
  if (from === null) throw new Error('the block is not on the page');
  await page.mouse.move(from.x + 10, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(from.x + 10 + width / hours / 2, from.y + 8, { steps: 4 });
  await page.mouse.move(from.x + 10 + width / hours, from.y + 8, { steps: 4 });
  await page.mouse.up();
  await expect(block(page, '10:00 开营，第1天，班主任')).toBeVisible();
  // what hangs on it goes along
  await expect(block(page, '10:30 作业，第1天，群管理')).toBeVisible();
  await page.getByText('文本', { exact: true }).click();
  await expect(editor(page)).toContainText('when: day 1 10:00 # 早上');
  await expect(editor(page)).toContainText('# 我们的三天营');

  // typing
  await editor(page).locator('.cm-line', { hasText: 'day 3 20:00' }).click();
  await page.keyboard.press('End');
  for (let letters = 0; letters < 5; letters += 1) await page.keyboard.press('Backspace');
  await page.keyboard.type('21:15');
  await page.getByText('时间表', { exact: true }).click();
  await expect(block(page, '21:15 解散，第3天，班主任')).toBeVisible();

  // keys: two are chosen and go to the next day together, are copied, removed
  await block(page, '10:00 开营，第1天，班主任').focus();
  await page.keyboard.press('Space');
  await block(page, '10:30 作业，第1天，群管理').click({ modifiers: ['Shift'] });
  await expect(page.getByText('选了 2 个节点')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(block(page, '10:00 开营，第2天，班主任')).toBeVisible();
  await expect(block(page, '10:30 作业，第2天，群管理')).toBeVisible();
  await page.getByRole('button', { name: '复制' }).click();
  await expect(block(page, '开营，第2天，班主任')).toHaveCount(2);
  await page.getByRole('button', { name: '删除' }).click();
  await expect(block(page, '开营，第2天，班主任')).toHaveCount(1);

  const undo = page.getByRole('button', { name: '撤销' });
  while (await undo.isEnabled()) await undo.click();
  await page.getByText('文本', { exact: true }).click();
  await expect(editor(page)).toContainText('when: day 1 09:00 # 早上');
  await expect(page.getByText('有没保存的修改')).toBeHidden();
});

test('a text that cannot be read is kept as typed, the timetable keeps its last state and says so', async ({ desk }) => {
  const { page } = await desk({ stage: stage(), owner });
  await page.goto(`/console/scripts/${scriptId}`);
  await page.getByText('文本', { exact: true }).click();
  await editor(page).locator('.cm-line', { hasText: 'day 3 20:00' }).click();
  await page.keyboard.press('End');
  await page.keyboard.type('x');
  await expect(page.getByText('现在的文本有读不懂的地方', { exact: false })).toBeVisible();
  await page.getByText('时间表', { exact: true }).click();
  await expect(block(page, '20:00 解散，第3天，班主任')).toBeVisible();
  await page.getByText('文本', { exact: true }).click();
  await expect(editor(page)).toContainText('day 3 20:00x');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '放弃修改' }).click();
  await expect(editor(page)).not.toContainText('20:00x');
});

test('the words of the language are offered where they fit', async ({ desk }) => {
  const { page } = await desk({ stage: stage(), owner });
  await page.goto(`/console/scripts/${scriptId}`);
  await page.getByText('文本', { exact: true }).click();
  await editor(page).locator('.cm-line', { hasText: 'text: 再见' }).click();
  await page.keyboard.press('End');
  await page.keyboard.type('{{ 昵');
  await page.getByRole('option', { name: '昵称', exact: true }).click();
  await expect(editor(page)).toContainText('{{ 昵称 }}');
  await page.getByRole('button', { name: '放弃修改' }).click();
});

test('the studio is looked at in both languages, at a desk and on a phone', async ({ desk }) => {
  for (const { width, locale, name } of ways) {
    const { page } = await desk({ stage: stage(), owner, width, locale });
    await page.goto(`/console/scripts/${scriptId}`);
    await lookAt(page, { name: `console/studio-grid-${name}`, ready: page.locator('.block'), whole: true });
    await page.getByText(locale === 'en' ? 'Text' : '文本', { exact: true }).click();
    await lookAt(page, { name: `console/studio-text-${name}`, ready: page.locator('.cm-line') });
  }
});
