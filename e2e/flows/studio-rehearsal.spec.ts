import { expect, type Page } from '@playwright/test';
import { lookAt, ways } from '../stage/look.ts';
import { answer, enterAsOwner, type Owner } from '../stage/owner.ts';
import { stageForFile } from '../stage/stage-for-file.ts';
import { test } from '../stage/test.ts';

// the pages are looked at with what the first flow rehearsed
test.describe.configure({ mode: 'serial' });

const stage = stageForFile();
let owner: Owner;
let scriptId: string;

/** One cue goes out in time, one lacks a value, one stands behind the room's end. */
const script = `kuaishan: 1
title: 两天营
days: 2
roles: { host: 阿澈 }
stages:
  - { name: trust, days: 1-2 }
cues:
  - { id: hello, title: 开营, when: day 1 09:30, who: host, text: 欢迎 }
  - { id: lesson, title: 领课, when: day 1 19:30, who: host, text: '报 {{ 暗号 }} 领课' }
  - { id: later, title: 加餐, when: on go, who: host, text: 加一节 }
  - { id: hangs, title: 加餐之后, when: after later, who: host, text: 加餐学完了吗 }
  - { id: bye, title: 解散, when: day 2 20:00, who: host, do: close-room, text: 再见 }
  - { id: behind, title: 关群之后, when: day 2 20:30, who: host, text: 还在吗 }
`;

test.beforeAll(async () => {
  owner = await enterAsOwner(stage());
  ({ scriptId } = await answer<{ scriptId: string }>(owner.api.post('/api/v1/scripts', { data: { text: script } })));
});

const block = (page: Page, name: string) => page.getByRole('region', { name: '按天和钟点' }).getByRole('button', { name, exact: false });

test('a script is rehearsed from the studio; what became of each cue lies on its block, can be hidden, and is old once the text has changed', async ({
  desk,
}) => {
  // a whole PostgreSQL is made for it, beside everything else that runs here
  test.setTimeout(240_000);
  const { page } = await desk({ stage: stage(), owner });
  await page.goto(`/console/scripts/${scriptId}`);
  await expect(page.getByText('第 1 版还没彩排过')).toBeVisible();
  await page.getByRole('button', { name: '彩排第 1 版' }).click();
  await expect(page.getByText('第 1 版的彩排', { exact: false })).toBeVisible({ timeout: 200_000 });
  await expect(block(page, '09:30 开营')).toContainText('09:30');
  await expect(block(page, '09:30 开营')).toHaveAccessibleName(/彩排: 09:30 发出，共 1 次 · 到 \d+ 人/);
  await expect(block(page, '19:30 领课')).toContainText('缺变量');
  await block(page, '19:30 领课').click();
  await expect(page.getByText('缺变量 暗号').first()).toBeVisible();

  await expect(block(page, '20:30 关群之后')).toContainText('跳过');
  await expect(block(page, '20:30 关群之后')).toHaveAccessibleName(/1 次跳过：群已关闭/);

  await page.getByLabel('显示在时间表上').uncheck();
  await expect(block(page, '19:30 领课')).not.toContainText('缺变量');
  await page.getByLabel('显示在时间表上').check();
  await expect(block(page, '19:30 领课')).toContainText('缺变量');

  await block(page, '09:30 开营').focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('这之后剧本改过了，结果还是第 1 版的。')).toBeVisible();
  await page.getByRole('button', { name: '放弃修改' }).click();
  await expect(page.getByText('这之后剧本改过了')).toBeHidden();

  await page.getByRole('link', { name: '完整报告' }).click();
  await expect(page.frameLocator('iframe').getByRole('heading', { name: '演出时间表' })).toBeVisible();
});

for (const { width, locale, name } of ways) {
  test(`a rehearsal on the timetable is accessible and can be looked at, ${name}`, async ({ desk }) => {
    const { page } = await desk({ stage: stage(), owner, width, locale });
    await page.goto(`/console/scripts/${scriptId}`);
    await lookAt(page, { name: `console/studio-rehearsed-${name}`, ready: page.locator('.block-outcome'), whole: true });
  });
}
