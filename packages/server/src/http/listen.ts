import type { Config } from '../platform/config.ts';
import type { App } from '../platform/http/index.ts';
import { StartError } from '../platform/start-error.ts';

/** Gives the port it listens on: the system chooses one for port 0. */
export async function listen(app: App, { host, port }: Pick<Config, 'host' | 'port'>): Promise<number> {
  try {
    await app.listen({ host, port });
    const address = app.server.address();
    return typeof address === 'object' && address ? address.port : port;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new StartError({
        'zh-CN': `端口 ${port} 已被别的程序占用。请先停掉它，或用 PORT 换一个端口。`,
        en: `Port ${port} is in use by another program. Stop it first, or choose another with PORT.`,
      });
    }
    if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new StartError({
        'zh-CN': `不能在 ${host} 的端口 ${port} 上提供服务（${code}）。请用 HOST 和 PORT 另选。`,
        en: `Cannot serve on port ${port} of ${host} (${code}). Choose others with HOST and PORT.`,
      });
    }
    throw cause;
  }
}
