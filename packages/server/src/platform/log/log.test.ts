import { expect, test } from 'vitest';
import { makeLog, withLogFields } from './log.ts';

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

test('an error is written with its code and causes, a request by its route, without address, headers and query', () => {
  const { lines, log } = captured();
  log.error({ err: new Error('outer', { cause: Object.assign(new Error('inner'), { code: '57P01' }) }) }, 'failed');
  log.info(
    {
      req: {
        id: 'r1',
        method: 'GET',
        url: '/j/secret?token=secret',
        routeOptions: { url: '/j/:code' },
        headers: { cookie: 'secret' },
        ip: 'secret',
      },
    },
    'request',
  );
  expect(lines[0]).toMatchObject({ err: { message: 'outer', cause: { message: 'inner', code: '57P01' } } });
  expect(lines[1]).toMatchObject({ req: { id: 'r1', method: 'GET', route: '/j/:code' } });
  expect(JSON.stringify(lines[1])).not.toContain('secret');
});

test('every line written within a piece of work carries its fields, across waiting and nested work', async () => {
  const { lines, log } = captured();
  await withLogFields({ requestId: 'r1' }, async () => {
    await new Promise((resolve) => setImmediate(resolve));
    log.info('one');
    withLogFields({ round: 7 }, () => log.info('two'));
  });
  log.info('three');
  expect(lines.map(({ requestId, round, msg }) => [msg, requestId, round])).toEqual([
    ['one', 'r1', undefined],
    ['two', 'r1', 7],
    ['three', undefined, undefined],
  ]);
});

test('what PostgreSQL quotes of a value it refuses, and of the row it was in, does not reach the log', () => {
  const { lines, log } = captured();
  const error = Object.assign(new Error('invalid input syntax for type uuid: "小雨"'), {
    ...{ code: '22P02', severity: 'ERROR', detail: 'Failing row contains (小雨)', where: 'unnamed portal parameter $1 = 小雨' },
  });
  log.error({ err: new Error('outer', { cause: error }) }, 'failed');
  expect(JSON.stringify(lines)).toContain('22P02');
  expect(JSON.stringify(lines)).not.toContain('小雨');
});
