import { expect, request } from '@playwright/test';
import { lookAt } from '../stage/look.ts';
import { answer, enterAsOwner, type Group, signInAs } from '../stage/owner.ts';
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
  - { id: d1-look, stage: follow-up, when: day 1 21:40, who: host, where: room, do: say, text: "还在犹豫的看这里：https://camp.example/why" }
  - { id: d1-soon, stage: follow-up, when: day 1 22:05, who: host, where: room, do: say, text: "还有二十五分钟，想好了就报名，没想好也没关系，下一期还会开" }
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
  const { page, context } = await desk({ stage, owner, width: 390, touch: true });
  const { page: deputyPage } = await desk({ stage, width: 390, touch: true });
  await signInAs(deputyPage, { owner, name: '小满' });
  await deputyPage.goto('/console/prompts');
  await expect(deputyPage.getByRole('heading', { level: 1 })).toHaveText('没有等我发的');
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
    const registrationId = await registration;
    const notifications = () =>
      page.evaluate(async () => (await (await navigator.serviceWorker.ready).getNotifications()).map((one) => one.body));
    // now and then Chromium forgets a notification it is asked for while it is about to show it: the push comes again, as a push service's would
    await expect(async () => {
      await cdp.send('ServiceWorker.deliverPushMessage', { origin: stage.url, registrationId, data: JSON.stringify(first) });
      await expect.poll(notifications, { timeout: 3_000 }).toEqual([first.body]);
    }).toPass({ timeout: 30_000 });
  });

  const { items } = await answer<{ items: { link: { url: string } }[] }>(owner.api.get('/api/v1/prompts'));
  const deck = page.getByRole('region', { name: '一条一条发' });
  const copy = deck.getByRole('button', { name: '复制', exact: true });
  await test.step('each room has words of its own: one card at a time, copied and claimed at the thumb; a member opens its link', async () => {
    await expect(deck.getByText('第 1 条，共 2 条')).toBeVisible();
    await expect(deck.getByText(`贴到 ${groups[0]?.name}`)).toBeVisible();
    const picture = 'first-week/prompts-phone';
    await lookAt(page, { name: 'prompts/phone-390-zh-CN', ready: copy, picture });
    await page.getByRole('button', { name: 'English' }).tap();
    await lookAt(page, { name: 'prompts/phone-390-en', ready: page.getByRole('button', { name: 'Copy', exact: true }), picture });
    await page.getByRole('button', { name: '中文' }).tap();
    await copy.tap();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(`预热：先看这一页 ${items[0]?.link.url}`);
    await lookAt(page, { name: 'prompts/phone-copied-390-zh-CN', ready: deck.getByRole('button', { name: '已发出' }) });
    await deck.getByRole('button', { name: '已发出' }).tap();
    await expect(heading).toHaveText('1 条等我发');
    await expect(deck.getByText(`贴到 ${groups[1]?.name}`)).toBeVisible();
    const member = await request.newContext({
      extraHTTPHeaders: { accept: 'text/html', 'accept-language': 'zh-CN', 'user-agent': 'Mozilla/5.0 (iPhone) MicroMessenger/8.0' },
    });
    const opened = await member.get(copied.split(' ').at(-1) ?? '', { maxRedirects: 0 });
    expect([opened.status(), opened.headers()['location']]).toEqual([302, 'https://camp.example/launch']);
    await member.dispose();
    await page.locator('details.settled summary').tap();
    await expect(page.getByText('有成员打开了', { exact: false })).toBeVisible();
  });

  await test.step('the other is copied and not claimed: it goes to the deputy, whose own page has it; the host is told not to post it', async () => {
    await copy.tap();
    await stage.moveTo('2026-12-01T20:16:00+08:00');
    await expect(heading).toHaveText('没有等我发的');
    await expect(page.getByText('没有及时认领，已转给 小满').first()).toBeVisible();
    await expect(page.getByRole('alert').getByText('刚才复制的 1 条不能发了，别再发')).toBeVisible();
    await expect(deputyPage.getByRole('heading', { level: 1 })).toHaveText('1 条等我发');
    await expect(deputyPage.getByText('阿澈 没有及时认领，转给你')).toBeVisible();
    await lookAt(deputyPage, { name: 'prompts/deputy-390-zh-CN', ready: deputyPage.getByText('阿澈 没有及时认领，转给你') });
    await page.getByRole('button', { name: '知道了' }).tap();
    await expect(page.getByRole('alert')).toHaveCount(0);
  });

  await test.step('the deputy posts it', async () => {
    const theirs = deputyPage.getByRole('region', { name: '一条一条发' });
    await theirs.getByRole('button', { name: '复制', exact: true }).tap();
    await theirs.getByRole('button', { name: '已发出' }).tap();
    await expect(deputyPage.getByRole('heading', { level: 1 })).toHaveText('没有等我发的');
  });

  await test.step('the same words to both rooms are one card that says where to paste them, claimed with one tap', async () => {
    await stage.moveTo('2026-12-01T20:30:05+08:00');
    await expect(deck.getByText('贴到这 2 个群')).toBeVisible();
    await copy.tap();
    await deck.getByRole('button', { name: '2 个群都已发出' }).tap();
    await expect(page.getByText('2 条记为已发')).toBeVisible();
    await expect(heading).toHaveText('没有等我发的');
  });

  await test.step('what is true for ten minutes is gone after them, and what was copied of it is called back', async () => {
    await stage.moveTo('2026-12-01T20:40:05+08:00');
    await expect(heading).toHaveText('2 条等我发');
    await copy.tap();
    await stage.moveTo('2026-12-01T20:51:00+08:00');
    await expect(heading).toHaveText('没有等我发的');
    const warning = page.getByRole('alert');
    await expect(warning.getByText('过了有效时间').first()).toBeVisible();
    await lookAt(page, { name: 'prompts/phone-spoiled-390-zh-CN', ready: warning });
    await page.reload();
    await expect(warning.getByText('刚才复制的 2 条不能发了，别再发')).toBeVisible();
    await page.getByRole('button', { name: '知道了' }).tap();
  });

  await test.step('without a network a claim is kept over a reload and told when the network is back; one that came too late says why', async () => {
    await stage.moveTo('2026-12-01T21:30:05+08:00');
    await expect(heading).toHaveText('2 条等我发');
    await page.getByRole('button', { name: '全部列表' }).tap();
    await context.route('**/api/v1/prompts/**claim', (route) => route.abort('internetdisconnected'));
    for (const left of [1, 0]) {
      await page.locator('.works').getByRole('button', { name: /^已发/ }).first().tap();
      await expect(heading).toHaveText(left === 0 ? '没有等我发的' : '1 条等我发');
    }
    await expect(page.getByText('待联网登记 2 条')).toBeVisible();
    await page.reload();
    await expect(page.getByText('待联网登记 2 条')).toBeVisible();
    await expect(heading).toHaveText('没有等我发的');
    await lookAt(page, { name: 'prompts/phone-kept-390-zh-CN', ready: page.getByText('待联网登记 2 条') });
    await answer(owner.api.post(`/api/v1/groups/${groups[0]?.groupId}/pause`, { data: {} }));
    await context.unroute('**/api/v1/prompts/**claim');
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await expect(page.getByText('待联网登记')).toHaveCount(0);
    await expect(page.getByRole('alert').getByText('1 条没能登记为已发')).toBeVisible();
    await lookAt(page, { name: 'prompts/phone-refused-390-zh-CN', ready: page.getByRole('alert') });
    await page.getByRole('button', { name: '知道了' }).tap();
    const mine = await answer<{ items: { state: string }[] }>(owner.api.get('/api/v1/prompts/settled'));
    expect(mine.items.filter(({ state }) => state === 'claimed').length).toBeGreaterThanOrEqual(1);
  });

  await test.step('a claim whose link nobody opens comes to the deputy, who looks and says that it is there', async () => {
    await stage.moveTo('2026-12-01T21:40:05+08:00');
    await copy.tap();
    await deck.getByRole('button', { name: '已发出' }).tap();
    await expect(heading).toHaveText('没有等我发的');
    await stage.moveTo('2026-12-01T22:01:00+08:00');
    const please = deputyPage.getByRole('heading', { name: /^请看一眼/ });
    await lookAt(deputyPage, { name: 'prompts/please-look-390-zh-CN', ready: please });
    await deputyPage.getByRole('button', { name: /^在群里，看到了/ }).tap();
    await expect(please).toHaveCount(0);
  });

  await stage.moveTo('2026-12-01T22:05:05+08:00');
  await test.step('on the dark paper of a launch night it reads as well', async () => {
    const night = await desk({ stage, owner, width: 390, touch: true, dark: true });
    await night.page.goto('/console/prompts');
    await lookAt(night.page, {
      name: 'prompts/phone-390-zh-CN-dark',
      ready: night.page.getByRole('button', { name: '复制', exact: true }),
    });
  });

  await test.step('it reads well at a desk and in English too', async () => {
    for (const [locale, width] of [
      ['zh-CN', 1440],
      ['en', 390],
      ['en', 1440],
    ] as const) {
      const other = await desk({ stage, owner, width, locale, touch: width < 600 });
      await other.page.goto('/console/prompts');
      await lookAt(other.page, {
        name: `prompts/desk-${width}-${locale}`,
        ready: other.page.getByRole('heading', { level: 1, name: /1/ }),
      });
    }
  });
});
