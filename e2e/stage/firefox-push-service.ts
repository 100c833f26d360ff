import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

/** What Firefox sends its push service (https://mozilla-services.github.io/autopush-rs/ and dom/push/PushServiceWebSocket.sys.mjs). */
type FromFirefox =
  | { readonly messageType: 'hello'; readonly uaid?: string }
  | { readonly messageType: 'register'; readonly channelID: string; readonly key?: string }
  | { readonly messageType: 'unregister'; readonly channelID: string }
  | {
      readonly messageType: 'ack';
      readonly updates: readonly { readonly channelID: string; readonly version: string; readonly code?: number }[];
    }
  | { readonly messageType: 'broadcast_subscribe' | 'ping' };

/** Firefox decrypted the message and its page's worker took it (`code` of an acknowledgement). */
const DELIVERED = 100;

/**
 * A push service for a real Firefox on this machine: the browser connects to it as to its maker's (`dom.push.serverURL`), subscribes, and is given what is
 * posted to its endpoint (RFC 8030) as it came. It can read nothing of it: only the browser has the keys.
 */
export async function startFirefoxPushService() {
  const channels = new Map<string, { socket: WebSocket; key: string | null }>();
  const delivered: string[] = [];
  let heard: () => void = () => {};
  let version = 0;

  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const channelID = request.url?.split('/').at(-1) ?? '';
    const channel = channels.get(channelID);
    // a subscription is bound to the key it was made with (RFC 8292, section 4)
    const signedBy = /(?:^|[ ,;])k=([\w-]+)/.exec(request.headers.authorization ?? '')?.[1];
    if (!channel || (channel.key !== null && signedBy !== channel.key)) return void response.writeHead(channel ? 403 : 404).end();
    version += 1;
    channel.socket.send(
      JSON.stringify({
        messageType: 'notification',
        channelID,
        version: String(version),
        data: Buffer.concat(chunks).toString('base64url'),
        headers: { encoding: request.headers['content-encoding'] },
      }),
    );
    response.writeHead(201, { ttl: request.headers['ttl'] ?? '0', location: `${origin()}/message/${version}` }).end();
  };
  const server = createServer((request, response) => void take(request, response));
  const sockets = new WebSocketServer({ server });
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  sockets.on('connection', (socket) => {
    const answer = (message: object) => socket.send(JSON.stringify(message));
    socket.on('message', (data) => {
      const asked = JSON.parse((data as Buffer).toString()) as FromFirefox;
      if (asked.messageType === 'hello') {
        answer({
          messageType: 'hello',
          status: 200,
          uaid: asked.uaid || crypto.randomUUID().replaceAll('-', ''),
          use_webpush: true,
          broadcasts: {},
        });
      } else if (asked.messageType === 'register') {
        const { channelID, key } = asked;
        channels.set(channelID, { socket, key: key?.replace(/=+$/, '') ?? null });
        answer({ messageType: 'register', status: 200, channelID, pushEndpoint: `${origin()}/push/${channelID}` });
      } else if (asked.messageType === 'unregister') {
        channels.delete(asked.channelID);
        answer({ messageType: 'unregister', status: 200, channelID: asked.channelID });
      } else if (asked.messageType === 'ack') {
        delivered.push(...asked.updates.filter(({ code }) => code === DELIVERED).map((update) => update.version));
        heard();
      } else if (asked.messageType === 'ping') answer({});
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: origin(),
    /** what Firefox is to be started with */
    prefs: {
      'dom.push.serverURL': origin().replace('http', 'ws'),
      'dom.push.testing.allowInsecureServerURL': true,
      'dom.push.connection.enabled': true,
    },
    subscribed: () => channels.size,
    /** resolves when Firefox says that a page's worker took so many messages */
    delivered: async (count: number): Promise<void> => {
      while (delivered.length < count) await new Promise<void>((resolve) => (heard = resolve));
    },
    stop: async () => {
      for (const socket of sockets.clients) socket.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
