import { expect } from '@playwright/test';
import { owner as account } from '../stage/owner.ts';
import { type ShippedServer, startAsShipped } from '../stage/start-stage.ts';
import { test } from '../stage/test.ts';

let server: ShippedServer;
test.beforeAll(async () => {
  server = await startAsShipped();
});
test.afterAll(() => server?.stop());

test('the link a first start prints makes the owner’s account, once; they leave, come back, and invite a colleague', async ({ desk }) => {
  const { page } = await desk({ stage: server });

  await test.step('the printed link leads to a form that says what is missing', async () => {
    await page.goto(server.ownerLink);
    await page.getByLabel('你的名字').fill(account.name);
    await page.getByLabel('邮箱').fill(account.email);
    await page.getByLabel('密码', { exact: true }).fill('kurz');
    await page.getByLabel('工作区名').fill(account.workspace);
    await page.getByRole('button', { name: '进去' }).click();
    await expect(page.getByText('还不到 10 个字符')).toBeVisible();
    await page.getByLabel('密码', { exact: true }).fill(account.password);
    await page.getByRole('button', { name: '进去' }).click();
    await expect(page.getByText('还没有开营的群')).toBeVisible();
  });

  await test.step('signed out, a page asks to sign in and then is the one that was asked for', async () => {
    await page.getByRole('button', { name: account.name }).click();
    await page.getByRole('button', { name: '退出登录' }).click();
    await expect(page).toHaveURL(/\/console\/sign-in/);
    await page.goto('/console/scripts');
    await page.getByLabel('邮箱').fill(account.email);
    await page.getByLabel('密码', { exact: true }).fill('not the pass phrase');
    await page.getByRole('button', { name: '登录' }).click();
    await expect(page.getByRole('alert')).toContainText('邮箱或密码不对');
    await page.getByLabel('密码', { exact: true }).fill(account.password);
    await page.getByRole('button', { name: '登录' }).click();
    await expect(page).toHaveURL(/\/console\/scripts$/);
  });

  await test.step('the link is spent', async () => {
    const stranger = await desk({ stage: server });
    await stranger.page.goto(server.ownerLink);
    await expect(stranger.page.getByRole('heading', { name: '这个链接用过了' })).toBeVisible();
  });

  await test.step('a colleague comes in by an invitation and sees the workspace', async () => {
    await page.getByRole('link', { name: '人员' }).click();
    await page.getByRole('button', { name: '添加人员' }).click();
    await page.getByLabel('名字').fill('小禾');
    await page.getByRole('button', { name: '添加，生成邀请链接' }).click();
    await page.getByRole('button', { name: '复制邀请链接' }).click();
    const invitation = await page.evaluate(() => navigator.clipboard.readText());

    const colleague = await desk({ stage: server });
    await colleague.page.goto(invitation);
    await expect(colleague.page.getByRole('heading', { name: `${account.workspace}请你进来` })).toBeVisible();
    await colleague.page.getByLabel('邮箱').fill('xiaohe@camp.example');
    await colleague.page.getByLabel('密码', { exact: true }).fill('another long pass phrase');
    await colleague.page.getByRole('button', { name: '进去' }).click();
    await expect(colleague.page.getByRole('button', { name: '小禾' })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('row', { name: /小禾/ })).toContainText('已进来');
  });
});
