/**
 * A whole server as `kuaishan start` starts it, or (`bare`) the least that broadcasts: `node serving-process.ts <kuaishan|bare>`, settings from the
 * environment. Says where it listens, and at every line it is given what it has used so far. Ends on SIGTERM, and with whoever started it.
 *
 * The bare one is Socket.IO on Node's own HTTP server: a client states the room it joins, and a POST with `?room=` is told to it as it came.
 * No database, nothing checked, nothing kept.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Server } from 'socket.io';
import { startServer } from '../src/main.ts';
import { readConfig } from '../src/platform/config.ts';
import { report } from './parts/child.ts';

/** What a serving process says. */
export type ServingLine =
  | { readonly kind: 'ready'; readonly url: string }
  | { readonly kind: 'used'; readonly cpuMs: number; readonly wallMs: number; readonly rssMb: number };

const server = process.argv[2] === 'bare' ? await startBare() : await startServer({ config: readConfig(process.env) });

process.once('SIGTERM', () => process.stdin.destroy());
process.stdin
  .on('data', () => {
    const { user, system } = process.cpuUsage();
    const [cpuMs, rssMb] = [(user + system) / 1000, process.memoryUsage.rss() / 2 ** 20];
    report({ kind: 'used', cpuMs, wallMs: performance.now(), rssMb } satisfies ServingLine);
  })
  .once('close', () => void server.stop());
report({ kind: 'ready', url: server.url } satisfies ServingLine);

async function startBare(): Promise<{ url: string; stop(): Promise<void> }> {
  const http = createServer((request, response) => {
    const room = new URL(request.url ?? '', 'http://bare').searchParams.get('room') ?? '';
    void text(request).then((body) => {
      io.to(room).emit('message', JSON.parse(body));
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  const io = new Server(http, { path: '/api/realtime', serveClient: false });
  io.on('connection', (socket) => void socket.join((socket.handshake.auth as { room: string }).room));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, stop: () => io.close() };
}
