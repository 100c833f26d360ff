import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { run } from './main.ts';

const cwd = mkdtempSync(join(tmpdir(), 'kuaishan-compare-'));
afterAll(() => rmSync(cwd, { recursive: true }));

async function kuaishan(args: readonly string[], more: { colour?: boolean; locale?: 'zh-CN' | 'en' } = {}) {
  const said = { out: '', err: '' };
  const code = await run(args, {
    ...{ locale: 'zh-CN', cwd, env: {}, ...more },
    out: (text) => {
      said.out += text;
    },
    say: (text) => {
      said.err += `${text}\n`;
    },
  });
  return { code, ...said };
}

const camp = `kuaishan: 1
title: 光影营
days: 3
channel: webRoom
roles: { host: 阿澈 }
stages: [{ name: trust, days: 1-2 }, { name: followUp, days: 2-3 }]
cues:
  - { id: hello, title: 开营, stage: trust, when: day 1 09:00, who: host, text: 欢迎 }
  - { id: lesson, title: 上课, stage: trust, when: day 2 19:30, who: host, text: 今晚上课 }
  - { id: sale, title: 开售, stage: followUp, when: day 3 20:30, who: host, text: 开放报名 }
  - { id: closing, stage: followUp, when: day 3 22:00, who: host, do: close-room }
`;
writeFileSync(join(cwd, 'camp.yaml'), camp);
writeFileSync(join(cwd, 'later.yaml'), camp.replace('day 3 20:30', 'day 3 21:00').replace('开放报名', '现在开放报名'));
writeFileSync(join(cwd, 'broken.yaml'), 'kuaishan: 1\ntitle: 营\ntitle: 再来\n');

test('diff tells what differs, a sentence a line, and ends with 1; without a difference with 0', async () => {
  expect(await kuaishan(['diff', 'camp.yaml', 'camp.yaml'])).toEqual({ code: 0, out: '', err: '没有差别\n' });
  const { code, out, err } = await kuaishan(['diff', 'camp.yaml', 'later.yaml']);
  expect({ code, err }).toEqual({ code: 1, err: '共 2 处差别\n' });
  expect(out.split('\n')).toEqual(['~ 把“开售”从第3天 20:30 挪到 21:00', '~ 改了“开售”的话术：加了“现在”', '']);
});

test('colour and the marked text are for terminals only', async () => {
  expect((await kuaishan(['diff', 'camp.yaml', 'later.yaml'])).out).not.toContain('\u001b');
  expect((await kuaishan(['diff', 'camp.yaml', 'later.yaml'], { colour: true })).out).toContain('\u001b[32m现在\u001b[0m开放报名');
});

test('diff --json gives the same as data', async () => {
  const { out } = await kuaishan(['diff', 'camp.yaml', 'later.yaml', '--json'], { locale: 'en' });
  const [moved] = JSON.parse(out) as readonly unknown[];
  expect(moved).toEqual({
    ...{ kind: 'moved', subject: { kind: 'cue', id: 'sale' }, field: 'when', from: 'day 3 20:30', to: 'day 3 21:00' },
    ...{ words: 'moved “开售” from day 3 20:30 to 21:00', line: 10 },
  });
});

test('what cannot be read is told with its place', async () => {
  expect(await kuaishan(['diff', 'camp.yaml', 'broken.yaml'])).toMatchObject({ code: 1, err: expect.stringContaining('broken.yaml:3:1') });
  expect(await kuaishan(['stretch', 'broken.yaml', '--days', '2'])).toMatchObject({
    code: 1,
    err: expect.stringContaining('broken.yaml:3:1'),
  });
});

test('stretch writes the script and tells what it did; the result is a script of that many days', async () => {
  const told = await kuaishan(['stretch', 'camp.yaml', '--days', '2', '-o', 'short.yaml']);
  expect(told).toMatchObject({ out: '', err: expect.stringContaining('请重读“上课”：里面说到“今晚”') });
  expect(told.err).toContain('3 天改成 2 天：4 个节点 → short.yaml');
  expect(readFileSync(join(cwd, 'short.yaml'), 'utf8')).toContain('days: 2\n');
  expect((await kuaishan(['lint', 'short.yaml', '--json'])).out).not.toContain('"severity": "error"');
});

test('stretched to as many days as it has, the script is the same', async () => {
  const { out } = await kuaishan(['stretch', 'camp.yaml', '--days', '3']);
  writeFileSync(join(cwd, 'same.yaml'), out);
  expect((await kuaishan(['diff', 'camp.yaml', 'same.yaml'])).code).toBe(0);
});

test.each([['0'], ['8'], ['2.5'], ['three']])('--days %s is wrong usage', async (days) => {
  expect(await kuaishan(['stretch', 'camp.yaml', '--days', days])).toMatchObject({ code: 2, err: expect.stringContaining('1 到 7') });
});
