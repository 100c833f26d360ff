import { expect, it } from 'vitest';
import { apiOver, FakeGroup, handWorked, memoryStore, type Passage } from '../../test/fake-group.ts';
import { RoomSession } from './room-session.ts';

/** Lets everything that is already answered be dealt with. */
const settle = () => new Promise<void>((done) => setTimeout(done, 0));

function open(o: { group?: FakeGroup; passage?: () => Passage; store?: ReturnType<typeof memoryStore> } = {}) {
  const group = o.group ?? new FakeGroup();
  const store = o.store ?? memoryStore();
  const hand = handWorked(apiOver(group, { passage: o.passage ?? (() => 'through'), delay: () => Promise.resolve() }), store);
  return { group, store, ...hand, session: new RoomSession(hand.needs) };
}

it('shows what is written at once as waiting, and as said once it is answered', async () => {
  const { session, store } = open();
  session.say('private', '想问一下');
  expect(session.state.outbox).toMatchObject([{ place: 'private', text: '想问一下', state: 'waiting' }]);
  expect(store.entries.size).toBe(1);
  await settle();
  expect(session.state.outbox).toEqual([]);
  expect(session.state.feed.messages).toMatchObject([{ place: 'private', text: '想问一下' }]);
});

it('says the server cannot be reached, keeps trying, and says when it is back', async () => {
  let down = true;
  const { session, fire, group } = open({ passage: () => (down ? 'lost' : 'through') });
  session.say('room', '在吗');
  await settle();
  expect(session.state.connection).toBe('unreachable');
  fire();
  await settle();
  expect(session.state.connection).toBe('unreachable');
  down = false;
  fire();
  await settle();
  expect(session.state.connection).toBe('fine');
  expect(group.seen.map(({ text }) => text)).toEqual(['在吗']);
});

it('a message whose answer was lost is not doubled when it is sent again after the page was closed', async () => {
  const store = memoryStore();
  const first = open({ store, passage: () => 'answerLost' });
  first.session.say('room', '第一句');
  await settle();
  first.session.close();
  expect(store.entries.size).toBe(1);
  const second = open({ store, group: first.group });
  await settle();
  expect(second.group.seen).toHaveLength(1);
  expect(second.session.state.outbox).toEqual([]);
  expect(second.session.state.feed.messages).toHaveLength(1);
});

it('a room post refused because the room closed stays with its reason until the writer throws it away', async () => {
  const { session, group, store } = open();
  await settle();
  group.open = false;
  session.say('room', '还来得及吗');
  await settle();
  expect(session.state.outbox).toMatchObject([{ state: 'refused', reason: '群已关闭' }]);
  expect(session.state.room?.group.roomOpen).toBe(false);
  session.discard(session.state.outbox[0]!.clientKey);
  expect(session.state.outbox).toEqual([]);
  expect(store.entries.size).toBe(0);
});

it('a token no longer valid ends the session and keeps what was not sent for the writer to decide', async () => {
  const { session, group, store, fire } = open();
  await settle();
  group.tokenValid = false;
  session.say('room', '我还在吗');
  await settle();
  expect(session.state.signedOut).toBe(true);
  expect([...store.entries.values()]).toMatchObject([{ text: '我还在吗', state: 'refused' }]);
  expect(fire()).toBe(0);
});

it('asks the feed now and then while pushes do not come through, and not once they do', async () => {
  const { session, socket, fire, group } = open();
  await settle();
  group.say('没有推送也看得到');
  expect(fire()).toBe(1);
  await settle();
  expect(session.state.feed.messages).toHaveLength(1);
  socket().connected();
  await settle();
  expect(fire()).toBe(0);
});

it('catches up with more messages than one page holds', async () => {
  const { session, socket, group } = open();
  await settle();
  for (let n = 0; n < 250; n += 1) group.say(`${n}`);
  group.sayElsewhere();
  socket().connected();
  await settle();
  expect(session.state.feed.messages).toHaveLength(250);
});

it('reading older messages does not call off the retry of a message that got no answer', async () => {
  const group = new FakeGroup();
  for (let n = 0; n < 60; n += 1) group.say(`${n}`);
  let down = false;
  const { session, socket } = open({ group, passage: () => (down ? 'lost' : 'through') });
  socket().connected();
  await settle();
  down = true;
  session.say('room', '没有回音');
  await settle();
  down = false;
  await session.loadOlder();
  await settle();
  expect(session.state.outbox).toEqual([]);
  expect(group.seen[group.seen.length - 1]?.text).toBe('没有回音');
});

it('an answer that was under way when the network was lost does not hide the loss', async () => {
  const answers: (() => void)[] = [];
  const group = new FakeGroup();
  const delay = (what: string) => (what.startsWith('← say') ? new Promise<void>((arrive) => answers.push(arrive)) : Promise.resolve());
  const { needs, fire } = handWorked(apiOver(group, { passage: () => 'through', delay }), memoryStore());
  const session = new RoomSession(needs);
  await settle();
  session.say('room', '上车前');
  await settle();
  session.networkLost();
  for (const arrive of answers.splice(0)) arrive();
  await settle();
  expect(session.state).toMatchObject({ connection: 'offline', outbox: [] });
  // what is asked later and answered shows that the network is back
  fire();
  await settle();
  expect(session.state.connection).toBe('fine');
});
