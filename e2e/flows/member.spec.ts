import { expect } from '@playwright/test';
import { answer, enterAsOwner, type Group, type Owner } from '../stage/owner.ts';
import { stageForFile } from '../stage/stage-for-file.ts';
import { test } from '../stage/test.ts';

const stage = stageForFile();
let owner: Owner;
let group: Group;

test.beforeAll(async () => {
  owner = await enterAsOwner(stage());
  const [first] = await owner.openCamp({ groups: [{ channel: 'webRoom', count: 1 }] });
  if (!first) throw new Error('no group was opened');
  group = first;
});

test('posts arrive live, with the badge of who says them, in the room’s own clock', async ({ phone }) => {
  const { page, room, join } = await phone();
  await join(group.joinLink, '小林');
  await stage().moveTo('2026-12-01T09:00:30+08:00');
  const post = room.getByRole('article').filter({ hasText: '欢迎来到【光影手机摄影5天训练营】' });
  await expect(post).toContainText('班主任');
  await expect(post).toContainText('阿澈');
  await expect(post).toContainText('09:00');
  await expect(room.getByRole('heading', { name: /第1天/ })).toBeVisible();
  await expect(page.getByRole('region', { name: '现在' })).toContainText('欢迎来到【光影手机摄影5天训练营】');
});

test('what is written without a network arrives once, and what was missed is there when it is back', async ({ phone }) => {
  const { context, page, room, join, say } = await phone();
  await join(group.joinLink, '地铁里的人');
  await say('上车前');
  await expect(room.getByText('上车前')).toHaveCount(1);
  // it is there before the server has it
  await expect(room.getByText(/等待发送|发送中/)).toHaveCount(0);
  await context.setOffline(true);
  await expect(page.getByText('没有网络。写的会存着，连上就发。')).toBeVisible();
  await say('隧道里写的第一句');
  await say('隧道里写的第二句');
  await expect(room.getByText('等待发送')).toHaveCount(2);
  await page.getByRole('textbox').fill('还没写完的');
  await stage().moveTo('2026-12-01T10:00:30+08:00');

  await context.setOffline(false);
  await expect(room.getByText('请按模板介绍自己')).toHaveCount(1);
  await expect(page.getByText('没有网络')).toBeHidden();
  await expect(room.getByText(/等待发送|发送中/)).toHaveCount(0);
  await expect(page.getByRole('textbox')).toHaveValue('还没写完的');

  const { items } = await answer<{ items: { text: string }[] }>(owner.api.get(`/api/v1/groups/${group.groupId}/feed?limit=200`));
  const written = items.map(({ text }) => text).filter((text) => text.startsWith('隧道里'));
  expect(written).toEqual(['隧道里写的第一句', '隧道里写的第二句']);
});

test('opened again without a network, the page is there with what waits to be sent, and sends it once', async ({ phone }) => {
  const { context, page, room, join, say } = await phone();
  await join(group.joinLink, '重开的人');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  await expect(room).toBeVisible();
  await context.setOffline(true);
  await say('断网时写的');
  await page.reload();
  await expect(page.getByText('没有网络。写的会存着，连上就发。')).toBeVisible();
  await expect(room.getByText('断网时写的')).toHaveCount(1);
  await expect(room.getByText('连上以后，说过的话会出现在这里。')).toBeVisible();
  await context.setOffline(false);
  await expect(room.getByText(/等待发送|发送中/)).toHaveCount(0);
  const { items } = await answer<{ items: { text: string }[] }>(owner.api.get(`/api/v1/groups/${group.groupId}/feed?limit=200`));
  expect(items.filter(({ text }) => text === '断网时写的')).toHaveLength(1);
});

test('a message whose answer got lost is not doubled by sending it again', async ({ phone }) => {
  const { page, room, join, say } = await phone();
  await join(group.joinLink, '信号不好');
  let lost = 0;
  await page.route('**/api/v1/room/messages', async (route) => {
    // the server takes it, the phone never hears so
    await route.fetch();
    lost += 1;
    await (lost <= 2 ? route.abort() : route.continue());
  });
  await say('只说一次');
  await expect(room.getByText('只说一次')).toHaveCount(1);
  await expect(room.getByText(/等待发送|发送中/)).toHaveCount(0);
  const { items } = await answer<{ items: { text: string }[] }>(owner.api.get(`/api/v1/groups/${group.groupId}/feed?limit=200`));
  expect(items.filter(({ text }) => text === '只说一次')).toHaveLength(1);
});

test('opening the link again finds oneself again, and two groups stand side by side', async ({ phone }) => {
  const [other] = await owner.openCamp({ groups: [{ channel: 'webRoom', count: 2 }] });
  const { page, room, join, say } = await phone();
  await join(group.joinLink, '两头跑');
  await say('我在第一个群');
  await expect(room.getByText('我在第一个群')).toBeVisible();
  await join(other?.joinLink ?? '', '两头跑');
  await page.goto(group.joinLink);
  await expect(room.getByText('我在第一个群')).toBeVisible();
  await page.getByRole('button', { name: '群信息' }).click();
  await page.getByRole('navigation', { name: '你的其他群' }).getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(other?.name ?? '');
});

test('a private question reaches the staff alone, and their answer the member alone', async ({ phone }) => {
  const asking = await phone();
  const beside = await phone();
  await asking.join(group.joinLink, '想问问');
  await beside.join(group.joinLink, '旁边的人');
  await asking.toPrivate();
  await asking.say('可以退款吗');
  await expect(asking.thread.getByText('可以退款吗')).toHaveCount(1);
  const { items } = await answer<{ items: { memberId: string; displayName: string }[] }>(
    owner.api.get(`/api/v1/groups/${group.groupId}/members`),
  );
  const memberId = items.find(({ displayName }) => displayName === '想问问')?.memberId;
  await answer(
    owner.api.post(`/api/v1/groups/${group.groupId}/messages`, {
      data: { text: '七天内都可以', place: 'private', memberId, clientKey: 'answer-to-refund', role: 'consultant' },
    }),
  );
  const said = asking.thread.getByRole('article').filter({ hasText: '七天内都可以' });
  await expect(said).toContainText('顾问');
  await beside.toPrivate();
  await expect(beside.page.getByText('这里只有你和工作人员')).toBeVisible();
  await expect(beside.page.getByText('七天内都可以')).toHaveCount(0);
});

test('a server that goes away is said so in words, and found again', async ({ phone }) => {
  const { page, room, join, say } = await phone();
  await join(group.joinLink, '等一等');
  await page.route('**/api/**', (route) => route.abort());
  await say('在吗');
  await expect(page.getByText('连不上，正在重试。写的会存着，连上就发。')).toBeVisible();
  await page.unroute('**/api/**');
  await expect(room.getByText(/等待发送|发送中/)).toHaveCount(0);
  await expect(room.getByText('在吗')).toHaveCount(1);
});

test('a browser that keeps nothing is told so, and the page works until it is closed', async ({ phone }) => {
  const { page, room, join, say } = await phone();
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('blocked', 'SecurityError');
      },
    });
  });
  await page.goto(group.joinLink);
  await expect(page.getByText('这个浏览器不让网页保存内容', { exact: false })).toBeVisible();
  await join(group.joinLink, '无痕');
  await say('也能说话');
  await expect(room.getByText('也能说话')).toHaveCount(1);
});

test('a token that no longer counts leads back to the way in, and what was not sent is kept', async ({ phone }) => {
  const { page, room, join } = await phone();
  await join(group.joinLink, '换了钥匙');
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) {
      const value = localStorage.getItem(key) ?? '';
      if (key.includes('member.')) localStorage.setItem(key, value.replace(/"token":"[^"]+"/, '"token":"a-token-nobody-gave"'));
    }
  });
  await page.reload();
  await expect(page.getByRole('heading', { name: '你已不在这个群里' })).toBeVisible();
  await page.getByRole('button', { name: '重新加入' }).click();
  await join(page.url(), '换了钥匙');
  await expect(room).toBeVisible();
});

test('at twice the size nothing is cut off, and the composer stays in reach', async ({ phone }) => {
  const { page, room, join, say } = await phone();
  // 390 × 844 at 200%
  await page.setViewportSize({ width: 195, height: 422 });
  await join(group.joinLink, '放大看');
  await say('看得清');
  await expect(room.getByText('看得清')).toBeInViewport();
  await expect(page.getByRole('button', { name: '发到群里' })).toBeInViewport({ ratio: 1 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(195);
});
