import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Problem } from '../../../api/problem.ts';
import type { Draft } from '../../../api/types.ts';
import { type DraftDoor, type DraftState, makeDraftKeeper, type Unsaved } from './draft-keeper.ts';
import { readRemembered, writeRemembered } from './remembered.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const elsewhere = () => new Problem({ code: 'draft_elsewhere', status: 409, message: '' });
const gone = () => new Problem({ code: 'unreachable', status: 0, message: '' });

/** One person's draft on a server that can be out of reach. */
function server(first: Draft | null = null) {
  const on = { draft: first, away: false, puts: 0 };
  const reach = async <T>(act: () => T): Promise<T> => {
    if (on.away) throw gone();
    return act();
  };
  const door: DraftDoor = {
    read: () => reach(() => on.draft),
    keep: ({ text, baseVersionId, after }) =>
      reach(() => {
        if (after !== (on.draft?.revision ?? null)) throw elsewhere();
        on.puts += 1;
        on.draft = draft(text, `r${on.puts}-${text}`, baseVersionId);
        return on.draft;
      }),
    drop: (revision) =>
      reach(() => {
        if (on.draft?.revision === revision) on.draft = null;
      }),
  };
  return { on, door };
}

const draft = (text: string, revision: string, base: string | null = 'v1'): Draft => ({
  ...{ text, revision, changedAt: '2026-12-01T01:00:00Z' },
  base: base === null ? null : { scriptVersionId: base, number: 1 },
});
const unsaved = (text: string): Unsaved => ({ text, baseVersionId: 'v1' });

function page(door: DraftDoor, o: { here?: string; known?: string; savedText?: string } = {}) {
  const seen: { state: DraftState; known: string | null } = {
    state: { found: null, keptAt: null, problem: null },
    known: o.known ?? null,
  };
  const keeper = makeDraftKeeper({
    door,
    here: o.here === undefined ? null : unsaved(o.here),
    savedText: o.savedText ?? '已存',
    known: seen.known,
    remember: (revision) => {
      seen.known = revision;
    },
    tell: (state) => {
      seen.state = state;
    },
  });
  return { keeper, seen };
}
const wait = (ms = 2_000) => vi.advanceTimersByTimeAsync(ms);

test('what is typed is on the server a moment later, the last of it, in few requests', async () => {
  const { on, door } = server();
  const { keeper, seen } = page(door);
  await wait(0);
  for (const letters of ['一', '一二', '一二三']) keeper.write(unsaved(letters));
  await wait();
  expect(on).toMatchObject({ draft: { text: '一二三' }, puts: 1 });
  expect(seen).toMatchObject({ known: 'r1-一二三', state: { keptAt: '2026-12-01T01:00:00Z', problem: null } });
  // given up, it is gone at once: the page may be closed the next moment
  keeper.write(null);
  await wait(0);
  expect(on.draft).toBeNull();
});

test('a draft of another device is told and waits; taken, it goes on from there; refused, it gives way to what stands here', async () => {
  const { on, door } = server(draft('那边', 'r9'));
  const first = page(door, { here: '这边' });
  await wait(0);
  expect(first.seen.state.found?.text).toBe('那边');
  first.keeper.write(unsaved('这边又写'));
  await wait(60_000);
  expect(on.draft?.text).toBe('那边');
  first.keeper.refuse();
  await wait(0);
  expect(on.draft?.text).toBe('这边又写');

  const second = page(door);
  await wait(0);
  expect(second.seen.state.found?.text).toBe('这边又写');
  second.keeper.take();
  second.keeper.write(unsaved('接着写'));
  await wait();
  expect(on.draft?.text).toBe('接着写');

  // the first window goes on typing on a state it has not seen
  first.keeper.write(unsaved('旧窗口'));
  await wait();
  expect(on.draft?.text).toBe('接着写');
  expect(first.seen.state.found?.text).toBe('接着写');
});

test('refused where nothing stands, a draft is gone; one that says what is saved already was never one', async () => {
  const one = server(draft('那边', 'r9'));
  const { keeper } = page(one.door);
  await wait(0);
  keeper.refuse();
  await wait(0);
  expect(one.on.draft).toBeNull();

  const two = server(draft('已存', 'r9'));
  const { seen } = page(two.door);
  await wait(0);
  expect([two.on.draft, seen.state.found]).toEqual([null, null]);
});

test('what this device still has of a text that was saved from another is no draft again', async () => {
  const { on, door } = server();
  page(door, { here: '已存', known: 'r9' });
  await wait();
  expect([on.puts, on.draft]).toEqual([0, null]);
});

test('after a reload the page follows its own draft without a question, with what was typed since', async () => {
  const { on, door } = server(draft('存过的', 'r9'));
  const { seen } = page(door, { here: '存过的，又多写了', known: 'r9' });
  await wait();
  expect(seen.state.found).toBeNull();
  expect(on.draft?.text).toBe('存过的，又多写了');
});

test('a device that was too full for the last words does not put its older ones in their place after a reload', async () => {
  const { on, door } = server(draft('新的', 'r9'));
  const about = writeRemembered({ base: null, revision: 'r9' }, { kept: false });
  const { revision } = readRemembered(about);
  const { seen } = page(door, { here: '旧的', ...(revision === null ? {} : { known: revision }) });
  await wait();
  expect([on.draft?.text, seen.state.found?.text]).toEqual(['新的', '新的']);
});

test('without a network it says so, and keeps what was typed once there is one', async () => {
  const { on, door } = server();
  on.away = true;
  const { keeper, seen } = page(door);
  keeper.write(unsaved('路上写的'));
  await wait();
  expect(seen.state.problem).toMatchObject({ code: 'unreachable' });
  on.away = false;
  await wait(10_000);
  expect(on.draft?.text).toBe('路上写的');
  expect(seen.state.problem).toBeNull();
});

test('a text over the limit is told and not sent again until it has changed', async () => {
  const { door } = server();
  let asked = 0;
  const keep = () => {
    asked += 1;
    return Promise.reject(new Problem({ code: 'too_large', status: 413, message: '太大' }));
  };
  const { keeper, seen } = page({ ...door, keep });
  await wait(0);
  keeper.write(unsaved('很长'));
  await wait(60_000);
  expect(asked).toBe(1);
  expect(seen.state.problem).toMatchObject({ code: 'too_large' });
});

test('saved as a version it names its draft, waits for what is on its way, and has none afterwards', async () => {
  const { on, door } = server();
  const { keeper, seen } = page(door);
  keeper.write(unsaved('要存的'));
  await wait();
  expect(await keeper.settle()).toBe('r1-要存的');
  on.draft = null; // with the version
  keeper.saved('要存的', 'v2');
  await wait(60_000);
  expect([on.draft, seen.known]).toEqual([null, null]);
});

test('nothing is kept beside a saving: it would be found as a draft of another device', async () => {
  const { on, door } = server();
  const { keeper } = page(door);
  await wait(0);
  keeper.write(unsaved('要存的'));
  expect(await keeper.settle()).toBeNull();
  await wait(60_000); // a slow network
  expect(on.puts).toBe(0);
  keeper.goOn(); // it was refused: what stands here is a draft as before
  await wait();
  expect(on.draft?.text).toBe('要存的');
});

test('what is typed while a version is being saved is a draft of that version, also where the page is left meanwhile', async () => {
  for (const left of [false, true]) {
    const { on, door } = server();
    const { keeper, seen } = page(door);
    keeper.write(unsaved('要存的'));
    await wait();
    await keeper.settle();
    keeper.write(unsaved('要存的，又写'));
    if (left) keeper.close();
    await wait(5_000);
    on.draft = null; // with the version
    keeper.saved('要存的', 'v2');
    await wait();
    expect(on.draft).toMatchObject({ text: '要存的，又写', base: { scriptVersionId: 'v2' } });
    expect(seen.state.found).toBeNull();
  }
});

test('a draft that was taken and is saved as it is leaves nothing behind, not even what stood here before', async () => {
  const { on, door } = server(draft('那边', 'r9'));
  const { keeper } = page(door, { here: '这边' });
  await wait(0);
  keeper.take();
  expect(await keeper.settle()).toBe('r9');
  on.draft = null; // with the version
  keeper.saved('那边', 'v2');
  await wait(60_000);
  expect(on.draft).toBeNull();
});

test('kept, with the answer lost and more typed since, it is no draft of another device', async () => {
  const { on, door } = server();
  let losing = true;
  const keep: DraftDoor['keep'] = async (o) => {
    const answer = await door.keep(o);
    if (losing) throw gone();
    return answer;
  };
  const { keeper, seen } = page({ ...door, keep });
  await wait(0);
  keeper.write(unsaved('一'));
  await wait();
  expect(on.draft?.text).toBe('一');
  keeper.write(unsaved('一二'));
  losing = false;
  await wait(10_000);
  expect([on.draft?.text, seen.state.found]).toEqual(['一二', null]);
});

test('closed while something waits, it still goes out', async () => {
  const { on, door } = server();
  const { keeper } = page(door);
  await wait(0);
  keeper.write(unsaved('最后一句'));
  keeper.close();
  await wait(0);
  expect(on.draft?.text).toBe('最后一句');
});
