import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { templates } from '@kuaishan/script/templates';
import { afterAll, expect, test } from 'vitest';
import { run } from './main.ts';

const cwd = mkdtempSync(join(tmpdir(), 'kuaishan-templates-'));
afterAll(() => rmSync(cwd, { recursive: true }));

async function kuaishan(...args: readonly string[]) {
  const said = { out: '', err: '' };
  const code = await run(args, {
    ...{ locale: 'zh-CN', cwd, env: {} },
    out: (text) => {
      said.out += text;
    },
    say: (text) => {
      said.err += `${text}\n`;
    },
  });
  return { code, ...said };
}

test('templates are listed by name, as lines and as data', async () => {
  const { out } = await kuaishan('templates');
  for (const { id, name } of templates) expect(out).toMatch(new RegExp(`^${id} +${name['zh-CN']}：`, 'mu'));
  const rows = JSON.parse((await kuaishan('templates', '--json', '--lang', 'en')).out) as readonly { id: string; name: string }[];
  expect(rows.map(({ id }) => id)).toEqual(templates.map(({ id }) => id));
});

test('a template becomes a file that lint finds nothing to mend in, in both languages', async () => {
  for (const lang of ['zh-CN', 'en']) {
    for (const { id } of templates) {
      const file = `${id}.${lang}.yaml`;
      expect(await kuaishan('new', id, '-o', file, '--lang', lang)).toMatchObject({ code: 0, out: '' });
      expect(await kuaishan('lint', file)).toMatchObject({ code: 0 });
    }
  }
});

test('a file that is there is never overwritten', async () => {
  await kuaishan('new', 'five-day-camp', '-o', 'mine.yaml');
  const before = readFileSync(join(cwd, 'mine.yaml'), 'utf8');
  expect(await kuaishan('new', 'one-evening-sale', '-o', 'mine.yaml')).toEqual({
    code: 1,
    out: '',
    err: 'mine.yaml 已经在了，换一个文件名。\n',
  });
  expect(readFileSync(join(cwd, 'mine.yaml'), 'utf8')).toBe(before);
});

test('a template there is none of is wrong usage, and the ones there are are named', async () => {
  expect(await kuaishan('new', 'ten-days')).toMatchObject({ code: 2, err: expect.stringContaining('five-day-camp、three-day-launch') });
});
