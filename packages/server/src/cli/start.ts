import { startServer } from '../main.ts';
import { readConfig } from '../platform/config.ts';
import { StartError } from '../platform/start-error.ts';
import { defineCommand, type Terminal } from './command.ts';
import { untilStopped } from './until-stopped.ts';

export const command = defineCommand({
  usage: '[--port PORT] [--host HOST]',
  help: {
    'zh-CN': `启动服务器：剧本按时执行，后台和学员页面打开即用。Ctrl-C 停止。
数据在 DATA_DIR（默认 ./data）里的内置 PostgreSQL；设了 DATABASE_URL 就用那个服务器。
第一次启动会打印所有者的一次性链接。

  --port  端口，默认 3000（或环境变量 PORT）
  --host  监听地址，默认 127.0.0.1；0.0.0.0 让同一网络里的手机也能打开（或 HOST）
  PUBLIC_URL  浏览器访问的网址，入群链接以它开头`,
    en: `Starts the server: scripts are performed on time, console and member pages are served. Ctrl-C stops it.
The data is in the embedded PostgreSQL in DATA_DIR (./data); with DATABASE_URL on that server.
The first start prints the owner’s one-time link.

  --port  the port, 3000 unless given here or by PORT
  --host  the address to listen on, 127.0.0.1; 0.0.0.0 lets phones on the same network in (or HOST)
  PUBLIC_URL  where browsers reach the server; join links begin with it`,
  },
  options: { port: { type: 'string' }, host: { type: 'string' } },
  args: [],
  run: async ({ values }, { env, locale, out, say }) => {
    const config = readConfig({
      // a person at a terminal reads words; whoever collects logs gets them all
      ...(process.stderr.isTTY && { LOG_LEVEL: 'warn' }),
      ...env,
      ...(values.port && { PORT: values.port }),
      ...(values.host && { HOST: values.host }),
    });
    const stopping = untilStopped(() => say(words[locale].stopping));
    const server = await startServer({ config, onLost: stopping.because });
    out(`${words[locale].started} ${server.url}/console/\n`);
    const link = await server.createOwnerLink();
    if (link) out(`${words[locale].owner}\n  ${link}\n`);
    const reason = await stopping.asked;
    await server.stop();
    if (!reason) return 0;
    if (reason instanceof StartError) throw reason;
    throw new Error('the server had to stop', { cause: reason });
  },
});

const words: Readonly<Record<Terminal['locale'], { started: string; owner: string; stopping: string }>> = {
  'zh-CN': {
    started: '快闪已启动：',
    owner: '还没有所有者账号。打开这个一次性链接建立账号（一周内有效，重新启动会换新的）：',
    stopping: '正在停止……再按一次 Ctrl-C 立即退出',
  },
  en: {
    started: 'Kuaishan runs:',
    owner: 'Nobody owns this workspace yet. Open this one-time link to make the account (valid for a week; another start makes a new one):',
    stopping: 'Stopping… press Ctrl-C again to quit at once',
  },
};
