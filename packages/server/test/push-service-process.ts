/**
 * The fake push service as a process of its own, for the browser flows: prints `{ origin, subscription }`, then the payload of every message it was
 * given, decrypted as a browser would. Stops on SIGTERM.
 */
import { fakePushService } from './fake-push-service.ts';

const service = await fakePushService();
const print = (line: object): boolean => process.stdout.write(`${JSON.stringify(line)}\n`);
process.once('SIGTERM', () => process.exit(0));
print({ origin: service.origin, subscription: service.subscribe() });
for (let count = 1; ; count++) {
  await service.waitFor(count);
  print(service.received[count - 1]?.payload ?? {});
}
