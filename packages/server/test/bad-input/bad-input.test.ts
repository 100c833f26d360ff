import type { Locale } from '@kuaishan/script';
import { describe, expect, test } from 'vitest';
import { isPlace, languageFaults, leaksIn } from './case.ts';
import { runCommandCase } from './command-case.ts';
import { fileCases, scriptCases, tableCases } from './command-cases.ts';
import { runInside } from './run-command.ts';

/** The quick cases of `npm run bad-input`: the command line, inside this process. The others need processes, servers and minutes. */
const cases = [...scriptCases, ...(await tableCases({ heavy: false })), ...fileCases].map((one) => [one.name, one] as const);

describe.each<Locale>(['zh-CN', 'en'])('in %s', (locale) => {
  test.each(cases)('%s: a clear message with its place, nothing half-done', async (_name, one) => {
    const answer = await runCommandCase(one, { locale, run: runInside });
    expect(answer).toMatchObject({ faults: [] });
  });
});

describe('the judge', () => {
  test('tells a message that is not in the language asked for', () => {
    expect(languageFaults('读不了 sop.xlsx：没有这个文件', 'zh-CN')).toEqual([]);
    expect(languageFaults('读不了 sop.xlsx：ENOENT: no such file or directory', 'zh-CN')).toEqual(['speaks English in Chinese']);
    expect(languageFaults('Cannot read sop.xlsx', 'zh-CN')).toEqual(['says nothing in Chinese', 'speaks English in Chinese']);
    expect(languageFaults('There is no role called “校长”.', 'en')).toEqual([]);
    expect(languageFaults('Nobody is cast as: 班主任', 'en')).toEqual(['speaks Chinese in English']);
  });

  test('sees stacks, paths of the program, SQL and passwords', () => {
    expect(leaksIn('x\n    at run (file:///a/b.ts:3:1)\n')).toEqual(['shows a stack trace']);
    expect(leaksIn('/x/packages/server/src/main.ts')).toEqual(['shows a path of the program']);
    expect(leaksIn('duplicate key value violates unique constraint "a"')).toEqual(['shows SQL']);
    expect(leaksIn('postgres://kuaishan:hunter2@localhost/a')).toEqual(['shows a password']);
    expect(leaksIn('should look like postgres://user:password@host:5432/database')).toEqual([]);
  });

  test('knows one place from another', () => {
    expect(isPlace('camp.yaml:1:795', 'camp.yaml:1:*')).toBe(true);
    expect(isPlace('camp.yaml:1:1', 'camp.yaml:11:1')).toBe(false);
    expect(isPlace(null, 'camp.yaml')).toBe(false);
    expect(isPlace('camp.yaml', null)).toBe(false);
    expect(isPlace(null, null)).toBe(true);
  });
});
