import { randomUUID } from 'node:crypto';
import { type APIRequestContext, request } from '@playwright/test';
import { answer, type Group, type Owner } from './owner.ts';
import type { Stage } from './start-stage.ts';

/** The third evening, five minutes into the live class: the moment most pages are looked at. */
const thirdEvening = '2026-12-03T20:05:00+08:00';

const people = ['小鱼', '老陈（爱拍风景的那个）', 'Aya', '南瓜🎃', '一个名字取得特别特别长的同学啊哈哈哈'] as const;

/** What members say, by day and wall clock, in the room unless private. */
const talk = [
  { at: '2026-12-01T09:06:00+08:00', who: 0, text: '终于开营了，期待' },
  { at: '2026-12-01T09:20:00+08:00', who: 1, text: '安卓手机也可以吗？我用的是很老的红米' },
  { at: '2026-12-01T10:08:00+08:00', who: 2, text: 'Aya＋iPhone 12＋想拍好我家猫' },
  { at: '2026-12-01T14:12:00+08:00', who: 0, text: '人像多，光线总是搞不定', place: 'private' },
  { at: '2026-12-01T21:04:00+08:00', who: 3, text: '我猜是侧光😄' },
  { at: '2026-12-02T12:41:00+08:00', who: 4, text: '原来中午真的不适合拍人，怪不得我的照片都像没睡醒' },
  { at: '2026-12-03T20:03:00+08:00', who: 2, text: '直播链接打不开，有人一样吗', place: 'private' },
  { at: '2026-12-03T20:04:00+08:00', who: 1, text: '讲得真清楚' },
] as const;

/** The sample camp in twenty groups, three days old, with people in the first: what pages look like when they are in use. */
export async function playLivelyCamp(stage: Stage, owner: Owner): Promise<readonly Group[]> {
  const groups = await owner.openCamp({
    groups: [
      { channel: 'webRoom', count: 16 },
      { channel: 'prompter', count: 4 },
    ],
  });
  const [first] = groups;
  if (!first) throw new Error('no group was opened');
  const members = await Promise.all(people.map((name) => joinAs(stage, first, name)));
  for (const line of talk) {
    await stage.moveTo(line.at);
    const place = 'place' in line ? line.place : 'room';
    const member = members[line.who];
    if (!member) throw new Error(`nobody is number ${line.who}`);
    await answer(member.post('/api/v1/room/messages', { data: { text: line.text, place, clientKey: randomUUID() } }));
  }
  await stage.moveTo(thirdEvening);
  await claimSomePrompts(owner.api);
  await holdOne(owner.api, first);
  await Promise.all(members.map((member) => member.dispose()));
  return groups;
}

async function joinAs(stage: Stage, group: Group, displayName: string): Promise<APIRequestContext> {
  const stranger = await request.newContext({ baseURL: stage.url });
  const code = group.joinLink.split('/').at(-1) ?? '';
  const { token } = await answer<{ token: string }>(
    stranger.post(`/api/v1/join/${code}`, { data: { displayName, joinKey: randomUUID(), locale: 'zh-CN' } }),
  );
  await stranger.dispose();
  return request.newContext({ baseURL: stage.url, extraHTTPHeaders: { authorization: `Bearer ${token}` } });
}

async function claimSomePrompts(api: APIRequestContext): Promise<void> {
  const { items } = await answer<{ items: { deliveryId: string }[] }>(api.get('/api/v1/prompts?mine=true'));
  for (const { deliveryId } of items.slice(0, 1)) await answer(api.post(`/api/v1/prompts/${deliveryId}/claim`));
}

async function holdOne(api: APIRequestContext, { groupId }: Group): Promise<void> {
  const { items } = await answer<{ items: { cueRunId: string; title: string; state: string }[] }>(
    api.get(`/api/v1/groups/${groupId}/cues`),
  );
  const planned = items.find(({ state, title }) => state === 'planned' && title === '晒收获');
  if (!planned) throw new Error('the cue to hold is not planned');
  await answer(api.post(`/api/v1/groups/${groupId}/cues/${planned.cueRunId}/hold`, { data: {} }));
}
