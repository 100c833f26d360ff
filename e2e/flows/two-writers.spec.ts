import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import { lookAt, ways } from '../stage/look.ts';
import { answer, enterAsOwner, type Owner, signInAs } from '../stage/owner.ts';
import { stageForFile } from '../stage/stage-for-file.ts';
import { test } from '../stage/test.ts';

const stage = stageForFile();
let owner: Owner;

const script = `kuaishan: 1
title: 三天营
days: 3
stages:
  - { name: trust, days: 1 }
  - { name: conversion, days: 2-3 }
cues:
  - id: welcome
    title: 开营
    when: day 1 09:00
    who: host
    text: 欢迎大家

  - id: homework
    title: 作业
    stage: trust
    when: day 1 12:30
    who: assistant
    text: 今天的作业

  - id: close
    title: 解散
    when: day 3 20:00
    who: host
    do: close-room
    text: 再见
`;

test.beforeAll(async () => {
  owner = await enterAsOwner(stage());
  await answer(owner.api.post('/api/v1/staff', { data: { displayName: '阿丽', permission: 'operator' } }));
});

const save = async (o: { text: string; scriptId?: string; baseVersionId?: string; note?: string }) =>
  answer<{ scriptId: string; scriptVersionId: string }>(owner.api.post('/api/v1/scripts', { data: o }));
const editor = (page: Page) => page.getByLabel(/剧本文本（YAML）|The script as text/);
/** Writes at the end of the line that holds `words`. */
async function write(page: Page, words: string, letters: string): Promise<void> {
  await editor(page).locator('.cm-line', { hasText: words }).click();
  await page.keyboard.press('End');
  await page.keyboard.type(letters);
}
async function openText(page: Page, scriptId: string): Promise<void> {
  await page.goto(`/console/scripts/${scriptId}`);
  await page.getByText(/^(文本|Text)$/).click();
  await expect(editor(page)).toContainText('welcome');
}

/** A studio hears of others every ten seconds, and at once when its person comes back to it; here they come back until they are told. */
const told = (page: Page, what: Locator) =>
  expect(async () => {
    await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
    await expect(what).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });

test('two write in one script: each is told, the second’s saving is refused, both texts are seen side by side, and nothing is lost', async ({
  desk,
}) => {
  const { scriptId } = await save({ text: script });
  const { page: first } = await desk({ stage: stage(), owner });
  const { page: second } = await desk({ stage: stage() });
  await signInAs(second, { owner, name: '阿丽' });

  await test.step('who opens it sees who has it open, and both see what the other typed', async () => {
    await openText(first, scriptId);
    const tabs = first.getByRole('radiogroup');
    const stood = await tabs.boundingBox();
    await openText(second, scriptId);
    await told(first, first.getByText('阿丽 也打开着这份剧本，还没有改'));
    expect(await tabs.boundingBox(), 'the news moves nothing').toEqual(stood);
    await expect(second.getByText('阿澈 也打开着这份剧本，还没有改')).toBeVisible();
    await write(first, '欢迎大家', '，请先看群公告');
    await write(second, '今天的作业', '，发一张照片');
    await told(second, second.getByText(/阿澈 也打开着这份剧本，.+改过，还没保存/));
    await told(first, first.getByText(/阿丽 也打开着这份剧本，.+改过，还没保存/));
    await lookAt(second, { name: 'console/two-writers-1440-zh-CN', ready: second.getByText(/草稿已存到服务器/) });
  });

  await test.step('the first saves, with a note; the second is told before they try', async () => {
    await first.getByLabel('这一版为什么改（可不填）').fill('群公告先看');
    await first.getByRole('button', { name: '保存为第 2 版' }).click();
    await expect(first.getByText('已保存第 2 版')).toBeVisible();
    await told(second, second.getByText(/阿澈 .+保存了第 2 版。你的修改是从第 1 版开始的/));
    // what would be rehearsed is the version their desk stands on
    await second.getByText('时间表', { exact: true }).click();
    await expect(second.getByRole('button', { name: '彩排第 1 版' })).toBeVisible();
    await second.getByText('文本', { exact: true }).click();
    await expect(editor(second)).toContainText('今天的作业，发一张照片');
  });

  await test.step('the second’s saving is refused by name and number, and both are seen side by side with what each changed', async () => {
    await second.getByRole('button', { name: '保存为第 3 版' }).click();
    const dialog = second.getByRole('dialog', { name: '你的修改和第 2 版' });
    await expect(dialog.getByRole('region', { name: '阿澈 改了什么（第 1 版 → 第 2 版）' })).toContainText('请先看群公告');
    await expect(dialog.getByRole('region', { name: '保存你的，会把第 2 版改成这样' })).toContainText('发一张照片');
    await expect(dialog.getByLabel('第 2 版，阿澈')).toContainText('请先看群公告');
    await lookAt(second, { name: 'console/conflict-1440-zh-CN', ready: dialog.getByLabel('你的，可以接着改') });
  });

  await test.step('one place is taken from theirs by key, and mine goes on top', async () => {
    const dialog = second.getByRole('dialog');
    await dialog.getByRole('button', { name: '这一处用第 2 版的' }).first().press('Enter');
    await expect(dialog.getByLabel('你的，可以接着改')).toContainText('欢迎大家，请先看群公告');
    await expect(dialog.getByRole('region', { name: '保存你的，会把第 2 版改成这样' })).not.toContainText('群公告');
    await dialog.getByLabel('你的，可以接着改').locator('.cm-line', { hasText: '发一张照片' }).click();
    await second.keyboard.press('End');
    await second.keyboard.type(', and one line of how it was taken');
    await expect(dialog.getByRole('region', { name: '保存你的，会把第 2 版改成这样' })).toContainText('how it was taken');
    await dialog.getByRole('button', { name: '看过了，保存我的为第 3 版' }).click();
    await expect(second.getByText('已保存第 3 版')).toBeVisible();
    await expect(dialog).toBeHidden();
    const { text } = await answer<{ text: string }>(owner.api.get(`/api/v1/scripts/${scriptId}`));
    expect(text).toContain('欢迎大家，请先看群公告');
    expect(text).toContain('今天的作业，发一张照片, and one line of how it was taken');
    // who has nothing unsaved has it at once, and cannot undo it: it is somebody else's
    await told(first, first.getByRole('link', { name: '3 个版本' }));
    await expect(editor(first)).toContainText('今天的作业，发一张照片');
    const undo = first.getByRole('button', { name: '撤销', exact: true });
    while (await undo.isEnabled()) await undo.click();
    await expect(editor(first)).not.toContainText('请先看群公告');
    await expect(editor(first)).toContainText('今天的作业，发一张照片');
    await first.getByRole('button', { name: '放弃修改' }).click();
  });

  await test.step('who takes theirs has their own as a file, and may come back', async () => {
    await openText(first, scriptId);
    await write(first, '再见', '，下次见: [');
    const { latest } = await answer<{ latest: { scriptVersionId: string } }>(owner.api.get(`/api/v1/scripts/${scriptId}`));
    const { text } = await answer<{ text: string }>(owner.api.get(`/api/v1/scripts/${scriptId}`));
    await answer(
      second.request.post('/api/v1/scripts', {
        data: { scriptId, text: text.replace('20:00', '21:00'), baseVersionId: latest.scriptVersionId },
        headers: { origin: stage().url },
      }),
    );
    await told(first, first.getByRole('button', { name: '并排看' }));
    await first.getByRole('button', { name: '并排看' }).click();
    await expect(first.getByRole('region', { name: /^阿丽 改了什么/ })).toContainText('21:00');
    await expect(first.getByText('你的文本读不懂，说不出改了什么；两份文本在下面。')).toBeVisible();
    await expect(first.getByLabel('第 4 版，阿丽')).toContainText('day 3 21:00');
    const download = first.waitForEvent('download');
    await first.getByRole('button', { name: '用第 4 版，下载我的' }).click();
    expect(await readFile(await (await download).path(), 'utf8')).toContain('再见，下次见');
    await expect(first.getByText('有没保存的修改')).toBeHidden();
    await first.getByRole('button', { name: '撤销', exact: true }).last().click();
    await expect(first.getByText('有没保存的修改')).toBeVisible();
  });
});

test('a draft is found again on another device, with when and from which version, gone on with, and given up', async ({ desk }) => {
  const { scriptId } = await save({ text: script });
  const { page: computer } = await desk({ stage: stage(), owner });
  await openText(computer, scriptId);
  await write(computer, '欢迎大家', '，写到一半');
  await expect(computer.getByText(/草稿已存到服务器/)).toBeVisible();

  const { page: phone } = await desk({ stage: stage(), owner, width: 390 });
  await openText(phone, scriptId);
  await expect(phone.getByText(/你在别处写过这份剧本，从第 1 版改起/)).toBeVisible();
  await lookAt(phone, { name: 'console/draft-found-390-zh-CN', ready: phone.getByRole('button', { name: '接着那份写' }) });
  await phone.getByRole('button', { name: '接着那份写' }).click();
  await expect(editor(phone)).toContainText('欢迎大家，写到一半');
  await write(phone, '写到一半', '，路上写完');
  await expect(phone.getByText(/草稿已存到服务器/)).toBeVisible();

  await test.step('the computer, which goes on with what it has, does not replace what the phone kept', async () => {
    await write(computer, '今天的作业', '，电脑上写的');
    await expect(computer.getByText(/你在别处写过这份剧本/)).toBeVisible();
    await computer.getByRole('button', { name: '接着那份写' }).click();
    await expect(editor(computer)).toContainText('写到一半，路上写完');
    await computer.getByRole('button', { name: '放弃修改' }).click();
    await expect(editor(computer)).not.toContainText('路上写完');
    await expect.poll(async () => (await answer<{ draft: unknown }>(owner.api.get(`/api/v1/scripts/${scriptId}/draft`))).draft).toBeNull();
  });

  await test.step('a script not saved yet is found, too', async () => {
    await computer.goto('/console/scripts/new');
    await computer.getByRole('button', { name: '用这份' }).first().click();
    await expect(computer.getByText(/草稿已存到服务器/)).toBeVisible();
    await phone.goto('/console/scripts/new');
    await phone.getByRole('button', { name: '接着那份写' }).click();
    await phone.getByRole('button', { name: '保存剧本' }).click();
    await expect(phone.getByText('已保存第 1 版')).toBeVisible();
    expect(await answer(owner.api.get('/api/v1/scripts/new/draft'))).toEqual({ draft: null });
    await openText(computer, scriptId);
  });

  await test.step('without a network it says so and keeps what is typed; with one it is on the server', async () => {
    await computer.context().setOffline(true);
    await write(computer, '再见', '，断网时写的');
    await expect(computer.getByText('网络断了。草稿在这台设备上', { exact: false })).toBeVisible();
    await computer.context().setOffline(false);
    await expect(computer.getByText(/草稿已存到服务器/)).toBeVisible();
  });
});

test('versions are listed with who, why and what changed, any two compared, and one is restored as the next', async ({ desk }) => {
  const { scriptId, scriptVersionId } = await save({ text: script });
  const second = await save({ text: script.replace('09:00', '09:30'), scriptId, baseVersionId: scriptVersionId, note: '晚半小时' });
  await save({ text: script.replace('09:00', '10:00'), scriptId, baseVersionId: second.scriptVersionId });
  const { page } = await desk({ stage: stage(), owner });
  await page.goto(`/console/scripts/${scriptId}`);
  await page.getByRole('link', { name: '3 个版本' }).click();
  await expect(page.getByText('说明：晚半小时')).toBeVisible();
  await page.getByRole('link', { name: '和前一版并排看 第 2 版' }).click();
  await expect(page.getByRole('region', { name: '第 1 版 → 第 2 版改了什么' })).toContainText('09:30');
  await page.getByLabel('到', { exact: true }).selectOption({ index: 0 });
  await expect(page.getByRole('region', { name: '第 1 版 → 第 3 版改了什么' })).toContainText('10:00');
  await expect(page.getByLabel('第 3 版', { exact: true })).toContainText('day 1 10:00');

  await page.getByRole('button', { name: '恢复 第 1 版' }).click();
  const dialog = page.getByRole('dialog', { name: '恢复第 1 版' });
  await expect(dialog.getByRole('region', { name: '对第 3 版来说，这会改成' })).toContainText('09:00');
  await dialog.getByLabel('这一版为什么改（可不填）').fill('还是九点好');
  await lookAt(page, { name: 'console/version-restore-1440-zh-CN', ready: dialog });
  await dialog.getByRole('button', { name: '存成第 4 版' }).click();
  await expect(page.getByText('第 1 版已存成第 4 版')).toBeVisible();
  await expect(page.getByText('说明：还是九点好')).toBeVisible();
});

test('warning, conflict and versions are looked at in both languages, at a desk and on a phone', async ({ desk }) => {
  for (const { width, locale, name } of ways) {
    const en = locale === 'en';
    const { scriptId, scriptVersionId } = await save({ text: script });
    const { page } = await desk({ stage: stage(), owner, width, locale });
    await openText(page, scriptId);
    await write(page, '欢迎大家', '，请先看群公告');
    await expect(page.getByText(/草稿已存到服务器|Draft kept on the server/)).toBeVisible();
    await save({ text: script.replace('12:30', '13:30'), scriptId, baseVersionId: scriptVersionId, note: '午饭后' });
    const besides = page.getByRole('button', { name: en ? 'See both side by side' : '并排看' });
    await told(page, besides);
    await besides.click();
    await expect(page.getByRole('dialog').locator('.sentences')).toHaveCount(2);
    await lookAt(page, { name: `console/conflict-${name}`, ready: page.getByRole('dialog').locator('.cm-line') });
    await page.keyboard.press('Escape');
    await lookAt(page, {
      name: `console/behind-${name}`,
      ready: besides,
    });
    await page.goto(`/console/scripts/${scriptId}/versions?from=1&to=2`);
    await lookAt(page, { name: `console/versions-${name}`, ready: page.locator('.side-panes .cm-line'), whole: true });
    // the next way finds no draft of this one
    await page.goto(`/console/scripts/${scriptId}`);
    await page.getByRole('button', { name: en ? 'Discard them' : '放弃修改' }).click();
  }
});
