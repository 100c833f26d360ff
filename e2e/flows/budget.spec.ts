import { expect } from '@playwright/test';
import { lookAt, ways } from '../stage/look.ts';
import { owner as account, enterAsOwner, type Owner } from '../stage/owner.ts';
import { stageForFile } from '../stage/stage-for-file.ts';
import { test } from '../stage/test.ts';

const stage = stageForFile();
let owner: Owner;

test.beforeAll(async () => {
  owner = await enterAsOwner(stage());
  await owner.openCamp({ groups: [{ channel: 'webRoom', count: 1 }] });
});

test('an operator sees what the platform and the people bear, and opens the groups staggered so that nobody has too much', async ({
  desk,
}) => {
  const { page } = await desk({ stage: stage(), owner });

  await test.step('on WeCom set to seven a week, seven posts go as mass messages and people post the rest', async () => {
    await page.goto('/console/scripts');
    await page.getByRole('link', { name: /光影/ }).first().click();
    await page.getByText('群发限额与人手').click();
    await expect(page.getByText('系统自己发，没有限额。')).toBeVisible();
    await page.getByLabel('平台').selectOption({ label: '企业微信' });
    await expect(page.getByText('放得下。')).toBeVisible();
    await page.getByLabel('群发限额', { exact: true }).selectOption({ label: '每周 7 条' });
    await expect(page.getByText('建议群发 7 条')).toBeVisible();
  });

  await test.step('twenty groups are too many for one host, and the proposed stagger mends it', async () => {
    await page.getByLabel('几个群').fill('20');
    const host = page.getByRole('row', { name: /^班主任/ });
    await expect(host).toContainText('20 条');
    await expect(host).toContainText('最多晚 3 分钟');
    await expect(page.getByText('第 19–20 群 晚 3 分钟')).toBeVisible();
    await expect(page.getByText('错开后每人每分钟最多 6 条。')).toBeVisible();
  });

  await test.step('opening says so too; with one choice the last groups come three minutes later', async () => {
    await page.getByRole('link', { name: '开一期' }).click();
    await page.getByLabel('网页群').fill('1');
    await page.getByLabel('由人张贴的群').fill('20');
    await page.getByLabel('日期').fill('2026-12-01');
    await expect(page.getByText('同时在 20 个群里发', { exact: false })).toContainText(account.name);
    await page.getByRole('checkbox', { name: '错开开营内容，最后一个群晚 3 分钟' }).check();
    await expect(page.getByText('由人张贴的群错开，最后一个群晚 3 分钟。')).toBeVisible();
    for (const role of ['群管理', '讲师']) {
      const who = page.getByLabel(`${role} · 由谁担任`);
      await who.fill('小禾');
      await who.press('Enter');
    }
    const values = page.getByRole('group', { name: '变量的值' });
    for (const field of await values.getByRole('textbox').all()) await field.fill('若干');
    await page.getByRole('button', { name: '开 21 个群' }).click();
    await expect(page.getByText('开好了 21 个群')).toBeVisible();
    await expect(page.getByRole('row', { name: / 1群/ })).toContainText('09:00');
    await expect(page.getByRole('row', { name: / 8群/ })).toContainText('09:01');
    await expect(page.getByRole('row', { name: / 21群/ })).toContainText('09:03');
  });
});

test('a campaign that is open already is staggered from its page, and is not asked about again', async ({ desk }) => {
  await owner.openCamp({ groups: [{ channel: 'prompter', count: 20 }] });
  const { page } = await desk({ stage: stage(), owner });
  const { items } = (await (await owner.api.get('/api/v1/campaigns')).json()) as { items: { campaignId: string; groupCount: number }[] };
  await page.goto(`/console/campaigns/${items.find((one) => one.groupCount === 20)?.campaignId ?? ''}`);
  const note = page.getByText('要同时在 20 个群里发', { exact: false });
  await lookAt(page, { name: 'budget/campaign-1440-zh-CN', ready: note });
  await page.setViewportSize({ width: 390, height: 844 });
  await lookAt(page, { name: 'budget/campaign-390-zh-CN', ready: note });
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('button', { name: '错开 14 个群' }).click();
  await expect(page.getByText('14 个群已错开')).toBeVisible();
  await expect(note).toBeHidden();
  await expect(page.getByRole('row', { name: / 20群/ })).toContainText('09:03');
});

for (const { width, locale, name } of ways.filter(({ name: way }) => way === '1440-zh-CN' || way === '390-en')) {
  test(`budget and stagger can be read at ${width} in ${locale}`, async ({ desk }) => {
    const { page } = await desk({ stage: stage(), owner, locale, width });
    const zh = locale === 'zh-CN';
    await page.goto('/console/scripts');
    await page.getByRole('link', { name: /光影/ }).first().click();
    await page.getByText(zh ? '群发限额与人手' : 'Mass messages and hands').click();
    await page.getByLabel(zh ? '平台' : 'Platform').selectOption('wecom');
    await page.getByLabel(zh ? '群发限额' : 'Mass messages', { exact: true }).selectOption('7-a-week');
    await page.getByLabel(zh ? '几个群' : 'Groups', { exact: true }).fill('20');
    await page.getByLabel(zh ? '每群几人' : 'Members in each').fill('200');
    await page.getByText(zh ? '群发限额与人手' : 'Mass messages and hands').scrollIntoViewIfNeeded();
    await lookAt(page, { name: `budget/panel-${name}`, ready: page.getByText(zh ? '建议错开' : 'Proposed stagger'), whole: true });
    await page.getByRole('link', { name: zh ? '开一期' : 'Open a campaign' }).click();
    await page.getByLabel(zh ? '由人张贴的群' : 'Groups where people post').fill('20');
    await page.getByRole('checkbox', { name: zh ? /错开开营内容/ : /Stagger the groups/ }).check();
    await lookAt(page, { name: `budget/opening-${name}`, ready: page.getByText(zh ? '会发生什么' : 'What will happen'), whole: true });
  });
}
