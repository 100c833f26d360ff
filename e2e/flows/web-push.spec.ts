import { expect } from '@playwright/test';
import { type Firefox, startFirefox } from '../stage/firefox.ts';
import { startFirefoxPushService } from '../stage/firefox-push-service.ts';
import { answer, enterAsOwner, owner as person } from '../stage/owner.ts';
import { type Stage, startStage } from '../stage/start-stage.ts';
import { test } from '../stage/test.ts';

const script = `kuaishan: 1
title: 发售夜
days: 1
stages:
  - { name: follow-up, days: 1 }
cues:
  - { id: d1-open, stage: follow-up, when: day 1 20:30, who: host, where: room, do: say, text: "开放报名" }
  - { id: d1-end, stage: follow-up, when: day 1 22:30, who: host, where: room, do: close-room, text: "报名结束" }
`;

let service: Awaited<ReturnType<typeof startFirefoxPushService>>;
let stage: Stage;
let firefox: Firefox;
test.beforeAll(async () => {
  service = await startFirefoxPushService();
  process.env['PUSH_SERVICES'] = service.origin;
  stage = await startStage({ start: '2026-12-01T19:50:00+08:00' });
  firefox = await startFirefox({
    prefs: {
      ...service.prefs,
      'intl.accept_languages': 'zh-CN',
      // what a person answers to the browser's own question
      'permissions.default.desktop-notification': 1,
      // a machine without a desktop shows no notifications of its own; Firefox then draws them itself
      'alerts.useSystemBackend': false,
    },
  });
});
test.afterAll(async () => {
  await firefox.stop();
  await stage.stop();
  await service.stop();
});

const checkbox = `[...document.querySelectorAll('label')].find((label) => label.textContent.includes('关着页面也提醒'))?.querySelector('input')`;
const notifications = `navigator.serviceWorker.getRegistration('/console/').then((worker) => worker.getNotifications()).then((all) => all.map(({ title, body }) => ({ title, body })))`;

test('a real Firefox subscribes by itself, is pushed to while no page of ours is open, decrypts it and shows it; told to be still, it is', async () => {
  const owner = await enterAsOwner(stage);
  const me = await answer<{ staffId: string }>(owner.api.get('/api/v1/me'));
  const { scriptVersionId } = await answer<{ scriptVersionId: string }>(owner.api.post('/api/v1/scripts', { data: { text: script } }));
  await answer(
    owner.api.post('/api/v1/campaigns', {
      headers: { 'idempotency-key': 'web-push' },
      data: {
        ...{ name: '发售夜', scriptVersionId, openingAt: '2026-12-01T20:00', zone: 'Asia/Shanghai', values: {} },
        groups: [{ channel: 'prompter', count: 3 }],
        cast: [{ role: 'host', staffId: me.staffId, deputyStaffId: null }],
      },
    }),
  );

  await firefox.goto(`${stage.url}/console/sign-in`);
  const signIn = JSON.stringify({ email: person.email, password: person.password });
  await firefox.evaluate(
    `fetch('/api/auth/sign-in/email', { method: 'POST', headers: { 'content-type': 'application/json' }, body: ${JSON.stringify(signIn)} }).then(({ ok }) => { if (!ok) throw new Error('not signed in'); })`,
  );
  await firefox.goto(`${stage.url}/console/prompts`);
  await expect.poll(() => firefox.evaluate(`${checkbox} !== undefined`)).toBe(true);
  await firefox.evaluate(`${checkbox}.click()`);
  await expect.poll(() => firefox.evaluate(`${checkbox}.checked`)).toBe(true);
  expect(service.subscribed()).toBe(1);

  // the page is left: whatever rings now is the browser's own worker
  await firefox.goto('about:blank');
  await stage.moveTo('2026-12-01T20:30:05+08:00');
  await service.delivered(1);
  await firefox.goto(`${stage.url}/console/prompts`);
  await expect
    .poll(() => firefox.evaluate(notifications))
    .toEqual([{ title: '快闪 Kuaishan', body: expect.stringMatching(/^3 条等你发，最早 \d\d:\d\d 截止$/) }]);

  await expect.poll(() => firefox.evaluate(`${checkbox}?.checked === true`)).toBe(true);
  await firefox.evaluate(`${checkbox}.click()`);
  await expect.poll(() => service.subscribed()).toBe(0);
});
