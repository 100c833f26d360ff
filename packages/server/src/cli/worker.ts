import { startWorker } from '../operation/start-worker.ts';
import { readConfig } from '../platform/config.ts';
import { StartError } from '../platform/start-error.ts';
import { defineCommand, type Terminal } from './command.ts';
import { untilStopped } from './until-stopped.ts';

export const command = defineCommand({
  usage: '[--port PORT]',
  help: {
    'zh-CN': `再加一个进程分担执行：和同一个数据库上的服务器一起按时执行节点、收走过期的提词，自己不提供页面。可以开任意个，随时停。
设了 DATABASE_URL 就用那个数据库；否则加入 DATA_DIR 上正在运行的那一个（同一台机器）。

  --port  在这个端口提供 /healthz、/readyz、/metrics；不写就不开端口`,
    en: `One more process that shares the work: with the servers on one database it performs cues on time and sweeps prompts, and serves no pages. Any number
may run and stop at any moment. With DATABASE_URL on that database; else it joins the one that runs on DATA_DIR, on the same machine.

  --port  serve /healthz, /readyz and /metrics on this port; without it none is opened`,
  },
  options: { port: { type: 'string' } },
  args: [],
  run: async ({ values }, { env, locale, out, say }) => {
    const { PORT: _servers, ...rest } = env;
    const config = readConfig({
      ...(process.stderr.isTTY && { LOG_LEVEL: 'warn' }),
      ...rest,
      ...(values.port && { PORT: values.port }),
    });
    const stopping = untilStopped(() => say(words[locale].stopping));
    for (;;) {
      const moved = Promise.withResolvers<'moved'>();
      const worker = await startWorker({
        config,
        monitoringPort: values.port === undefined ? null : config.port,
        onLost: stopping.because,
        onNews: (news) => {
          say(words[locale].news[news]);
          if (news === 'moved') moved.resolve('moved');
        },
      });
      out(
        `${words[locale].started(config.databaseUrl === null ? config.dataDir : new URL(config.databaseUrl).host, worker.monitoringPort)}\n`,
      );
      const reason = await Promise.race([stopping.asked, moved.promise]);
      await worker.stop();
      if (reason === 'moved') continue;
      if (!reason) return 0;
      if (reason instanceof StartError) throw reason;
      throw new Error('the worker had to stop', { cause: reason });
    }
  },
});

const words: Readonly<
  Record<
    Terminal['locale'],
    {
      started: (where: string, port: number | null) => string;
      stopping: string;
      news: Readonly<Record<'stopped' | 'lost' | 'back' | 'moved', string>>;
    }
  >
> = {
  'zh-CN': {
    started: (where, port) => `快闪 worker 已加入：${where}${port === null ? '' : `（探针在端口 ${port}）`}`,
    stopping: '正在停止……再按一次 Ctrl-C 立即退出',
    news: {
      stopped: '主进程把数据库停了，worker 在等它回来；不用等就按 Ctrl-C',
      lost: '数据库没有正常停止就不见了，worker 在等它回来（再运行 kuaishan start 就会恢复）',
      back: '数据库回来了，继续执行',
      moved: '数据库换了端口，重新加入',
    },
  },
  en: {
    started: (where, port) => `The Kuaishan worker has joined: ${where}${port === null ? '' : ` (probes on port ${port})`}`,
    stopping: 'Stopping… press Ctrl-C again to quit at once',
    news: {
      stopped: 'The Kuaishan that holds the database has stopped it; waiting until it is back. Press Ctrl-C not to wait',
      lost: 'The database is gone without having been stopped; waiting until it is back (“kuaishan start” recovers it)',
      back: 'The database is back; going on',
      moved: 'The database runs on another port; joining again',
    },
  },
};
