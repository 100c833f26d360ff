import { expect, type Page } from '@playwright/test';
import { lookAt, ways } from '../stage/look.ts';
import { answer, enterAsOwner, type Owner } from '../stage/owner.ts';
import { stageForFile } from '../stage/stage-for-file.ts';
import { test } from '../stage/test.ts';

const stage = stageForFile();
let owner: Owner;
let scriptId: string;

const script = `kuaishan: 1
title: 三天营
days: 3
roles: { host: 阿澈, consultant: 小禾 }
stages:
  - { name: trust, days: 1-2 }
  - { name: conversion, days: 3 }
products:
  - { id: main, kind: main, title: 系统课, price: 1299 }
offers:
  - { id: flash, product: main, price: 999, opensAt: day 3 20:30, closesAt: day 3 22:30, stock: 100, stockOwner: kuaishan }
cues:
  - id: welcome
    title: 开营
    when: day 1 09:00
    who: host
    text: 欢迎来到{{ 营名 }}，我是{{ 班主任 }}，报 {{ 暗号 }} 领课表
    attachments: [开营海报.png]
  - id: sale
    title: 开售
    when: day 3 20:30
    who: host
    do: open-offer
    text: 现在开售，{{ 价格 }}，{{ 截止时间 }}截止
  - id: remind
    title: 私聊提醒
    when: day 3 20:40
    who: consultant
    do: whisper
    to: joined and not spoke
    text: '{{ 昵称 }}，还有{{ 剩余时间 }}'
    variants: ['在吗，{{ 昵称 }}']
`;

test.beforeAll(async () => {
  owner = await enterAsOwner(stage());
  ({ scriptId } = await answer<{ scriptId: string }>(owner.api.post('/api/v1/scripts', { data: { text: script } })));
});

const block = (page: Page, name: string) => page.getByRole('region', { name: '按天和钟点' }).getByRole('button', { name, exact: false });
const panel = (page: Page) => page.getByRole('complementary', { name: '成员看到的样子' });
const editor = (page: Page) => page.getByLabel('剧本文本（YAML）');

test('a cue is seen as its members see it on each platform, from the timetable and from the cursor’s place in the text', async ({
  desk,
}) => {
  const { page } = await desk({ stage: stage(), owner });
  await page.goto(`/console/scripts/${scriptId}`);
  await block(page, '09:00 开营').click();
  await page.getByRole('button', { name: '预览' }).last().click();
  await expect(panel(page).getByRole('article')).toContainText('班主任阿澈09:00欢迎来到三天营，我是阿澈，报 〔缺:暗号〕 领课表');
  await expect(panel(page).getByRole('article')).toContainText('开营海报.png 还没上传');
  await expect(panel(page)).toContainText('系统到点自己发');

  // a person posts it there: as the prompter shows it, with why it is no mass message
  await panel(page).getByText('企业微信', { exact: true }).click();
  await expect(panel(page)).toContainText('不走群发：每个群内容不同');
  await expect(panel(page)).toContainText('班主任看到');
  await expect(panel(page)).toContainText('最晚 11:00');
  await panel(page).getByRole('button', { name: '复制文案' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('我是阿澈');

  // what the system does not do yet is said, the offer's own numbers stand in the text
  await block(page, '20:30 开售').click();
  await expect(panel(page)).toContainText('现在开售，¥999，22:30截止');
  await panel(page).getByText('网页群', { exact: true }).click();
  await expect(panel(page)).toContainText('系统还不会开放下单和付款，清点库存，到点关闭');

  // to whom, each phrasing, a member's own name
  await block(page, '20:40 私聊提醒').click();
  await expect(panel(page)).toContainText('入群 且 没有发过言');
  await expect(panel(page).getByRole('article')).toContainText('小雨，还有1小时50分钟');
  await panel(page).getByText('第 2 种').click();
  await expect(panel(page).getByRole('article')).toContainText('在吗，小雨');

  // the text: it follows the cursor and what is typed
  await page.getByText('文本', { exact: true }).click();
  await editor(page).locator('.cm-line', { hasText: '报 {{ 暗号 }}' }).click();
  await expect(panel(page)).toContainText('开营');
  await page.keyboard.press('Home');
  await editor(page).locator('.cm-line', { hasText: '现在开售' }).click();
  await page.keyboard.press('End');
  await page.keyboard.type('！');
  await expect(panel(page).getByRole('article')).toContainText('22:30截止！');
  await page.getByRole('button', { name: '收起预览' }).click();
  await expect(panel(page)).toBeHidden();
});

for (const { width, locale, name } of ways) {
  test(`a preview is accessible and can be looked at, ${name}`, async ({ desk }) => {
    const { page } = await desk({ stage: stage(), owner, width, locale });
    await page.goto(`/console/scripts/${scriptId}`);
    await page.locator('.block', { hasText: '开售' }).click();
    await page
      .getByRole('button', { name: locale === 'en' ? 'Preview' : '预览' })
      .last()
      .click();
    const shown = page.getByRole('article');
    await lookAt(page, { name: `console/studio-preview-${name}`, ready: shown });
    await page.getByTitle(locale === 'en' ? 'WeCom' : '企业微信', { exact: true }).click();
    await lookAt(page, { name: `console/studio-preview-wecom-${name}`, ready: shown });
  });
}
