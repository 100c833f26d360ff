import { expect, test } from 'vitest';
import { makeLog } from './log.ts';

function captured(level: 'info' | 'debug' = 'info') {
  const lines: Record<string, unknown>[] = [];
  return { lines, log: makeLog({ level, write: (line) => lines.push(JSON.parse(line) as Record<string, unknown>) }) };
}

test('a line is one JSON object with its level, its fields and those of its parents', () => {
  const { lines, log } = captured();
  log.child({ groupId: 'g1' }).warn({ late: 3 }, 'cue late');
  log.debug('not at this level');
  expect(lines).toEqual([{ level: 40, time: expect.any(Number), groupId: 'g1', late: 3, msg: 'cue late' }]);
});

test('an error is written with its code and causes, a request without its headers and query', () => {
  const { lines, log } = captured();
  log.error({ err: new Error('outer', { cause: Object.assign(new Error('inner'), { code: '57P01' }) }) }, 'failed');
  log.info({ req: { id: 'r1', method: 'GET', url: '/api/v1/media/1?token=secret', headers: { cookie: 'secret' } } }, 'request');
  expect(lines[0]).toMatchObject({ err: { message: 'outer', cause: { message: 'inner', code: '57P01' } } });
  expect(lines[1]).toMatchObject({ req: { id: 'r1', method: 'GET', url: '/api/v1/media/1' } });
  expect(JSON.stringify(lines[1])).not.toContain('secret');
});
