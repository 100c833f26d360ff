import { join } from 'node:path';
import { renderUnicodeCompact } from 'uqr';
import { runDemo } from '../demo/run-demo.ts';
import { readConfig } from '../platform/config.ts';
import { StartError } from '../platform/start-error.ts';
import { defineCommand, type Terminal, UsageError } from './command.ts';
import { untilStopped } from './until-stopped.ts';

/** A day a minute. */
const defaultSpeed = 1440;
/** Faster than this the machine, not the clock, decides what happens when: 20 groups then perform several days a second. */
const speedMax = 100_000;

export const command = defineCommand({
  usage: '[--fresh] [--port PORT] [--host HOST] [--speed N]',
  help: {
    'zh-CN': `演示：20 个五天摄影营的群，在快进的钟上（一天等于一分钟），有虚拟成员和虚拟同事。
钟随进程停走；打开群房间时自动慢到一小时一分钟，有提词等你发时按真实时间走。数据在 DATA_DIR/demo（默认 ./data/demo）。

  --fresh  清空演示自己的数据，重新开始
  --port   端口，默认 3000（或环境变量 PORT）
  --host   监听地址，默认 0.0.0.0，同一网络里的手机能打开（或 HOST）
  --speed  钟的倍速，默认 ${defaultSpeed}`,
    en: `The demo: 20 groups of a five-day photo camp on a fast clock (a day a minute), with virtual members and colleagues.
The clock stops with the process and slows to an hour a minute while a group's room is open, to real minutes while a prompt waits for you. Its data is in DATA_DIR/demo (./data/demo).

  --fresh  empty the demo's own data and begin anew
  --port   the port, 3000 unless given here or by PORT
  --host   the address to listen on, 0.0.0.0, so that a phone on the same network gets in (or HOST)
  --speed  how many times faster than the wall's clock, ${defaultSpeed}`,
  },
  options: { fresh: { type: 'boolean' }, port: { type: 'string' }, host: { type: 'string' }, speed: { type: 'string' } },
  args: [],
  run: async ({ values }, { env, locale, out, say }) => {
    const given = readConfig({
      LOG_LEVEL: 'error',
      HOST: '0.0.0.0',
      ...env,
      ...(values.port && { PORT: values.port }),
      ...(values.host && { HOST: values.host }),
      DATABASE_URL: undefined,
      DATABASE_ADMIN_URL: undefined,
    });
    const config = { ...given, dataDir: join(given.dataDir, 'demo') };
    const stopping = untilStopped(() => say(words[locale].stopping));
    const demo = await runDemo({
      config,
      speed: speedOf(values.speed),
      fresh: values.fresh ?? false,
      tell: (done, seconds) => say(`  ✓ ${done[locale]} · ${seconds.toFixed(1)} s`),
      onOver: () => say(words[locale].over),
      onLost: stopping.because,
    });
    out(words[locale].ready(demo.consoleLink, demo.phoneLink));
    if (process.stdout.isTTY) out(`${renderUnicodeCompact(demo.phoneLink)}\n`);
    const reason = await stopping.asked;
    await demo.stop();
    if (!reason) return 0;
    if (reason instanceof StartError) throw reason;
    throw new Error('the demo had to stop', { cause: reason });
  },
});

function speedOf(given: string | undefined): number {
  if (given === undefined) return defaultSpeed;
  const speed = Number(given);
  if (speed > 0 && speed <= speedMax) return speed;
  throw new UsageError({ 'zh-CN': `--speed 应是 0 到 ${speedMax} 之间的数`, en: `--speed should be a number up to ${speedMax}` });
}

const words: Readonly<Record<Terminal['locale'], { ready: (console: string, phone: string) => string; over: string; stopping: string }>> = {
  'zh-CN': {
    ready: (console, phone) => `
快闪演示已启动。

  控制台（已登录）  ${console}
  手机              ${phone}

可以看：今天的 20 个群；点进一个群看节点表，按空格执行下一步，问“为什么”；“提词”里等你发的几条；用手机从链接进群说句话。
演示对同一网络开放，方便手机打开；--host 127.0.0.1 只给本机。按 Ctrl-C 停下，再启动时钟从停下的地方走。
`,
    over: '五天演完了。重新开始：npm run demo -- --fresh',
    stopping: '正在停止……再按一次 Ctrl-C 立即退出',
  },
  en: {
    ready: (console, phone) => `
The Kuaishan demo runs.

  console (signed in)  ${console}
  phone                ${phone}

Look at: today's 20 groups; one group's cue list, the space bar for GO, "why?" on any cue; what waits for you under Prompts; a phone that joins by the link and says a word.
The demo is open to your network so that a phone gets in; --host 127.0.0.1 keeps it to this machine. Ctrl-C stops it; started again, the clock goes on where it stopped.
`,
    over: 'The five days have been performed. To begin anew: npm run demo -- --fresh',
    stopping: 'Stopping… press Ctrl-C again to quit at once',
  },
};
