import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MemberActor, StaffActor } from '../actor.ts';
import type { SaidMessage } from '../deps.ts';
import { silentLog } from '../log/index.ts';
import { openRealtime } from './realtime-server.ts';

const groups = {
  A: '00000000-0000-7000-8000-00000000000a',
  B: '00000000-0000-7000-8000-00000000000b',
  foreign: '00000000-0000-7000-8000-00000000000f',
};
const member = (name: string, groupId: string): MemberActor => ({ kind: 'member', workspaceId: 'w1', groupId, memberId: name });
const staff = (name: string, workspaceId: string): StaffActor => ({ kind: 'staff', workspaceId, staffId: name, permission: 'operator' });
const members: Readonly<Record<string, MemberActor>> = {
  'token-of-anna-0001': member('anna', groups.A),
  'token-of-ben-00001': member('ben', groups.A),
  'token-of-cleo-0001': member('cleo', groups.B),
};
const colleagues: Readonly<Record<string, StaffActor>> = {
  'session=host': staff('host', 'w1'),
  'session=idle': staff('idle', 'w1'),
  'session=stranger': staff('stranger', 'w2'),
};

const http = createServer();
const server = openRealtime({
  log: silentLog,
  door: {
    member: async (token) => members[token] ?? null,
    staff: async (headers) => colleagues[headers.cookie ?? ''] ?? null,
    mayWatch: async (actor, groupId) => actor.workspaceId === 'w1' && groupId !== groups.foreign,
  },
});
const lines: Socket[] = [];
let url = '';

beforeAll(async () => {
  server.attach(http);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
});
afterAll(async () => {
  for (const line of lines) line.close();
  await server.close();
  await new Promise((resolve) => http.close(resolve));
});

interface Ear {
  readonly line: Socket;
  readonly heard: string[];
}

async function listen(as: { token?: string; cookie?: string; origin?: string; address?: string }): Promise<Ear> {
  const line = io(as.address ?? url, {
    path: '/api/realtime',
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    ...(as.token === undefined ? {} : { auth: { token: as.token } }),
    extraHeaders: { ...(as.cookie && { cookie: as.cookie }), ...(as.origin && { origin: as.origin }) },
  });
  lines.push(line);
  const heard: string[] = [];
  line.onAny((event: string, payload: { text?: string; groupId?: string }) => heard.push(payload.text ?? event));
  await new Promise<void>((resolve, reject) => {
    line.on('connect', resolve);
    line.on('connect_error', reject);
  });
  return { line, heard };
}

/** One socket's messages arrive in order: whoever has heard the end has heard everything before it. */
async function heardUntilEnd(ears: readonly Ear[]): Promise<void> {
  const ended = ears.map(
    ({ line }) =>
      new Promise<void>((resolve) =>
        line.onAny((event: string, payload: { text?: string }) => {
          if (event === 'prompts' || payload.text === 'END') resolve();
        }),
      ),
  );
  for (const groupId of [groups.A, groups.B]) server.realtime.messagesSaid('w1', groupId, [said('END', null)]);
  server.realtime.promptsChanged('w1', ['host', 'idle']);
  server.realtime.promptsChanged('w2', ['stranger']);
  await Promise.all(ended);
}

/** Asks to watch and waits until the server has taken it. */
async function watch(ear: Ear, groupId: string): Promise<void> {
  await new Promise<void>((resolve) => {
    ear.line.once('group', () => resolve());
    ear.line.emit('watch', { groupId });
  });
}

const said = (text: string, threadMemberId: string | null): SaidMessage => ({
  seq: 1,
  place: threadMemberId === null ? 'room' : 'private',
  threadMemberId,
  threadMemberName: threadMemberId,
  author: { kind: 'staff', name: '阿澈', role: 'host', id: 'host' },
  text,
  attachments: [],
  cue: null,
  saidAt: '2026-12-01T01:00:00.000Z',
  clientKey: null,
});

const without = (heard: readonly string[]) => heard.filter((what) => !['END', 'group', 'prompts'].includes(what));

test('members hear their room and their own thread; nobody hears another’s private message; staff hear what they watch', async () => {
  const anna = await listen({ token: 'token-of-anna-0001' });
  const ben = await listen({ token: 'token-of-ben-00001' });
  const cleo = await listen({ token: 'token-of-cleo-0001' });
  const host = await listen({ cookie: 'session=host' });
  const idle = await listen({ cookie: 'session=idle' });
  const stranger = await listen({ cookie: 'session=stranger' });
  await watch(host, groups.A);
  for (const groupId of Object.values(groups)) stranger.line.emit('watch', { groupId });
  host.line.emit('watch', { groupId: groups.foreign });
  // a member cannot watch as staff do, nor pretend by sending rooms' names
  for (const room of [groups.A, 'member:anna', `watch:${groups.A}`]) ben.line.emit('watch', { groupId: room });

  server.realtime.messagesSaid('w1', groups.A, [said('to all of A', null), said('to anna', 'anna'), said('to ben', 'ben')]);
  server.realtime.messagesSaid('w1', groups.B, [said('to all of B', null), said('to cleo', 'cleo')]);
  server.realtime.messagesSaid('w1', groups.foreign, [said('elsewhere', null)]);
  await heardUntilEnd([anna, ben, cleo, host, idle, stranger]);

  expect(without(anna.heard)).toEqual(['to all of A', 'to anna']);
  expect(without(ben.heard)).toEqual(['to all of A', 'to ben']);
  expect(without(cleo.heard)).toEqual(['to all of B', 'to cleo']);
  expect(without(host.heard)).toEqual(['to all of A', 'to anna', 'to ben']);
  expect(without(idle.heard)).toEqual([]);
  expect(without(stranger.heard)).toEqual([]);

  host.line.emit('unwatch', { groupId: groups.A });
  await watch(host, groups.B);
  server.realtime.messagesSaid('w1', groups.A, [said('after unwatch', 'anna')]);
  const more = await listen({ cookie: 'session=host' });
  await watch(more, groups.A);
  server.realtime.messagesSaid('w1', groups.B, [said('last', null)]);
  await new Promise<void>((resolve) => host.line.on('message', (message: { text: string }) => message.text === 'last' && resolve()));
  expect(host.heard).not.toContain('after unwatch');
});

test.each([
  ['nobody', {}],
  ['a token nobody holds', { token: 'token-of-nobody-01' }],
  ['a token beside a good cookie', { token: 'token-of-nobody-01', cookie: 'session=host' }],
  ['an unknown cookie', { cookie: 'session=none' }],
])('%s is not let in', async (_who, as) => {
  await expect(listen(as)).rejects.toThrow('signed_out');
});

test('another website’s page is not let in, cookie and all', async () => {
  await expect(listen({ cookie: 'session=host', origin: 'https://evil.example' })).rejects.toThrow('websocket error');
  await expect(listen({ cookie: 'session=host', origin: url })).resolves.toBeDefined();
});

test('who has signed out hears nothing more', async () => {
  const leaving: Record<string, StaffActor> = { 'session=leaving': staff('leaving', 'w1'), 'session=staying': staff('staying', 'w1') };
  const ownHttp = createServer();
  const own = openRealtime({
    log: silentLog,
    staffAskedAgainMs: 10,
    door: { member: async () => null, staff: async (headers) => leaving[headers.cookie ?? ''] ?? null, mayWatch: async () => true },
  });
  own.attach(ownHttp);
  await new Promise<void>((resolve) => ownHttp.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(ownHttp.address() as AddressInfo).port}`;
  const [gone, stays] = await Promise.all([listen({ cookie: 'session=leaving', address }), listen({ cookie: 'session=staying', address })]);
  const ended = new Promise((resolve) => gone.line.on('disconnect', resolve));
  delete leaving['session=leaving'];
  expect(await ended).toBe('io server disconnect');
  expect(stays.line.connected).toBe(true);
  stays.line.close();
  await own.close();
  await new Promise((resolve) => ownHttp.close(resolve));
});

test('the audience counts staff with a group or their prompts open, and members', async () => {
  const counts: number[] = [];
  const changes = new Set<() => void>();
  server.onAudience((people) => {
    counts.push(people);
    for (const change of changes) change();
  });
  const until = (count: number) =>
    new Promise<void>((resolve) => {
      const look = () => counts.at(-1) === count && resolve();
      changes.add(look);
      look();
    });
  for (const line of lines.splice(0)) line.close();
  await until(0);
  const one = await listen({ cookie: 'session=host' });
  one.line.emit('watch', { prompts: true });
  await until(1);
  const two = await listen({ cookie: 'session=idle' });
  two.line.emit('watch', { groupId: groups.B });
  await until(2);
  one.line.emit('unwatch', { prompts: true });
  await until(1);
  const anna = await listen({ token: 'token-of-anna-0001' });
  await until(2);
  anna.line.close();
  two.line.close();
  await until(0);
});
