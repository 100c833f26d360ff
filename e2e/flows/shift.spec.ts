import { expect } from '@playwright/test';
import { lookAt, ways } from '../stage/look.ts';
import { answer, enterAsOwner, type Owner, signInAs } from '../stage/owner.ts';
import { stageForFile } from '../stage/stage-for-file.ts';
import { test } from '../stage/test.ts';

const stage = stageForFile();
let owner: Owner;
let campaignId: string;

test.beforeAll(async () => {
  owner = await enterAsOwner(stage());
  await owner.openCamp({
    groups: [
      { channel: 'webRoom', count: 3 },
      { channel: 'prompter', count: 9 },
    ],
  });
  const { items } = await answer<{ items: { campaignId: string }[] }>(owner.api.get('/api/v1/campaigns'));
  campaignId = items[0]?.campaignId ?? '';
});

test('on a launch evening a shift with prompts in flight goes to a colleague, who has them at once', async ({ desk }) => {
  const { page } = await desk({ stage: stage(), owner });
  const { page: colleague } = await desk({ stage: stage(), width: 390 });
  await signInAs(colleague, { owner, name: '小满' });

  await test.step('where nobody stands by, slipping is proposed: one click shows what it would move in each room, filled in', async () => {
    await page.goto('/console/shifts');
    await page
      .getByRole('button', { name: /^顺延其余 \d+ 个群 \d+ 分钟$/ })
      .first()
      .click();
    const panel = page.getByRole('dialog', { name: /^顺延 \d+ 分钟$/ });
    await expect(panel.getByText(/个节点往后移 · .+ 09:00 → 09:0[1-9]/).first()).toBeVisible();
    await lookAt(page, { name: 'console/shifts-slip-1440-zh-CN', ready: panel });
    await expect(panel.getByRole('button', { name: /^\d+ 个群顺延 \d+ 分钟$/ })).toBeEnabled();
    await page.keyboard.press('Escape');
    await expect(panel).toBeHidden();
  });

  await test.step('rooms without a deputy are named, and one click gives every one theirs', async () => {
    await page.goto('/console/shifts');
    await expect(page.getByText('12 个群还有角色没有替补')).toBeVisible();
    await page.getByRole('button', { name: '给所有群配替补' }).click();
    await expect(page.getByText('12 个群还有角色没有替补')).toBeHidden();
  });

  await test.step('a minute too full for one person is seen an hour ahead, with who could take how much of it', async () => {
    await stage().moveTo('2026-12-02T19:30:00+08:00');
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/1 小时内|处撞车/);
    await expect(page.getByRole('button', { name: /交 \d+ 个群给/ }).first()).toBeVisible();
    await lookAt(page, { name: 'console/shifts-ahead-1440-zh-CN', ready: page.getByRole('heading', { level: 1 }) });
  });

  await test.step('the whole campaign is slipped, once it was seen what moves in how many groups', async () => {
    await page.goto(`/console/campaigns/${campaignId}`);
    await page.getByRole('button', { name: '顺延' }).click();
    const panel = page.getByRole('dialog', { name: '全部群顺延' });
    await panel.getByLabel('往后移（分钟）').fill('5');
    await expect(panel.getByText('小结+预告 21:00 → 21:05')).toBeVisible();
    await lookAt(page, { name: 'console/campaign-slip-1440-zh-CN', ready: panel });
    await panel.getByRole('button', { name: '12 个群顺延 5 分钟' }).click();
    await expect(page.getByText('12 个群已照办')).toBeVisible();
  });

  await test.step('one button and one name hand the shift over; the colleague has the prompts at once, the evening with them', async () => {
    await colleague.goto('/console/shifts');
    const lane = colleague.getByRole('region', { name: '我的班次' });
    await expect(lane.getByText('作业点评')).toBeVisible();
    await expect(lane.getByText('发布第2课')).toBeHidden();
    await page.goto('/console/shifts');
    await page.getByRole('button', { name: '交班 阿澈' }).click();
    const panel = page.getByRole('dialog', { name: '阿澈 交班' });
    await expect(panel.getByText('12 个群、9 条没发的提词交给小满')).toBeVisible();
    await panel.getByRole('button', { name: '把 12 个群交给小满' }).click();
    await expect(page.getByText('12 个群、9 条提词已交给小满')).toBeVisible();
    await expect(lane.getByText('发布第2课')).toBeVisible();
    await expect(lane.getByText('21:05')).toBeVisible();
    await lookAt(colleague, { name: 'console/shifts-taken-390-zh-CN', ready: lane });
  });

  await test.step('the brief is copied, and says who has how much tonight', async () => {
    await page.getByRole('button', { name: '复制早报' }).click();
    await expect(page.getByText('已复制 ✓')).toBeVisible();
    const brief = await page.evaluate(() => navigator.clipboard.readText());
    expect(brief).toContain('12 个群，今天还有 18 件事要人做，现在 9 件事等人');
    expect(brief).toMatch(/· 小满（.*12 个群）：今天 18 件，现在等发 9 条/);
  });

  await test.step('what was handed over is taken back', async () => {
    await page.getByRole('button', { name: '收回' }).click();
    await expect(page.getByText('12 个群、9 条提词收回给阿澈')).toBeVisible();
    await expect(colleague.getByText('发布第2课')).toBeHidden();
  });
});

for (const { width, locale, name } of ways) {
  test(`the shift board is accessible and can be looked at, ${name}`, async ({ desk }) => {
    const { page } = await desk({ stage: stage(), owner, width, locale });
    await page.goto('/console/shifts');
    await lookAt(page, {
      name: `console/shifts-${name}`,
      ready: page.getByText(/阿澈|我的班次|My shift/),
      whole: true,
      picture: width === 1440 ? 'first-week/shifts' : undefined,
    });
    await page
      .getByRole('button', { name: locale === 'en' ? /^Hand over/ : /^交班/ })
      .first()
      .click();
    await lookAt(page, { name: `console/shifts-hand-over-${name}`, ready: page.getByRole('dialog') });
  });
}
