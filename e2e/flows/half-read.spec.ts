import { expect } from '@playwright/test';
import { enterAsOwner, type Group, type Owner } from '../stage/owner.ts';
import { stageForFile } from '../stage/stage-for-file.ts';
import { test } from '../stage/test.ts';

const stage = stageForFile();
let owner: Owner;
let group: Group;

test.beforeAll(async () => {
  owner = await enterAsOwner(stage());
  const [first] = await owner.openCamp({ groups: [{ channel: 'prompter', count: 1 }] });
  if (!first) throw new Error('no group was opened');
  group = first;
  await stage().moveTo('2026-12-01T09:00:30+08:00');
});

test('what to post is there, and stays, while what was posted cannot be read', async ({ desk }) => {
  const { page, context } = await desk({ stage: stage(), owner, width: 390, touch: true });
  let asked = 0;
  await context.route('**/api/v1/prompts/settled', (route) => {
    asked += 1;
    return route.fulfill({ status: 500, contentType: 'application/json', body: '{}' });
  });
  await page.goto('/console/prompts');
  const copy = page.getByRole('button', { name: /^复制/ }).first();
  await expect(copy).toBeVisible();
  await expect(page.getByRole('alert').first()).toBeVisible();
  // the same button, not another like it, is there after it was asked for anew
  const button = await copy.elementHandle();
  const before = asked;
  await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
  await expect.poll(() => asked, { timeout: 30_000 }).toBeGreaterThan(before);
  expect(await button?.evaluate((element) => element.isConnected)).toBe(true);
});

test('a room whose members cannot be read still says who plays whom, and asks again when told to', async ({ desk }) => {
  const { page, context } = await desk({ stage: stage(), owner });
  await context.route('**/api/v1/groups/*/members*', (route) =>
    route.fulfill({ status: 500, contentType: 'application/json', body: '{}' }),
  );
  await page.goto(`/console/groups/${group.groupId}`);
  const column = page.getByRole('complementary');
  await expect(column.getByRole('strong').filter({ hasText: '小满' })).toBeVisible();
  await column.getByRole('button', { name: '再试一次' }).click();
  await context.unroute('**/api/v1/groups/*/members*');
  await expect(column.getByRole('alert')).toHaveCount(0);
});
