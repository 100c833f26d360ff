import { expect } from '@playwright/test';
import { playLivelyCamp } from '../stage/lively-camp.ts';
import { lookAt, ways } from '../stage/look.ts';
import { answer, enterAsOwner, type Group, type Owner } from '../stage/owner.ts';
import { stageForFile } from '../stage/stage-for-file.ts';
import { test } from '../stage/test.ts';

const stage = stageForFile();
let owner: Owner;
let group: Group;
let scriptId: string;
let campaignId: string;

test.beforeAll(async () => {
  owner = await enterAsOwner(stage());
  const [first] = await playLivelyCamp(stage(), owner);
  if (!first) throw new Error('no group was opened');
  group = first;
  const scripts = await answer<{ items: { scriptId: string }[] }>(owner.api.get('/api/v1/scripts'));
  const campaigns = await answer<{ items: { campaignId: string }[] }>(owner.api.get('/api/v1/campaigns'));
  scriptId = scripts.items[0]?.scriptId ?? '';
  campaignId = campaigns.items[0]?.campaignId ?? '';
});

for (const { width, locale, name } of ways) {
  test(`the console’s pages are accessible and can be looked at, ${name}`, async ({ desk }) => {
    const { page } = await desk({ stage: stage(), owner, width, locale });
    const look = async (title: string, address: string, ready: string | RegExp, o: { whole?: boolean; picture?: string } = {}) => {
      await page.goto(address);
      const picture = width === 1440 ? o.picture : undefined;
      await lookAt(page, { name: `console/${title}-${name}`, ready: page.getByText(ready), whole: o.whole ?? false, picture });
    };
    await look('today', '/console/', group.name);
    await look('prompts', '/console/prompts', '发布第3课');
    await look('shifts', '/console/shifts', /^(阿澈|交班|Hand over)/);
    await look('scripts', '/console/scripts', '光影·手机摄影5天训练营');
    await look('script', `/console/scripts/${scriptId}`, '自我介绍接龙', { picture: 'first-week/script' });
    await look('open-campaign', `/console/scripts/${scriptId}/open`, '第1课链接', { whole: true, picture: 'first-week/open-campaign' });
    await look('campaign', `/console/campaigns/${campaignId}`, group.name, { picture: 'first-week/campaign' });
    await look('staff', '/console/staff', '小满');
    await look('members', `/console/groups/${group.groupId}/members`, 'Aya');
    await look('audit', '/console/audit', /0 (条丢失|lost)/);
    const room = `/console/groups/${group.groupId}`;
    if (width < 600) {
      await look('group-room', room, '直播开始');
      await look('group-room-talk', `${room}?tab=talk`, '讲得真清楚');
      await look('group-room-context', `${room}?tab=context`, '林老师');
    } else {
      await look('group-room', room, '讲得真清楚');
      await page.getByRole('option', { name: /直播开始/ }).click();
      await lookAt(page, {
        name: `console/group-room-why-${name}`,
        ready: page.getByText(/第3天 20:00|Day 3 20:00/),
        picture: 'group-room',
      });
    }
  });

  test(`the doors to the console are accessible and can be looked at, ${name}`, async ({ desk }) => {
    const { inviteLink } = await answer<{ inviteLink: string }>(
      owner.api.post('/api/v1/staff', { data: { displayName: `新同事 ${name}`, permission: 'assistant' } }),
    );
    const { page } = await desk({ stage: stage(), width, locale });
    await page.goto('/console/sign-in');
    await lookAt(page, { name: `console/sign-in-${name}`, ready: page.getByRole('textbox') });
    await page.goto(inviteLink);
    await lookAt(page, { name: `console/entry-${name}`, ready: page.getByRole('textbox') });
    await page.goto(stage().ownerLink);
    await lookAt(page, { name: `console/entry-spent-${name}`, ready: page.getByRole('heading', { level: 1 }) });
  });

  test(`the members’ pages are accessible and can be looked at, ${name}`, async ({ phone }) => {
    const { page, room, thread, join, toPrivate, toRoom, say, context } = await phone({ width, locale });
    await page.goto(group.joinLink);
    await lookAt(page, { name: `member/join-${name}`, ready: page.getByRole('textbox') });
    await join(group.joinLink, locale === 'en' ? 'Robin' : '小林');
    await lookAt(page, { name: `member/room-${name}`, ready: room.getByText('讲得真清楚') });
    await toPrivate();
    await say(locale === 'en' ? 'Can I still join?' : '现在还来得及吗');
    await lookAt(page, { name: `member/private-${name}`, ready: thread.getByRole('article') });
    await toRoom();
    if (width < 600) {
      const about = page.getByRole('button', { name: /^(群信息|About)$/ });
      await about.click();
      await lookAt(page, { name: `member/about-${name}`, ready: page.getByRole('complementary') });
      await about.click();
    }
    await context.setOffline(true);
    await say(locale === 'en' ? 'Written in a tunnel' : '隧道里写的');
    await lookAt(page, { name: `member/offline-${name}`, ready: page.getByText(/没有网络|No network/) });
    await context.setOffline(false);
    await expect(page.getByText(/没有网络|No network/)).toBeHidden();
    await page.goto(new URL('/j/no-such-group', group.joinLink).href);
    await lookAt(page, { name: `member/unknown-${name}`, ready: page.getByRole('heading', { level: 1 }) });
  });
}

test('after the last day the room is closed: to be read, written to privately, and joined no more', async ({ phone }) => {
  const member = await phone();
  await member.join(group.joinLink, '留到最后');
  await stage().moveTo('2026-12-06T12:00:30+08:00');
  await expect(member.page.getByText('群已关闭，可以看，不能再发。')).toBeVisible();
  await lookAt(member.page, { name: 'member/closed-390-zh-CN', ready: member.room });
  await member.page.getByRole('button', { name: '去私聊' }).click();
  await member.say('谢谢老师们');
  await expect(member.thread.getByText('谢谢老师们')).toHaveCount(1);
  const late = await phone();
  await late.page.goto(group.joinLink);
  await lookAt(late.page, {
    name: 'member/closed-invitation-390-zh-CN',
    ready: late.page.getByRole('heading', { name: '这个群已经结束' }),
  });
});
