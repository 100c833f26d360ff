import { randomUUID } from 'node:crypto';
import type { RequestCase } from './request-case.ts';

const nowhere = '00000000-0000-7000-8000-000000000000';

/** Strangers who join under odd names, and members and staff who say odd things. */
export const memberCases: readonly RequestCase[] = [
  joining('an empty name', '', 'name_unusable'),
  joining('a name of blanks', '   ', 'name_unusable'),
  joining('a name nobody can see', '\u200b\u2060', 'name_unusable'),
  joining('a name of 10,000 characters', '雨'.repeat(10_000), 'invalid_request', 'displayName'),
  joining('a name of 25 characters', '雨'.repeat(25), 'name_unusable'),
  joining('control characters', 'a\u0007b', 'name_unusable'),
  joining('a NUL in the name', 'a\0b', 'name_unusable'),
  joining('a name that turns the text around', 'a\u202Eb', 'name_unusable'),
  joining('a name of emoji', '👨‍👩‍👧‍👦🌧️', null),
  joining('a name that is no text', 7, 'invalid_request', 'displayName'),
  {
    ...joining('a link cut short', '小雨', 'not_found'),
    request: () => ({ path: '/api/v1/join/nowhere', json: { displayName: '小雨', joinKey: randomUUID() } }),
    status: 404,
  },
  {
    ...joining('a key too short', '小雨', 'invalid_request', 'joinKey'),
    request: (stage) => ({ path: `/api/v1/join/${stage.joinCodes[0]}`, json: { displayName: '小雨', joinKey: 'x' } }),
  },

  saying('nothing', { text: '' }, 'text_empty'),
  saying('nothing but blanks', { text: ' \n ' }, 'text_empty'),
  saying('2,001 characters', { text: '好'.repeat(2_001) }, 'text_too_long'),
  saying('a NUL', { text: '你\0好' }, 'text_unreadable'),
  saying('emoji', { text: '👍🏽'.repeat(20) }, null),
  saying('into a place there is none of', { place: 'moments' }, 'invalid_request', 'place', 400),
  saying('without a key of its own', { clientKey: '' }, 'invalid_request', 'clientKey', 400),
  saying('no text at all', { text: null }, 'invalid_request', 'text', 400),
  {
    name: 'say: half an emoji',
    request: () => ({
      path: '/api/v1/room/messages',
      as: 'member',
      raw: { body: `{"text":"\\ud83d","place":"room","clientKey":"${randomUUID()}"}`, type: 'application/json' },
    }),
    status: 422,
    code: 'text_unreadable',
    place: null,
  },
  {
    ...saying('with a token nobody has', {}, 'left_group'),
    request: () => ({ path: '/api/v1/room', headers: { authorization: `Bearer ${'x'.repeat(43)}` } }),
    status: 401,
  },
  { ...saying('with no token', {}, 'left_group'), request: () => ({ path: '/api/v1/room' }), status: 401 },
  {
    ...saying('a feed page of a million', {}, 'invalid_request', 'limit'),
    request: () => ({ path: '/api/v1/room/feed?limit=1000000', as: 'member' }),
    status: 400,
  },
  {
    ...saying('a feed after no number', {}, 'invalid_request', 'after'),
    request: () => ({ path: '/api/v1/room/feed?after=x', as: 'member' }),
    status: 400,
  },

  answering('to nobody', { place: 'private', memberId: nowhere }, 'not_found', 'memberId', 404),
  answering('privately without a name', { place: 'private', memberId: null }, 'invalid_request', 'body', 400),
  answering('4,001 characters', { text: 'x'.repeat(4_001) }, 'text_too_long', null, 422),
  answering('as a role there is none of', { role: 'boss' }, 'invalid_request', 'role', 400),
  {
    ...answering('in a group there is none of', {}, 'not_found', null, 404),
    request: () => ({
      path: `/api/v1/groups/${nowhere}/messages`,
      as: 'owner',
      json: { text: 'hi', place: 'room', memberId: null, clientKey: randomUUID(), role: 'host' },
    }),
  },
];

function joining(name: string, displayName: unknown, code: string | null, place: string | null = null): RequestCase {
  return {
    name: `join: ${name}`,
    request: (stage) => ({ path: `/api/v1/join/${stage.joinCodes[0]}`, json: { displayName, joinKey: randomUUID() } }),
    status: code === null ? 200 : code === 'invalid_request' ? 400 : 422,
    code,
    place,
    makes: code === null,
  };
}

function saying(
  name: string,
  said: object,
  code: string | null,
  place: string | null = null,
  status = code === null ? 200 : 422,
): RequestCase {
  return {
    name: `say: ${name}`,
    request: () => ({
      path: '/api/v1/room/messages',
      as: 'member',
      json: { text: '你好', place: 'room', clientKey: randomUUID(), ...said },
    }),
    status,
    code,
    place,
    makes: code === null,
  };
}

function answering(name: string, said: object, code: string, place: string | null, status: number): RequestCase {
  return {
    name: `answer: ${name}`,
    request: (stage) => ({
      path: `/api/v1/groups/${stage.groupIds[0]}/messages`,
      as: 'owner',
      json: { text: 'hi', place: 'room', memberId: null, clientKey: randomUUID(), role: 'host', ...said },
    }),
    status,
    code,
    place,
  };
}
