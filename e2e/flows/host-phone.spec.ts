import { expect, request } from '@playwright/test';
import { lookAt } from '../stage/look.ts';
import { answer, enterAsOwner, type Group } from '../stage/owner.ts';
import { startPushService } from '../stage/push-service.ts';
import { type Stage, startStage } from '../stage/start-stage.ts';
import { test } from '../stage/test.ts';

/** One launch evening at the desk of a host: two rooms where only people may post. */
const script = `kuaishan: 1
title: 发售夜
days: 1
roles: { host: 老板 }
stages:
  - { name: follow-up, days: 1 }
cues:
  - { id: d1-warm, stage: follow-up, when: day 1 20:00, who: host, where: room, do: say, text: "预热：先看这一页 https://camp.example/launch" }
  - { id: d1-open, stage: follow-up, when: day 1 20:30, who: host, where: room, do: say, text: "开放报名" }
  - { id: d1-short, stage: follow-up, when: day 1 20:40, who: host, where: room, do: say, text: "只在这十分钟里为真", sendUntil: 10m }
  - { id: d1-last, stage: follow-up, when: day 1 21:30, who: host, where: room, do: say, text: "最后一小时" }
  - { id: d1-end, stage: follow-up, when: day 1 22:30, who: host, where: room, do: close-room, text: "报名结束" }
`;

let stage: Stage;
let push: Awaited<ReturnType<typeof startPushService>>;
test.beforeAll(async () => {
  push = await startPushService();
  process.env['PUSH_SERVICES'] = push.origin;
  stage = await startStage({ start: '2026-12-01T19:50:00+08:00' });
});
test.afterAll(async () => {
  await stage.stop();
  await push.stop();
});

test('a host on a phone works a launch evening: told, copies, claims, is proven, relieved, and rung by a push', async ({ desk }) => {
  const owner = await enterAsOwner(stage);
  const deputy = await answer<{ staffId: string }>(
    owner.api.post('/api/v1/staff', { data: { displayName: '小满', permission: 'assistant' } }),
  );
  const me = await answer<{ staffId: string }>(owner.api.get('/api/v1/me'));
  const saved = await answer<{ scriptVersionId: string }>(owner.api.post('/api/v1/scripts', { data: { text: script } }));
  const { groups } = await answer<{ groups: Group[] }>(
    owner.api.post('/api/v1/campaigns', {
      headers: { 'idempotency-key': 'launch-evening' },
      data: {
        name: '发售夜',
        scriptVersionId: saved.scriptVersionId,
        openingAt: '2026-12-01T20:00',
        zone: 'Asia/Shanghai',
        groups: [{ channel: 'prompter', count: 2 }],
        values: {},
        cast: [{ role: 'host', staffId: me.staffId, deputyStaffId: deputy.staffId }],
      },
    }),
  );
  const { page, context } = await desk({ stage, owner, width: 390 });
  await context.grantPermissions(['notifications', 'clipboard-read', 'clipboard-write']);

  // The real browser, the real worker, real encryption; only the way through a vendor's push service is ours, since no browser reaches one without the internet.
  await page.addInitScript((given) => {
    let on = false;
    const mine = {
      endpoint: given.endpoint,
      unsubscribe: async () => true,
      toJSON: () => ({ endpoint: given.endpoint, keys: { p256dh: given.p256dh, auth: given.auth } }),
    };
    Notification.requestPermission = async () => 'granted';
    PushManager.prototype.getSubscription = async () => (on ? mine : null) as unknown as PushSubscription;
    PushManager.prototype.subscribe = async () => {
      on = true;
      return mine as unknown as PushSubscription;
    };
  }, push.subscription);
  await page.goto('/console/prompts');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('没有等我发的');

  await test.step('the phone is told to ring', async () => {
    await page.getByLabel('关着页面也提醒').click();
    await expect(page.getByLabel('关着页面也提醒')).toBeChecked();
  });

  await test.step('at eight something waits: the tab says so, and a push arrives at the browser’s own worker', async () => {
    await stage.moveTo('2026-12-01T20:00:05+08:00');
    await expect(heading).toHaveText('2 条等我发');
    await expect(page).toHaveTitle(/^\(2\)/);
    const first = await push.nextPush();
    expect(first.body).toMatch(/^2 条等你发，最早 \d\d:\d\d 截止$/);
    const cdp = await context.newCDPSession(page);
    const registration = new Promise<string>((resolve) => {
      cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const ours = registrations.find(({ scopeURL }) => scopeURL.endsWith('/console/'));
        if (ours) resolve(ours.registrationId);
      });
    });
    await cdp.send('ServiceWorker.enable');
    await cdp.send('ServiceWorker.deliverPushMessage', {
      origin: stage.url,
      registrationId: await registration,
      data: JSON.stringify(first),
    });
    await expect
      .poll(() => page.evaluate(async () => (await (await navigator.serviceWorker.ready).getNotifications()).map((one) => one.body)))
      .toEqual([first.body]);
  });

  const { items } = await answer<{ items: { link: { url: string } }[] }>(owner.api.get('/api/v1/prompts'));
  await test.step('each room has words of its own; one is copied and claimed, a member opens its link', async () => {
    await lookAt(page, { name: 'prompts/phone-390-zh-CN', ready: page.getByText('每处的文字不一样', { exact: false }) });
    await page.getByRole('button', { name: '复制文字' }).first().click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(`预热：先看这一页 ${items[0]?.link.url}`);
    await page.getByRole('button', { name: /^已发/ }).first().click();
    await expect(heading).toHaveText('1 条等我发');
    const member = await request.newContext({
      extraHTTPHeaders: { accept: 'text/html', 'accept-language': 'zh-CN', 'user-agent': 'Mozilla/5.0 (iPhone) MicroMessenger/8.0' },
    });
    const opened = await member.get(copied.split(' ').at(-1) ?? '', { maxRedirects: 0 });
    expect([opened.status(), opened.headers()['location']]).toEqual([302, 'https://camp.example/launch']);
    await member.dispose();
    await page.locator('details.settled summary').click();
    await expect(page.getByText('有成员打开了', { exact: false })).toBeVisible();
  });

  await test.step('the other nobody claims: it goes to the deputy, and the host sees to whom', async () => {
    await stage.moveTo('2026-12-01T20:16:00+08:00');
    await expect(heading).toHaveText('没有等我发的');
    await expect(page.getByText('没有及时认领，已转给 小满')).toBeVisible();
    const all = await answer<{ items: { staffId: string }[] }>(owner.api.get('/api/v1/prompts?mine=false'));
    expect(all.items.map((item) => item.staffId)).toEqual([deputy.staffId]);
  });

  await test.step('the same words to both rooms are one card, claimed with one tap', async () => {
    await stage.moveTo('2026-12-01T20:30:05+08:00');
    await page.getByRole('button', { name: '2 处都发了' }).click();
    await expect(page.getByText('2 条记为已发')).toBeVisible();
    await expect(heading).toHaveText('没有等我发的');
  });

  await test.step('what is true for ten minutes is gone after them', async () => {
    await stage.moveTo('2026-12-01T20:40:05+08:00');
    await expect(heading).toHaveText('2 条等我发');
    await stage.moveTo('2026-12-01T20:51:00+08:00');
    await expect(heading).toHaveText('没有等我发的');
  });

  await test.step('a pause takes back what waits in its room', async () => {
    await stage.moveTo('2026-12-01T21:30:05+08:00');
    await expect(heading).toHaveText('2 条等我发');
    await answer(owner.api.post(`/api/v1/groups/${groups[0]?.groupId}/pause`, { data: {} }));
    await expect(heading).toHaveText('1 条等我发');
    await expect(page.getByText('群暂停了', { exact: false })).toBeVisible();
  });

  await test.step('it reads well at a desk and in English too', async () => {
    for (const [locale, width] of [
      ['zh-CN', 1440],
      ['en', 390],
      ['en', 1440],
    ] as const) {
      const other = await desk({ stage, owner, width, locale });
      await other.page.goto('/console/prompts');
      await lookAt(other.page, {
        name: `prompts/desk-${width}-${locale}`,
        ready: other.page.getByRole('heading', { level: 1, name: /1/ }),
      });
    }
  });
});
