import { createDecipheriv, createECDH, type ECDH, hkdfSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a push service was given for one browser, and what the browser makes of it. */
interface ReceivedPush {
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** decrypted as the browser would (RFC 8291 over RFC 8188) */
  readonly payload: { readonly body: string; readonly waiting: number; readonly url: string };
  /** as it came */
  readonly encrypted: Buffer;
}

/** A browser's own keys: what its subscription says of them, and the secret half. */
interface BrowserKeys {
  readonly p256dh: string;
  readonly auth: string;
  readonly secret: ECDH;
}

function browserKeys(): BrowserKeys {
  const secret = createECDH('prime256v1');
  return { p256dh: secret.generateKeys('base64url'), auth: randomBytes(16).toString('base64url'), secret };
}

/** A push service as RFC 8030 describes it, on this machine: takes messages for the browsers it knows, each by a path of its own. */
export async function fakePushService() {
  const browsers = new Map<string, BrowserKeys>();
  const received: ReceivedPush[] = [];
  let answer = 201;
  let heard: () => void = () => {};
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = request.url ?? '';
      const keys = browsers.get(path);
      const status = keys ? answer : 404;
      if (keys && status === 201) {
        const encrypted = Buffer.concat(chunks);
        const clear = decrypt(encrypted, keys);
        received.push({ path, headers: request.headers, payload: JSON.parse(clear) as ReceivedPush['payload'], encrypted });
      }
      response.writeHead(status, { ttl: '60', location: `${path}/message` }).end();
      heard();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    received,
    /** a new browser that subscribes here */
    subscribe: (keys = browserKeys()) => {
      const path = `/push/${browsers.size + 1}`;
      browsers.set(path, keys);
      return { endpoint: `${origin}${path}`, p256dh: keys.p256dh, auth: keys.auth };
    },
    forget: (endpoint: string) => void browsers.delete(new URL(endpoint).pathname),
    answerWith: (status: number) => {
      answer = status;
    },
    /** resolves at the next message, or at once when there were `count` already */
    async waitFor(count: number): Promise<void> {
      while (received.length < count) await new Promise<void>((resolve) => (heard = resolve));
    },
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** One record of aes128gcm (RFC 8188 §2), its key derived as RFC 8291 §3.4 says; written from the RFCs, not with the sender's library. */
function decrypt(message: Buffer, { secret, auth }: BrowserKeys): string {
  const salt = message.subarray(0, 16);
  const keyLength = message.readUInt8(20);
  const sender = message.subarray(21, 21 + keyLength);
  const sealed = message.subarray(21 + keyLength);
  const derive = (input: Buffer, from: Buffer, info: Buffer | string, length: number) =>
    Buffer.from(hkdfSync('sha256', input, from, info, length));
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), secret.getPublicKey(), sender]);
  const input = derive(secret.computeSecret(sender), Buffer.from(auth, 'base64url'), info, 32);
  const key = derive(input, salt, 'Content-Encoding: aes128gcm\0', 16);
  const nonce = derive(input, salt, 'Content-Encoding: nonce\0', 12);
  const decipher = createDecipheriv('aes-128-gcm', key, nonce);
  decipher.setAuthTag(sealed.subarray(-16));
  const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  // the last record ends with 2 and zeros
  return padded.subarray(0, padded.lastIndexOf(2)).toString();
}
