import type { Locale } from '@kuaishan/script';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { onStage } from '../../../../test/on-stage.ts';
import { cue } from '../../../../test/test-scripts.ts';
import { directCue, pausePerformance, slipRest } from '../index.ts';
import { whyCue } from './why-cue.ts';

const database = await testDatabase();
afterAll(() => database.close());

const why = async (s: Awaited<ReturnType<typeof onStage>>, cueId: string, o: { memberId?: string; locale?: Locale } = {}) => {
  const { cueRunId } = await s.runOf(cueId);
  return whyCue(s.deps, { actor: s.host, groupId: s.group, cueRunId, locale: 'zh-CN', ...o });
};

test('an audience is told with its parts, how many are in it now, and decided for one member with what they have reached', async () => {
  const to = '入群 and not (发言 or fact.需求 known)';
  const s = await onStage(database.db, [cue('nudge', { when: 'day 1 20:00', do: 'whisper', where: 'private', to })], {
    membersPerGroup: 3,
  });
  const [spoke, silent] = s.opened.membersOf.get(s.group) as [string, string];
  await s.opened.work((tx) =>
    sql`insert into milestone (workspace_id, member_id, name, group_id, reached_at)
      select ${s.workspaceId}, m, n, ${s.group}, ${s.deps.clock.now()} from (values (${spoke}::uuid, 'joined'), (${spoke}::uuid, 'spoke'), (${silent}::uuid, 'joined')) v(m, n)`.execute(
      tx,
    ),
  );
  const general = await why(s, 'nudge');
  expect(general.rows).toContainEqual(
    expect.objectContaining({ label: '发给谁', value: expect.stringContaining('现在 3 人中 1 人符合'), holds: true }),
  );
  expect(general.audience).toMatchObject({ holds: null, children: [{ words: '入群', holds: null }, { holds: null }] });
  expect((await why(s, 'nudge', { memberId: spoke })).audience).toMatchObject({
    holds: false,
    children: [{ holds: true }, { holds: false }],
  });
  expect((await why(s, 'nudge', { memberId: silent })).audience).toMatchObject({ holds: true });
});

test('the values a text was filled with are those of its moment, whatever they are now', async () => {
  const s = await onStage(database.db, [
    cue('a', { when: 'day 1 09:10', text: '{{ 班主任 }}在 {{ 群名 }}' }),
    cue('b', { when: 'day 1 20:00', text: '{{ 班主任 }} {{ 无 }}' }),
  ]);
  await s.play(10);
  await s.opened.work((tx) => sql`update staff set display_name = '换人了' where staff_id = ${s.opened.staff.host}`.execute(tx));
  expect((await why(s, 'a')).rows).toEqual(
    expect.arrayContaining([
      { label: '{{ 班主任 }}', value: '阿澈', holds: true },
      { label: '{{ 群名 }}', value: '1群', holds: true },
    ]),
  );
  expect((await why(s, 'b')).rows).toEqual(
    expect.arrayContaining([
      { label: '{{ 班主任 }}', value: '换人了', holds: true },
      { label: '{{ 无 }}', value: '没有值', holds: false },
    ]),
  );
});

test('every way a cue can stand has its sentence, in both languages', async () => {
  const s = await onStage(database.db, [
    cue('done', { when: 'day 1 09:10' }),
    cue('late', { when: 'day 1 09:20', sendUntil: '5m' }),
    cue('hole', { when: 'day 1 09:30', text: '{{ 无 }}' }),
    cue('held', { when: 'day 1 09:40' }),
    cue('slipped', { when: 'day 1 20:00' }),
    cue('call', { when: 'on go' }),
    cue('follows', { when: 'after call' }),
  ]);
  await directCue(s.deps, { actor: s.host, groupId: s.group, cueRunId: (await s.runOf('held')).cueRunId, word: 'hold' });
  await s.play(11);
  s.deps.clock.advance({ minutes: 19 });
  await s.performAll();
  await slipRest(s.deps, { actor: s.host, groupId: s.group, minutes: 15, preview: false, idempotencyKey: 'one' });
  const told = async (locale: Locale) => {
    const sentences: Record<string, string> = {};
    for (const id of ['done', 'late', 'hole', 'held', 'slipped', 'call', 'follows'])
      sentences[id] = (await why(s, id, { locale })).sentences.join(' ');
    return sentences;
  };
  expect(await told('zh-CN')).toEqual({
    done: '第1天 09:10 到点执行。',
    late: '已过期：已过最晚时间，没有发出。',
    hole: '失败：文案里有变量没有值：无。',
    held: '有人按住了它，等放行或“开始”。',
    slipped: '还没到点：第1天 20:15 执行。',
    call: '它没有钟点，等人喊“开始”。',
    follows: '它等另一个节点先执行。',
  });
  expect(await told('en')).toEqual({
    done: 'Performed by the clock at day 1, 09:10.',
    late: 'Expired: past its latest time, so it was not sent.',
    hole: 'Failed: a variable in its text has no value: 无.',
    held: 'Somebody holds it; it waits for release or go.',
    slipped: 'Not due yet: it is performed at day 1, 20:15.',
    call: 'It has no time of its own and waits for somebody to say go.',
    follows: 'It waits for another cue to be performed.',
  });
  expect((await why(s, 'slipped')).rows).toContainEqual({ label: '顺延', value: '+15 分钟（阿澈，第1天 09:30）', holds: null });
  await pausePerformance(s.deps, { actor: s.host, groupId: s.group });
  expect((await why(s, 'slipped')).sentences).toEqual(['这个群已暂停，恢复后才会执行。']);
});
