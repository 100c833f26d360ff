import { expect } from '@playwright/test';
import { lookAt, ways } from '../stage/look.ts';
import { answer, enterAsOwner, type Owner } from '../stage/owner.ts';
import { stageForFile } from '../stage/stage-for-file.ts';
import { test } from '../stage/test.ts';

const stage = stageForFile();
let owner: Owner;
let campaignId: string;

test.beforeAll(async () => {
  owner = await enterAsOwner(stage());
  await owner.openCamp({
    groups: [
      { channel: 'webRoom', count: 2 },
      { channel: 'prompter', count: 2 },
    ],
  });
  const { items } = await answer<{ items: { campaignId: string }[] }>(owner.api.get('/api/v1/campaigns'));
  campaignId = items[0]?.campaignId ?? '';
  const scripts = await answer<{ items: { scriptId: string }[] }>(owner.api.get('/api/v1/scripts'));
  const scriptId = scripts.items[0]?.scriptId ?? '';
  const { text, latest } = await answer<{ text: string; latest: { scriptVersionId: string } }>(
    owner.api.get(`/api/v1/scripts/${scriptId}`),
  );
  // wherever the script says it, in a lesson and in the cue that releases it
  const changed = text.replaceAll('day 3 19:30', 'day 3 20:15');
  await answer(
    owner.api.post('/api/v1/scripts', { data: { scriptId, text: changed, baseVersionId: latest.scriptVersionId, note: '第三天晚课推后' } }),
  );
});

test('running groups go to another version once it was seen what that does, and back', async ({ desk }) => {
  const { page } = await desk({ stage: stage(), owner });

  await test.step('from the campaign to what the new version would do, in sentences and numbers', async () => {
    await page.goto(`/console/campaigns/${campaignId}`);
    await page.getByRole('link', { name: '升级剧本…' }).click();
    await expect(page.getByText('4 个群在用第 1 版')).toBeVisible();
    await expect(page.getByText('说明：第三天晚课推后')).toBeVisible();
    await expect(page.getByRole('heading', { name: '第 1 版 → 第 2 版改了什么' })).toBeVisible();
  });

  await test.step('one group is left out, the others are upgraded', async () => {
    await page.getByRole('checkbox', { name: /4/ }).last().uncheck();
    await page.getByRole('button', { name: '升级 3 个群' }).click();
    await expect(page.getByText('3 个群已升级')).toBeVisible();
    await expect(page.getByText('3 个群在用第 2 版')).toBeVisible();
  });

  await test.step('and taken back, by the keyboard', async () => {
    await page.getByRole('button', { name: '撤销（3 个群）' }).press('Enter');
    const panel = page.getByRole('dialog', { name: '撤销升级' });
    await panel.getByRole('button', { name: '让 3 个群回到前一版' }).press('Enter');
    await expect(page.getByText('3 个群已回到前一版')).toBeVisible();
    await expect(page.getByText('4 个群在用第 1 版')).toBeVisible();
  });
});

for (const { width, locale, name } of ways) {
  test(`the page is accessible and can be looked at, ${name}`, async ({ desk }) => {
    const { page } = await desk({ stage: stage(), owner, width, locale });
    await page.goto(`/console/campaigns/${campaignId}/upgrade`);
    await lookAt(page, {
      name: `console/upgrade-${name}`,
      ready: page.getByRole('button', { name: /^(升级 4 个群|Upgrade 4 groups)$/ }),
      whole: true,
    });
  });
}
