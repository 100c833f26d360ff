import { randomUUID } from 'node:crypto';
import { ask, type Request } from './ask.ts';
import type { RequestCase } from './request-case.ts';
import { must, type Stage } from './stage.ts';

/** A script whose campaigns ask for one value, with a room open for whoever joins. */
export const askingScript = `kuaishan: 1
title: Camp
days: 3
roles: { host: Host }
stages:
  - { name: trust, days: 1-3 }
variables:
  lesson_link:
cues:
  - { id: d1-lesson, stage: trust, when: day 1 09:00, who: host, where: room, do: say, text: "{{ lesson_link }}" }
  - { id: d3-closing, stage: trust, when: day 3 21:00, who: host, where: room, do: close-room, text: bye }
`;
export const askedValues = { lesson_link: 'https://example.com/1' };

const nowhere = '00000000-0000-7000-8000-000000000000';

/** A campaign that opens, with one thing in it changed. */
function openingOf(stage: Stage, changed: object, headers: Record<string, string | null> = {}): Request {
  return {
    path: '/api/v1/campaigns',
    as: 'owner',
    headers: { 'idempotency-key': randomUUID(), ...headers },
    json: {
      name: 'December',
      scriptVersionId: stage.scriptVersionId,
      openingAt: '2026-12-01T09:00',
      zone: 'Asia/Shanghai',
      groups: [{ channel: 'webRoom', count: 3 }],
      values: askedValues,
      cast: [{ role: 'host', staffId: stage.staffId, deputyStaffId: null }],
      ...changed,
    },
  };
}

function opening(
  name: string,
  code: string,
  place: string | null,
  changed: (stage: Stage) => object,
  o: { status?: number; headers?: Record<string, string | null> } = {},
): RequestCase {
  return {
    name: `campaign: ${name}`,
    status: o.status ?? 400,
    code,
    place,
    request: (stage) => openingOf(stage, changed(stage), o.headers),
  };
}

const cast = (stage: Stage, o: object) => [{ role: 'host', staffId: stage.staffId, deputyStaffId: null, ...o }];

/** Opening campaigns and saving scripts: refused whole, nothing half-open. */
export const campaignCases: readonly RequestCase[] = [
  opening('a value is missing', 'values_missing', 'lesson_link', () => ({ values: {} }), { status: 422 }),
  opening('a value of nothing but blanks', 'values_missing', 'lesson_link', () => ({ values: { lesson_link: '  ' } }), { status: 422 }),
  opening('a value nobody asks for', 'invalid_request', 'values.nickname', () => ({ values: { ...askedValues, nickname: '小雨' } })),
  opening('a NUL in a value', 'invalid_request', 'values.lesson_link', () => ({ values: { lesson_link: 'https://\0' } })),
  opening('a value of 10,000 characters', 'invalid_request', 'values.lesson_link', () => ({ values: { lesson_link: 'x'.repeat(10_000) } })),
  opening('nobody cast', 'role_uncast', null, () => ({ cast: [] }), { status: 422 }),
  opening('a role cast twice', 'invalid_request', 'cast', (stage) => ({ cast: [...cast(stage, {}), ...cast(stage, {})] })),
  opening('a role there is none of', 'invalid_request', 'cast.0.role', (stage) => ({ cast: cast(stage, { role: 'shill' }) })),
  opening('somebody who does not work here', 'not_found', 'cast', (stage) => ({ cast: cast(stage, { staffId: nowhere }) }), {
    status: 404,
  }),
  opening('a zone there is none of', 'invalid_request', 'zone', () => ({ zone: 'Mars/Olympus' })),
  opening('30 February', 'invalid_request', 'openingAt', () => ({ openingAt: '2026-02-30T09:00' })),
  opening('25:00', 'invalid_request', 'openingAt', () => ({ openingAt: '2026-12-01T25:00' })),
  opening('"tomorrow"', 'invalid_request', 'openingAt', () => ({ openingAt: 'tomorrow' })),
  opening('0 groups', 'invalid_request', 'groups', () => ({ groups: [{ channel: 'webRoom', count: 0 }] })),
  opening('no list of groups', 'invalid_request', 'groups', () => ({ groups: [] })),
  opening('100,000 groups', 'invalid_request', 'groups.0.count', () => ({ groups: [{ channel: 'webRoom', count: 100_000 }] })),
  opening('half a group', 'invalid_request', 'groups.0.count', () => ({ groups: [{ channel: 'webRoom', count: 1.5 }] })),
  opening('minus three groups', 'invalid_request', 'groups.0.count', () => ({ groups: [{ channel: 'webRoom', count: -3 }] })),
  opening('a channel there is none of', 'invalid_request', 'groups.0.channel', () => ({ groups: [{ channel: 'qq', count: 1 }] })),
  opening('a script version there is none of', 'not_found', 'scriptVersionId', () => ({ scriptVersionId: nowhere }), { status: 404 }),
  opening('a script version that is no id', 'invalid_request', 'scriptVersionId', () => ({ scriptVersionId: "1' or '1'='1" })),
  opening('a name of nothing', 'name_unusable', null, () => ({ name: ' ' }), { status: 422 }),
  opening('a name of 100,000 characters', 'invalid_request', 'name', () => ({ name: 'x'.repeat(100_000) })),
  opening('a NUL in the name', 'name_unusable', null, () => ({ name: 'a\0b' }), { status: 422 }),
  {
    ...opening('a text over the platform’s limit', 'script_has_errors', '10:94', () => ({}), { status: 422 }),
    request: async (stage) => {
      const text = askingScript.replace('text: "', `text: "${'x'.repeat(4_001)}`);
      const saved = must(await ask(stage, { path: '/api/v1/scripts', as: 'owner', json: { text } }, 'en'));
      return openingOf(stage, { scriptVersionId: saved['scriptVersionId'] });
    },
  },
  opening('no Idempotency-Key', 'invalid_request', 'Idempotency-Key', () => ({}), { headers: { 'idempotency-key': null } }),

  saving('a script with mistakes', askingScript.replace('day 1 09:00', 'day 1 25:00'), 'script_has_errors', '10:42', 422),
  saving('a NUL in a script', askingScript.replace('bye', 'b\0ye'), 'script_has_errors', '11:103', 422),
  saving('a script of 5 MB', `${askingScript}notes: ${'x'.repeat(5_000_000)}\n`, 'too_large', null, 413),
  saving('a version of a script there is none of', askingScript, 'not_found', 'scriptId', 404, nowhere),
  saving('a version of no id', askingScript, 'invalid_request', 'scriptId', 400, '../../etc/passwd'),
  {
    ...saving('a version from one that is not the latest any more', askingScript, 'script_saved_since', null, 409),
    request: async (stage) => {
      const saved = must(await ask(stage, { path: '/api/v1/scripts', as: 'owner', json: { text: askingScript } }, 'en'));
      const { scriptId, scriptVersionId: baseVersionId } = saved;
      const next = { text: askingScript.replace('bye', 'goodbye'), scriptId, baseVersionId };
      must(await ask(stage, { path: '/api/v1/scripts', as: 'owner', json: next }, 'en'));
      return { path: '/api/v1/scripts', as: 'owner', json: { ...next, text: askingScript.replace('bye', 'see you') } };
    },
  },
  keeping('of 5 MB', { text: 'x'.repeat(5_000_000) }, 'too_large', null, 413),
  keeping('with a NUL', { text: 'a\0b' }, 'invalid_request', 'text', 400),
  keeping('begun from a version there is none of', { baseVersionId: nowhere }, 'not_found', 'baseVersionId', 404),
  keeping('written on a state nobody has seen', { after: nowhere }, 'draft_elsewhere', null, 409),
];

function keeping(name: string, o: object, code: string, place: string | null, status: number): RequestCase {
  return {
    name: `draft: ${name}`,
    ...{ status, code, place },
    request: () => ({
      method: 'PUT',
      path: '/api/v1/scripts/new/draft',
      as: 'owner',
      json: { text: 'half a line', baseVersionId: null, after: null, ...o },
    }),
  };
}

function saving(
  name: string,
  text: string,
  code: string,
  place: string | null,
  status: number,
  scriptId: string | null = null,
): RequestCase {
  return {
    name: `save: ${name}`,
    status,
    code,
    place,
    request: () => ({ path: '/api/v1/scripts', as: 'owner', json: { text, scriptId } }),
  };
}
