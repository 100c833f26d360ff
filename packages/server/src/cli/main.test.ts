import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { commands } from './commands.ts';
import { run } from './main.ts';

const cwd = mkdtempSync(join(tmpdir(), 'kuaishan-cli-'));
afterAll(() => rmSync(cwd, { recursive: true }));

const kuaishan = Object.assign((...args: string[]) => runWith({}, args), {
  answered: (ask: (question: string) => Promise<boolean>, ...args: string[]) => runWith({ ask }, args),
});

async function runWith(more: { ask?: (question: string) => Promise<boolean> }, args: readonly string[]) {
  const said = { out: '', err: '' };
  const code = await run(args, {
    locale: 'en',
    cwd,
    env: {},
    out: (text) => {
      said.out += text;
    },
    say: (text) => {
      said.err += `${text}\n`;
    },
    ...more,
  });
  return { code, ...said };
}

const script = `kuaishan: 1
title: 跨夏令时
days: 2
channel: webRoom
roles: { host: 阿澈 }
stages:
  - { name: trust, days: 1-2 }
variables:
  群规: 第一课
cues:
  - { id: second-day, stage: trust, when: day 2 09:00, who: host, where: room, do: say, text: "早，{{ 礼品名 }}" }
  - { id: first-day, stage: trust, when: day 1 09:00, who: host, where: room, do: say, text: "{{ 第1课链接 }} {{ 群规 }}" }
  - { id: farewell, stage: trust, when: on go, who: host, where: room, do: close-room, text: 再见 }
`;
writeFileSync(join(cwd, 'camp.yaml'), script);
writeFileSync(join(cwd, 'broken.yaml'), 'kuaishan: 1\ntitle: 营\ntitle: 再来\n');

test('without a command it lists them and ends with 2; asked for help it does so with 0', async () => {
  const plain = await kuaishan();
  const asked = await kuaishan('--help');
  expect([plain.code, asked.code]).toEqual([2, 0]);
  for (const name of Object.keys(commands)) expect(asked.out).toContain(`  ${name}`);
  expect(plain.err).toContain('usage: kuaishan <command>');
});

test('every command explains itself in both languages', async () => {
  for (const name of Object.keys(commands)) {
    const en = await kuaishan(name, '--help');
    const zh = await kuaishan(name, '--help', '--lang', 'zh-CN');
    expect(en).toMatchObject({ code: 0, err: '', out: expect.stringContaining(`usage: kuaishan ${name}`) });
    expect(zh).toMatchObject({ code: 0, err: '', out: expect.stringContaining(`用法：kuaishan ${name}`) });
  }
});

test.each([
  [['dance'], 'there is no command “dance”'],
  [['lint'], 'kuaishan lint: FILE is missing\nusage: kuaishan lint FILE'],
  [['lint', 'a', 'b'], 'unexpected argument: b'],
  [['lint', 'a', '--jsn'], 'there is no option --jsn'],
  [['lint', 'a', '--channel', 'pigeon'], 'there is no channel “pigeon”; choose webRoom, wechat, wecom, telegram, prompter'],
  [['lint', 'a', '--allowance', '7-a-week'], '--allowance goes with a platform that has mass messages'],
  [['lint', 'a', '--channel', 'wecom', '--allowance', 'lots'], 'there is no allowance “lots”; choose monthly, 7-a-week, 1-a-day'],
  [['lint', 'camp.yaml', '--hosts', '2'], '--hosts goes with --groups'],
  [['lint', 'camp.yaml', '--groups', '0'], '--groups is a whole number from 1 to 500, not “0”'],
  [['plan', 'camp.yaml', '--open', '2026-12-01T09:00', '--zone', 'UTC', '--groups', '3'], '--groups goes with --budget'],
  [['plan', 'camp.yaml', '--zone', 'Asia/Shanghai'], '--open is missing'],
  [['plan', 'camp.yaml', '--open', '2026-02-30T09:00', '--zone', 'Asia/Shanghai'], '--open is a wall-clock time'],
  [['plan', 'camp.yaml', '--open', '2026-12-01T25:00', '--zone', 'Asia/Shanghai'], '--open is a wall-clock time'],
  [['plan', 'camp.yaml', '--open', '2026-12-01T09:00', '--zone', 'Mars/Base'], 'there is no time zone “Mars/Base”'],
  [['plan', 'camp.yaml', '--open'], '--open needs a value'],
  [['lint', 'camp.yaml', '--json=yes'], '--json takes no value'],
  [['lint', 'camp.yaml', '--lang', 'fr'], '--lang is zh-CN or en'],
])('wrong usage %j ends with 2 and says what is wrong', async (args, words) => {
  const result = await kuaishan(...args);
  expect(result).toMatchObject({ code: 2, out: '' });
  expect(result.err).toContain(words);
});

test('a file that is not there ends with 1 and names it', async () => {
  expect(await kuaishan('lint', 'none.yaml')).toEqual({
    code: 1,
    out: '',
    err: 'Cannot read none.yaml: there is no such file or directory\n',
  });
  expect((await kuaishan('plan', '.', '--open', '2026-12-01T09:00', '--zone', 'UTC')).err).toContain('it is a directory');
});

test('lint --json is an array of findings, each with kind, reason and what to do, that names every variable without a source', async () => {
  const { code, out } = await kuaishan('lint', 'camp.yaml', '--json', '--lang', 'zh');
  const findings = JSON.parse(out) as Record<string, unknown>[];
  expect(code).toBe(1);
  const keys = ['rule', 'kind', 'severity', 'message', 'reason', 'todo', 'silenced', 'fix', 'file', 'line', 'column', 'cue'];
  for (const finding of findings) expect(Object.keys(finding)).toEqual(keys);
  const unknown = findings.filter((finding) => finding['rule'] === 'unknown-variable');
  expect(unknown).toMatchObject([
    {
      severity: 'warning',
      file: 'camp.yaml',
      line: 11,
      column: expect.any(Number),
      cue: 'second-day',
      message: expect.stringContaining('礼品名'),
    },
    {
      severity: 'warning',
      file: 'camp.yaml',
      line: 12,
      column: expect.any(Number),
      cue: 'first-day',
      message: expect.stringContaining('第1课链接'),
    },
  ]);
});

test('lint without --json gives the same findings a line each, as file:line:column', async () => {
  const { code, out } = await kuaishan('lint', 'camp.yaml');
  expect(code).toBe(1);
  expect(out).toMatch(/^camp\.yaml:11:\d+ warning \[unknown-variable\] second-day: /m);
  const broken = await kuaishan('lint', 'broken.yaml');
  expect(broken).toMatchObject({ code: 1, out: expect.stringMatching(/^broken\.yaml:3:1 error \[duplicate-key\]/m) });
});

test('plan --json is in time order with ISO times and their offset; wall-clock times hold across the change of the clocks; cues without a time come last', async () => {
  const planned = async (open: string) => {
    const { code, out } = await kuaishan('plan', 'camp.yaml', '--open', open, '--zone', 'America/New_York', '--json');
    expect(code).toBe(0);
    return JSON.parse(out) as { cue: string; at: string | null }[];
  };
  expect(await planned('2026-03-07T09:00')).toEqual([
    { cue: 'first-day', day: 1, at: '2026-03-07T09:00:00-05:00', stage: 'trust', role: 'host', where: 'room', action: 'say' },
    { cue: 'second-day', day: 2, at: '2026-03-08T09:00:00-04:00', stage: 'trust', role: 'host', where: 'room', action: 'say' },
    { cue: 'farewell', day: null, at: null, stage: 'trust', role: 'host', where: 'room', action: 'close-room' },
  ]);
  expect((await planned('2026-10-31T09:00')).map(({ at }) => at)).toEqual(['2026-10-31T09:00:00-04:00', '2026-11-01T09:00:00-05:00', null]);
});

test('plan of a script with errors says them and ends with 1', async () => {
  const { code, out, err } = await kuaishan('plan', 'broken.yaml', '--open', '2026-12-01T09:00', '--zone', 'UTC', '--json');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('broken.yaml:3:1 error [duplicate-key]');
});

const table = `第几天,时间,角色,渠道,文案
第1天,09:00,班主任,群内,大家早上好
第1天,19:30,班主任,群内,今晚上课：{直播链接}
第2天,20:00,班主任,群内,今天的课到这里，本群将于明天12:00解散
`;
writeFileSync(join(cwd, 'table.csv'), table);

test('import makes a cue of every row, writes the script where it is told, and proposes what the last row announces', async () => {
  const { code, out, err } = await kuaishan('import', 'table.csv', '-o', 'imported.yaml');
  expect({ code, out }).toEqual({ code: 0, out: '' });
  expect(err).toContain('3 rows → 3 cues on 2 days');
  expect(err).toMatch(/^proposed \(.+!E4\): .+ Take it up with --accept close-room:/m);
  const linted = await kuaishan('lint', 'imported.yaml', '--json');
  expect(JSON.parse(linted.out)).toContainEqual(
    expect.objectContaining({ rule: 'unknown-variable', message: expect.stringContaining('直播链接') }),
  );
});

test('import --accept takes the proposal up; without -o the script goes to standard output', async () => {
  const { code, out, err } = await kuaishan('import', 'table.csv', '--accept', 'all');
  expect(code).toBe(0);
  expect(out).toContain('do: close-room');
  expect(err).toContain('3 rows → 4 cues on 3 days');
  expect(await kuaishan('import', 'table.csv', '--accept', 'close-door')).toMatchObject({
    code: 2,
    err: expect.stringContaining('there is no proposal “close-door”; there is: close-room:'),
  });
});

test('import --json says everything in one object', async () => {
  const { out } = await kuaishan('import', 'table.csv', '--json');
  expect(JSON.parse(out)).toMatchObject({
    file: 'table.csv',
    rows: 3,
    cues: 3,
    days: 2,
    proposals: [{ kind: 'close-room' }],
    text: expect.stringContaining('kuaishan: 1'),
  });
});

test('import of what is no workbook says so and leaves an older file as it was', async () => {
  writeFileSync(join(cwd, 'not-a-workbook.xlsx'), 'PK\u0003\u0004 not really');
  const { code, out, err } = await kuaishan('import', 'not-a-workbook.xlsx', '-o', 'camp.yaml');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/^not-a-workbook\.xlsx/);
  expect(readFileSync(join(cwd, 'camp.yaml'), 'utf8')).toBe(script);
});

const plan = `# 早起营

## Day1
9:00群内：大家早，我是班主任
20:00群内：统计打卡

## Day2
9:00私聊：{昵称}在吗
`;
writeFileSync(join(cwd, 'plan.md'), plan);
writeFileSync(join(cwd, 'plan.csv'), '甲,乙,丙\nDay1,9:00,大家早上好呀\nDay2,9:00,大家晚上好呀\n');

test('import prints why each row was taken for what it is; another action is chosen by its place, and a place that is none is named', async () => {
  const { out } = await kuaishan('import', 'plan.md', '--table');
  expect(out.split('\n')).toEqual([
    expect.stringMatching(/^place +action +how sure +the row +because$/u),
    expect.stringMatching(/^Markdown!L4 +Say say .*it has copy/u),
    expect.stringMatching(/^Markdown!L5 +Collect homework collect-homework .*the line says “打卡”$/u),
    expect.stringMatching(/^Markdown!L8 +Whisper whisper .*private$/u),
    '',
  ]);
  const said = JSON.parse((await kuaishan('import', 'plan.md', '--json', '--do', 'Markdown!L5=say')).out);
  expect(said.table[1]).toEqual({
    ...{ cell: 'Markdown!L5', words: '统计打卡', action: 'say', confidence: 'sure', because: 'you chose it' },
    cues: ['d1-2000-统计打卡'],
  });
  expect(await kuaishan('import', 'plan.md', '--do', 'Markdown!L99=say')).toMatchObject({
    code: 2,
    err: expect.stringContaining('--table'),
  });
  expect(await kuaishan('import', 'plan.md', '--do', 'Markdown!L5=dance')).toMatchObject({
    code: 2,
    err: expect.stringContaining('whisper'),
  });
});

test('what was confirmed is written to a file and read from it; a file that is none is refused', async () => {
  const columns = { 甲: 'day', 乙: 'time', 丙: 'text' };
  writeFileSync(join(cwd, 'mapping.json'), JSON.stringify([{ signature: '甲|乙|丙', columns, actions: {} }]));
  expect((await kuaishan('import', 'plan.csv')).code).toBe(1);
  const read = await kuaishan('import', 'plan.csv', '--mapping', 'mapping.json', '--save-mapping', 'again.json', '--json');
  const said = JSON.parse(read.out);
  expect([said.cues, said.columns[0].remembered]).toEqual([2, true]);
  expect(JSON.parse(readFileSync(join(cwd, 'again.json'), 'utf8'))).toEqual([{ signature: '甲|乙|丙', columns, actions: {} }]);
  expect(await kuaishan('import', 'plan.csv', '--mapping', 'camp.yaml')).toMatchObject({
    code: 1,
    err: expect.stringContaining('camp.yaml'),
  });
});

test('export writes a Markdown document that import makes the same script of', async () => {
  const written = await kuaishan('export', 'camp.yaml', '-o', 'camp.md', '--json');
  expect(JSON.parse(written.out)).toMatchObject({ output: 'camp.md', cues: 3 });
  expect((await kuaishan('import', 'camp.md', '-o', 'from-md.yaml')).code).toBe(0);
  expect((await kuaishan('export', 'from-md.yaml', '-o', 'again.md')).code).toBe(0);
  expect(readFileSync(join(cwd, 'again.md'), 'utf8')).toBe(readFileSync(join(cwd, 'camp.md'), 'utf8'));
});

test('export writes a workbook that import makes the same script of; a script with errors leaves no file', async () => {
  expect(await kuaishan('import', 'table.csv', '-o', 'before.yaml')).toMatchObject({ code: expect.any(Number) });
  const { code, out } = await kuaishan('export', 'before.yaml', '-o', 'camp.xlsx', '--json');
  expect([code, JSON.parse(out)]).toMatchObject([0, { file: 'before.yaml', output: 'camp.xlsx', findings: [] }]);
  expect((await kuaishan('import', 'camp.xlsx', '-o', 'after.yaml')).code).toBe(0);
  expect(readFileSync(join(cwd, 'after.yaml'), 'utf8')).toBe(readFileSync(join(cwd, 'before.yaml'), 'utf8'));
  const refused = await kuaishan('export', 'broken.yaml', '-o', 'broken.xlsx');
  expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('broken.yaml:3:1') });
  expect((await kuaishan('import', 'broken.xlsx')).err).toContain('there is no such file');
});

test('lint --fix shows the lines it would change, asks, and writes what was agreed to', async () => {
  const night =
    'kuaishan: 1\ntitle: 营\ndays: 1\nroles: { host: 阿澈 }\ncues:\n  # 最后\n  - { id: a, stage: trust, when: day 1 23:00, who: host, text: 晚安 }\n  - { id: z, stage: trust, when: on go, who: host, do: close-room }\n';
  const path = join(cwd, 'night.yaml');
  writeFileSync(path, night);
  expect((await kuaishan('lint', 'night.yaml')).out).toContain('--fix: Move it to day 1 22:30');

  const asked: string[] = [];
  const answering = (answer: boolean) => async (question: string) => {
    asked.push(question);
    return answer;
  };
  const refused = await kuaishan.answered(answering(false), 'lint', 'night.yaml', '--fix');
  expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('nothing was written') });
  expect(readFileSync(path, 'utf8')).toBe(night);

  const agreed = await kuaishan.answered(answering(true), 'lint', 'night.yaml', '--fix');
  expect(asked).toEqual(['Write 1 change to night.yaml? [y/N]', 'Write 1 change to night.yaml? [y/N]']);
  expect(agreed.err).toContain('night.yaml:7:34 [quiet-hours] Move it to day 1 22:30\n');
  expect(agreed.err).toContain('7 -   - { id: a, stage: trust, when: day 1 23:00,');
  expect(agreed.err).toContain('7 +   - { id: a, stage: trust, when: day 1 22:30,');
  expect(agreed).toMatchObject({ code: 0, out: '' });
  expect(readFileSync(path, 'utf8')).toBe(night.replace('23:00', '22:30'));

  // nobody there to ask: it writes
  writeFileSync(path, night);
  expect((await kuaishan('lint', 'night.yaml', '--fix')).err).toContain('mended 1 in night.yaml');
  expect((await kuaishan('lint', 'night.yaml', '--fix')).err).toContain('nothing can be mended mechanically');
});

const busy = `kuaishan: 1
title: 忙
days: 2
channel: prompter
roles: { host: 阿澈 }
stages:
  - { name: trust, days: 1-2 }
cues:
  - { id: a, stage: trust, when: day 1 09:00, who: host, where: room, do: say, text: 早 }
  - { id: b, stage: trust, when: day 1 10:00, who: host, where: room, do: say, text: "{{ 群名 }}早" }
  - { id: c, stage: trust, when: day 1 20:00, who: host, where: room, do: say, text: 晚上好 }
  - { id: end, stage: trust, when: day 2 09:00, who: host, where: room, do: close-room }
`;
writeFileSync(join(cwd, 'busy.yaml'), busy);
const wecom = ['--channel', 'wecom', '--allowance', '1-a-day'];

test('lint on a platform tells what its allowance has no room for, and with people given who has too much; after the stagger nobody', async () => {
  const rules = async (...args: string[]) =>
    (JSON.parse((await kuaishan('lint', 'busy.yaml', '--json', ...args)).out) as { rule: string; cue: string }[])
      .filter((one) => ['allowance', 'owner-collision', 'staff-load'].includes(one.rule))
      .map((one) => `${one.rule} ${one.cue}`);
  expect(await rules(...wecom)).toEqual(['allowance a']);
  expect(await rules('--channel', 'wecom')).toEqual([]);
  expect(await rules('--channel', 'webRoom')).toEqual([]);
  expect(await rules(...wecom, '--groups', '20', '--hosts', '1')).toEqual(['allowance a', 'owner-collision a', 'staff-load a']);
  expect(await rules(...wecom, '--groups', '20', '--hosts', '1', '--stagger')).toEqual(['allowance a']);
});

test('plan --budget says what goes as a mass message, what people post, who has too much, and how to stagger', async () => {
  const { code, out } = await kuaishan('plan', 'busy.yaml', '--budget', ...wecom, '--groups', '20', '--hosts', '1');
  expect(code).toBe(0);
  expect(out).toContain('Proposed as mass messages: 1\n  c\n');
  expect(out).toContain('beyond the allowance: a\n');
  expect(out).toContain('differs from room to room: b\n');
  expect(out).toContain('groups 19–20 3 min later');
  const json = JSON.parse((await kuaishan('plan', 'busy.yaml', '--budget', ...wecom, '--groups', '20', '--json')).out) as unknown;
  expect(json).toMatchObject({
    profile: 'wecom',
    allowance: { mass: ['c'] },
    load: { stagger: { longest: 3, people: [{ overloads: [] }] } },
  });
});

test('plan --budget counts the month of the opening where it is known', async () => {
  const amount = async (...args: string[]) =>
    (
      JSON.parse((await kuaishan('plan', 'busy.yaml', '--budget', '--channel', 'wecom', '--json', ...args)).out) as {
        allowance: { amount: number };
      }
    ).allowance.amount;
  expect([await amount(), await amount('--open', '2026-12-01T09:00'), await amount('--open', '2026-11-30T09:00')]).toEqual([28, 31, 30]);
});
