import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A TCP way to a database that can be broken and mended, as a network or a restarting server would. */
export interface BreakableConnection {
  /** the same URL, through this way */
  readonly url: string;
  /** Ends every connection; new ones are refused. */
  break(): Promise<void>;
  mend(): Promise<void>;
}

export async function breakableConnection(url: string): Promise<BreakableConnection> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.pipe(to);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const through = new URL(url);
  through.port = String(port);
  return {
    url: through.href,
    break: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
    mend: () => listen(port),
  };
}
