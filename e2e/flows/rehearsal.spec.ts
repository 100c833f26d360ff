import { expect } from '@playwright/test';
import { lookAt, ways } from '../stage/look.ts';
import { answer, enterAsOwner, type Owner } from '../stage/owner.ts';
import { stageForFile } from '../stage/stage-for-file.ts';
import { test } from '../stage/test.ts';

// the pages are looked at with what the first flow rehearsed
test.describe.configure({ mode: 'serial' });

const stage = stageForFile();
let owner: Owner;
let scriptId: string;

test.beforeAll(async () => {
  owner = await enterAsOwner(stage());
  await owner.openCamp({ groups: [{ channel: 'webRoom', count: 1 }] });
  const scripts = await answer<{ items: { scriptId: string }[] }>(owner.api.get('/api/v1/scripts'));
  scriptId = scripts.items[0]?.scriptId ?? '';
});

test('an operator rehearses twenty groups and is told which minutes their host could not work', async ({ desk }) => {
  // a whole PostgreSQL is made for it, beside everything else that runs here
  test.setTimeout(240_000);
  const { page } = await desk({ stage: stage(), owner, locale: 'en' });
  await page.goto(`/console/scripts/${scriptId}`);
  await page.getByRole('link', { name: 'Rehearse' }).click();
  await page.getByLabel('Groups').fill('20');
  await page.getByLabel('Members in each').fill('2');
  await page.getByRole('button', { name: 'Rehearse 20 × 2 members' }).click();
  const report = page.frameLocator('iframe[title="Report of the rehearsal"]');
  await expect(report.getByRole('heading', { name: 'The timeline as performed' })).toBeVisible({ timeout: 200_000 });
  await expect(
    report.getByRole('listitem').filter({ hasText: /Day 1, 09:00, .+: 20 posts in 20 groups; one person can do 6 a minute/ }),
  ).toBeVisible();
  await report.getByText('中文', { exact: true }).click();
  await expect(report.getByRole('heading', { name: '演出时间表' })).toBeVisible();
});

for (const { width, locale, name } of ways) {
  test(`rehearsing and its report are accessible and can be looked at, ${name}`, async ({ desk }) => {
    const { page } = await desk({ stage: stage(), owner, width, locale });
    await page.goto(`/console/scripts/${scriptId}/rehearse`);
    await lookAt(page, { name: `console/rehearse-${name}`, ready: page.locator('iframe'), whole: true });
    const address = await page.locator('iframe').getAttribute('src');
    await page.goto(address ?? '');
    const heading = locale === 'en' ? 'The timeline as performed' : '演出时间表';
    await lookAt(page, {
      name: `console/rehearsal-report-${name}`,
      ready: page.getByRole('heading', { name: heading }),
      whole: true,
      picture: width === 1440 ? 'first-week/rehearsal' : undefined,
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  });
}
