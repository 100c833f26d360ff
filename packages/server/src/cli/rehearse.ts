import { resolve } from 'node:path';
import { type ChannelName, decodeScript, isZone, type Locale, parseScript } from '@kuaishan/script';
import { type RehearsalReport, rehearsalPage, rehearsalText, rehearse } from '../rehearsal/index.ts';
import { defineCommand, type Terminal, UsageError } from './command.ts';
import { readBytes } from './read-file.ts';
import { replaceFile } from './replace-file.ts';
import { findingAsJson, sayFindings } from './script-file.ts';
import { untilStopped } from './until-stopped.ts';
import { wholeNumber } from './whole-number.ts';

/** What one run may ask for: more is a load test, not a rehearsal, and takes longer than anybody waits. */
const most = { members: 500, groups: 100 } as const;
/** As in the playbook: a camp opens in the morning. Any Tuesday will do. */
const usual = { members: 150, groups: 1, seed: 1, opening: '2026-12-01T09:00', zone: 'Asia/Shanghai' } as const;

export const command = defineCommand({
  usage: 'FILE [--members N] [--groups N] [--seed N] [--open TIME] [--zone ZONE] [--channel webRoom|prompter] [--json] [--html OUT]',
  help: {
    'zh-CN': `彩排：真正的引擎，在自己的临时数据库里，用虚拟的钟把剧本从头演到尾；虚拟成员和虚拟工作人员只走公开接口。什么都不会发出去。

  --members  每群多少虚拟成员，默认 ${usual.members}，最多 ${most.members}
  --groups   同时开几个群，默认 ${usual.groups}，最多 ${most.groups}；每个角色一个人，带所有的群
  --seed     随机种子，默认 ${usual.seed}；种子相同，报告逐字节相同（用时除外）
  --open     开营的当地时间，默认 ${usual.opening}
  --zone     时区，默认 ${usual.zone}
  --channel  webRoom（系统自己发）或 prompter（提示人来发），默认按剧本
  --json     输出 JSON 报告
  --html     另写一个自带图表的网页，双击就能看，也能打印`,
    en: `Rehearses: the real engine, in a throwaway database of its own, performs the script from beginning to end on a virtual clock; virtual members and staff use the public API only. Nothing leaves the process.

  --members  virtual members in each group, ${usual.members} unless given, ${most.members} at most
  --groups   groups at the same time, ${usual.groups} unless given, ${most.groups} at most; one person plays each role in all of them
  --seed     seed of chance, ${usual.seed} unless given; the same seed gives the same report byte for byte (apart from the time it took)
  --open     wall-clock time of the opening, ${usual.opening} unless given
  --zone     time zone, ${usual.zone} unless given
  --channel  webRoom (software posts) or prompter (people are prompted to); the script's own unless given
  --json     print the report as JSON
  --html     also write one page with charts that opens from the file and prints`,
  },
  options: {
    members: { type: 'string' },
    groups: { type: 'string' },
    seed: { type: 'string' },
    open: { type: 'string' },
    zone: { type: 'string' },
    channel: { type: 'string' },
    json: { type: 'boolean' },
    html: { type: 'string' },
  },
  args: ['FILE'],
  run: async ({ values, args: [file = ''] }, terminal) => {
    const settings = {
      membersPerGroup: wholeNumber('members', values.members ?? String(usual.members), { from: 0, to: most.members }),
      groups: wholeNumber('groups', values.groups ?? String(usual.groups), { from: 1, to: most.groups }),
      seed: wholeNumber('seed', values.seed ?? String(usual.seed), { from: 0, to: 2 ** 31 - 1 }),
      ...openingOf(values.open ?? usual.opening, values.zone ?? usual.zone),
      channel: channelOf(values.channel),
    };
    const decoded = decodeScript(await readBytes(file, terminal));
    const parsed = decoded.ok ? parseScript(decoded.text) : { ok: false as const, findings: decoded.findings };
    if (!decoded.ok || !parsed.ok) {
      if (values.json)
        terminal.out(`${JSON.stringify({ findings: parsed.findings.map((one) => findingAsJson(one, file, terminal)) }, null, 2)}\n`);
      else sayFindings(parsed.findings, file, terminal);
      return 1;
    }
    const began = performance.now();
    const stopping = new AbortController();
    const asked = untilStopped(() => terminal.say(words[terminal.locale].stopping));
    void asked.asked.then(() => stopping.abort(new UserStopped()));
    let report: RehearsalReport;
    try {
      report = await rehearse({ ...settings, text: decoded.text, media: null, signal: stopping.signal, onProgress: progressOn(terminal) });
    } catch (error) {
      if (error instanceof UserStopped) return 1;
      throw error;
    }
    if (values.html !== undefined) {
      await replaceFile(resolve(terminal.cwd, values.html), rehearsalPage(report, terminal.locale), values.html);
      terminal.say(words[terminal.locale].written(values.html));
    }
    const wall = { seconds: Math.round((performance.now() - began) / 100) / 10, cpuSeconds: cpuSeconds() };
    if (values.json) terminal.out(`${JSON.stringify({ ...report, wall }, null, 2)}\n`);
    else {
      terminal.out(rehearsalText(report, terminal.locale));
      terminal.say(words[terminal.locale].took(wall.seconds));
    }
    return 0;
  },
});

class UserStopped extends Error {}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return Math.round((user + system) / 100_000) / 10;
}

/** A line that counts up, on a terminal only. */
function progressOn({ locale }: Terminal): (share: number) => void {
  let shown = -1;
  return (share) => {
    const percent = Math.floor(share * 100);
    if (!process.stderr.isTTY || percent === shown) return;
    shown = percent;
    process.stderr.write(`\r${words[locale].rehearsing} ${percent}%${percent === 100 ? '\n' : ''}`);
  };
}

function openingOf(opening: string, zone: string): { opening: string; zone: string } {
  if (!isZone(zone)) {
    throw new UsageError({
      'zh-CN': `没有“${zone}”这个时区，应如 Asia/Shanghai`,
      en: `there is no time zone “${zone}”; it looks like Asia/Shanghai`,
    });
  }
  try {
    if (/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d$/.test(opening))
      return { opening: Temporal.PlainDateTime.from(opening.replace(' ', 'T')).toString({ smallestUnit: 'minute' }), zone };
  } catch {
    // said below: a date there is none of, such as 30 February
  }
  throw new UsageError({
    'zh-CN': `--open 应是当地时间，如 2026-12-01T09:00，而不是“${opening}”`,
    en: `--open is a wall-clock time such as 2026-12-01T09:00, not “${opening}”`,
  });
}

function channelOf(given: string | undefined): ChannelName | null {
  if (given === undefined) return null;
  if (given === 'webRoom' || given === 'prompter') return given;
  throw new UsageError({ 'zh-CN': `--channel 只能是 webRoom 或 prompter`, en: `--channel is webRoom or prompter, not “${given}”` });
}

const words: Readonly<
  Record<Locale, { rehearsing: string; stopping: string; took: (seconds: number) => string; written: (name: string) => string }>
> = {
  'zh-CN': {
    rehearsing: '彩排中',
    stopping: '正在停止彩排……',
    took: (seconds) => `用时 ${seconds} 秒`,
    written: (name) => `网页已写入 ${name}`,
  },
  en: {
    rehearsing: 'rehearsing',
    stopping: 'stopping the rehearsal…',
    took: (seconds) => `took ${seconds} s`,
    written: (name) => `page written to ${name}`,
  },
};
