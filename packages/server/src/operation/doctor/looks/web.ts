import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { listenerOn } from '../listener-on.ts';
import { fine, type Look, note, wrong } from '../look.ts';

const packages = join(import.meta.dirname, '..', '..', '..', '..', '..');
const wildcards = ['0.0.0.0', '::'];
const localNames = ['localhost', '127.0.0.1', '[::1]'];

export const webLooks: readonly Look[] = [
  {
    name: 'webApps',
    title: { 'zh-CN': '网页', en: 'Web apps' },
    look: () => {
      const unbuilt = ['console', 'console/check', 'member'].filter((app) => !existsSync(join(packages, app, 'dist', 'index.html')));
      if (unbuilt.length === 0) return fine('已构建', 'built');
      return wrong(
        { 'zh-CN': `还没有构建：${unbuilt.join('、')}`, en: `not built: ${unbuilt.join(', ')}` },
        { 'zh-CN': '在仓库根目录运行 npm run build', en: 'Run npm run build at the root of the repository' },
      );
    },
  },
  {
    name: 'port',
    title: { 'zh-CN': '端口', en: 'Port' },
    look: async ({ config: { host, port }, isDemo }) => {
      const to = wildcards.includes(host) ? '127.0.0.1' : host;
      if (!(await answers(to, port))) {
        return isDemo ? note(`${port} 没有程序在用`, `nothing listens on ${port}`) : fine(`${port} 空着`, `${port} is free`);
      }
      const health = await healthOf(to, port);
      const who = await listenerOn(port);
      const by = who === null ? '' : ` (${who})`;
      if (health !== null) return fine(`${port}：Kuaishan ${health} 在回答${by}`, `${port}: Kuaishan ${health} answers${by}`);
      return wrong(
        { 'zh-CN': `端口 ${port} 被别的程序占用${by}`, en: `port ${port} is in use by another program${by}` },
        { 'zh-CN': '停掉它，或用 PORT 换一个端口', en: 'Stop it, or choose another with PORT' },
      );
    },
  },
  {
    name: 'publicUrl',
    title: { 'zh-CN': '对外网址', en: 'Public URL' },
    look: ({ config: { publicUrl, host, trustProxy }, namesPublicUrl: given }) => {
      const url = new URL(publicUrl);
      const isLocal = localNames.includes(url.hostname);
      if (given && isLocal && wildcards.includes(host)) {
        return wrong(
          {
            'zh-CN': `PUBLIC_URL 是 ${publicUrl}：别人收到的入群链接打不开`,
            en: `PUBLIC_URL is ${publicUrl}: join links would not open on anybody else’s phone`,
          },
          {
            'zh-CN': '请设成大家打得开的网址，例如 https://kuaishan.example.com',
            en: 'Set it to where people reach this server, such as https://kuaishan.example.com',
          },
        );
      }
      if (!given && wildcards.includes(host)) {
        return note(
          '没有设 PUBLIC_URL：入群链接用这台机器的网络地址，只在同一网络里打得开',
          'PUBLIC_URL is not set: join links carry this machine’s network address and open in the same network only',
        );
      }
      if (isLocal) return note(`${publicUrl}：只有这台机器打得开`, `${publicUrl}: opens on this machine only`);
      if (url.protocol === 'http:')
        return note(`${publicUrl} 没有加密：密码会明文经过网络`, `${publicUrl} is not encrypted: passwords cross the network in the clear`);
      if (trustProxy.length === 0) {
        return note(
          `${publicUrl}；前面若有反向代理，请设 TRUST_PROXY，否则所有人算作同一个来源`,
          `${publicUrl}; with a reverse proxy in front set TRUST_PROXY, or everybody counts as one caller`,
        );
      }
      return fine(publicUrl, publicUrl);
    },
  },
];

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1_000 });
    const end = (open: boolean) => {
      socket.destroy();
      resolve(open);
    };
    socket
      .once('connect', () => end(true))
      .once('error', () => end(false))
      .once('timeout', () => end(false));
  });
}

/** The version of the Kuaishan that answers there; null = something else does. */
async function healthOf(host: string, port: number): Promise<string | null> {
  try {
    const answer = await fetch(`http://${host.includes(':') ? `[${host}]` : host}:${port}/api/v1/health`, {
      signal: AbortSignal.timeout(2_000),
    });
    const { ok, version } = (await answer.json()) as { ok?: unknown; version?: unknown };
    return ok === true ? String(version) : null;
  } catch {
    return null;
  }
}
