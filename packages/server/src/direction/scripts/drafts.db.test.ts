import { expect, test } from 'vitest';
import { cookiesOf, newOwner, testApp } from '../../../test/test-app.ts';
import { cue, scriptText } from '../../../test/test-scripts.ts';
import { registerScriptsRoutes } from './index.ts';

const t = await testApp({ routes: [registerScriptsRoutes] });
const owner = await newOwner(t, '阿澈');
const stranger = await newOwner(t, '外人');
const colleague = await invited('阿丽');
const text = (title: string) => scriptText(cue('hello', { when: 'day 1 09:00', who: 'host', text: title }));

interface Person {
  readonly cookie: string;
}

/** Somebody of the owner's workspace who may save scripts. */
async function invited(displayName: string): Promise<Person> {
  const { body } = await t.request('POST', '/api/v1/staff', { as: owner, body: { displayName, permission: 'operator' } });
  const token = body.inviteLink.split('/').at(-1);
  const account = { displayName, email: `${body.staffId}@example.com`, password: 'correct horse battery', workspaceName: '工作室' };
  return {
    cookie: cookiesOf(await t.request('POST', '/api/v1/entry', { body: { token, ...account, locale: 'zh-CN', zone: 'Asia/Shanghai' } })),
  };
}

async function savedScript(): Promise<{ scriptId: string; scriptVersionId: string }> {
  return (await t.request('POST', '/api/v1/scripts', { as: owner, body: { text: text('零') } })).body;
}

const save = (as: Person, body: object) => t.request('POST', '/api/v1/scripts', { as, body, headers: { 'accept-language': 'zh-CN' } });
const keep = (as: Person, scriptId: string, body: object) => t.request('PUT', `/api/v1/scripts/${scriptId}/draft`, { as, body });
const draftOf = async (as: Person, scriptId: string) => (await t.request('GET', `/api/v1/scripts/${scriptId}/draft`, { as })).body.draft;
const meet = (as: Person, scriptId: string) => t.request('POST', `/api/v1/scripts/${scriptId}/editors`, { as });

test('of ten people who save at once from one version exactly one does; every other is told by whom, which and when, and has their text still', async () => {
  const { scriptId, scriptVersionId } = await savedScript();
  const people = await Promise.all(Array.from({ length: 10 }, (_, n) => invited(`同事${n}`)));
  for (const [n, person] of people.entries())
    expect((await keep(person, scriptId, { text: text(`第${n}稿`), baseVersionId: scriptVersionId, after: null })).status).toBe(200);
  const revisions = await Promise.all(people.map(async (person) => (await draftOf(person, scriptId)).revision));
  const answers = await Promise.all(
    people.map((person, n) =>
      save(person, { text: text(`第${n}稿`), scriptId, baseVersionId: scriptVersionId, draftRevision: revisions[n] }),
    ),
  );
  const won = answers.flatMap(({ status }, n) => (status === 200 ? [n] : []));
  expect(won).toHaveLength(1);
  expect(answers[won[0]!]?.body.number).toBe(2);
  const { items } = (await t.request('GET', `/api/v1/scripts/${scriptId}/versions`, { as: owner })).body;
  expect(items).toHaveLength(2);
  for (const [n, person] of people.entries()) {
    const draft = await draftOf(person, scriptId);
    if (n === won[0]) expect(draft).toBeNull();
    else {
      expect(answers[n]).toMatchObject({
        status: 409,
        body: { error: { code: 'script_saved_since', details: { latest: { number: 2, savedBy: `同事${won[0]}` } } } },
      });
      expect(answers[n]?.body.error.message).toContain(`同事${won[0]} 在 `);
      expect(draft.text).toBe(text(`第${n}稿`));
    }
  }
  // having seen it, they save on top
  const other = won[0] === 0 ? 1 : 0;
  const seen = answers[other]!.body.error.details.latest.scriptVersionId;
  expect((await save(people[other]!, { text: text(`第${other}稿`), scriptId, baseVersionId: seen })).body.number).toBe(3);
});

test('the same text again is no conflict, whoever saved it', async () => {
  const { scriptId, scriptVersionId } = await savedScript();
  const first = await save(owner, { text: text('一'), scriptId, baseVersionId: scriptVersionId });
  expect((await save(colleague, { text: text('一'), scriptId, baseVersionId: scriptVersionId })).body).toEqual(first.body);
});

test('a draft is one person’s, found from any device with when and from which version it began, and given up', async () => {
  const { scriptId, scriptVersionId } = await savedScript();
  const kept = await keep(colleague, scriptId, { text: '写到一半: [', baseVersionId: scriptVersionId, after: null });
  expect(kept.status).toBe(200);
  const { revision, changedAt } = kept.body;
  expect(await draftOf(colleague, scriptId)).toEqual({ text: '写到一半: [', base: { scriptVersionId, number: 1 }, changedAt, revision });
  expect(await draftOf(owner, scriptId)).toBeNull();
  const drop = (of: string) => t.request('DELETE', `/api/v1/scripts/${scriptId}/draft/${of}`, { as: colleague });
  expect((await keep(colleague, scriptId, { text: '再写一点', baseVersionId: scriptVersionId, after: revision })).status).toBe(200);
  // a state that has changed since stays
  expect((await drop(revision)).status).toBe(200);
  const now = await draftOf(colleague, scriptId);
  expect(now.text).toBe('再写一点');
  await drop(now.revision);
  expect(await draftOf(colleague, scriptId)).toBeNull();
});

test('of many windows of one person that write on the same state one is kept, the others are told', async () => {
  const { scriptId, scriptVersionId: baseVersionId } = await savedScript();
  const race = async (after: string | null) => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => keep(owner, scriptId, { text: `窗口${n}`, baseVersionId, after })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.error?.code === 'draft_elsewhere')).toHaveLength(7);
    expect((await draftOf(owner, scriptId)).text).toBe(`窗口${answers.findIndex(({ status }) => status === 200)}`);
    return (await draftOf(owner, scriptId)).revision;
  };
  await race(await race(null));
});

test('the draft of a script not saved yet is kept, too, and goes when it is saved', async () => {
  const { revision } = (await keep(owner, 'new', { text: text('新的'), baseVersionId: null, after: null })).body;
  expect(await draftOf(owner, 'new')).toMatchObject({ text: text('新的'), base: null });
  expect((await save(owner, { text: text('新的'), scriptId: null, draftRevision: revision })).status).toBe(200);
  expect(await draftOf(owner, 'new')).toBeNull();
});

test('who has a script open hears who else has, what they have typed, and what was saved last; who closes it, or falls silent, is not named', async () => {
  const { scriptId, scriptVersionId } = await savedScript();
  expect((await meet(owner, scriptId)).body).toMatchObject({ others: [], latest: { number: 1, savedBy: '阿澈' } });
  expect((await meet(colleague, scriptId)).body.others).toMatchObject([{ name: '阿澈', open: true, changedAt: null }]);
  const { changedAt } = (await keep(colleague, scriptId, { text: '改了', baseVersionId: scriptVersionId, after: null })).body;
  expect((await meet(owner, scriptId)).body.others).toMatchObject([{ name: '阿丽', open: true, changedAt }]);
  await t.request('DELETE', `/api/v1/scripts/${scriptId}/editors`, { as: colleague });
  expect((await meet(owner, scriptId)).body.others).toMatchObject([{ name: '阿丽', open: false, changedAt }]);
  t.clock.advance({ minutes: 2 });
  expect((await meet(colleague, scriptId)).body.others).toEqual([]);
});

test('a stranger finds neither draft nor editors, and a base of another script is refused', async () => {
  const { scriptId, scriptVersionId } = await savedScript();
  const other = await savedScript();
  expect((await keep(stranger, scriptId, { text: 'x', baseVersionId: scriptVersionId, after: null })).status).toBe(404);
  expect((await meet(stranger, scriptId)).status).toBe(404);
  expect((await keep(owner, scriptId, { text: 'x', baseVersionId: other.scriptVersionId, after: null })).status).toBe(404);
  expect((await keep(owner, scriptId, { text: 'x', baseVersionId: null, after: null })).status).toBe(404);
});
