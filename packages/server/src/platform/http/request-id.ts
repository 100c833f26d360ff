import type { IncomingMessage } from 'node:http';
import { BlockList, isIPv6 } from 'node:net';
import type { Random } from '../random/index.ts';

/** What balancers send: a UUID, a trace id. Anything longer or stranger would only blow up logs. */
const plain = /^[\w.:-]{8,80}$/;

/** Makes the ids requests are known by in logs, answers and errors: the one a trusted proxy has given in `X-Request-Id`, else one of ours. */
export function requestIds(o: {
  random: Random;
  trustProxy: readonly string[];
}): (request: Pick<IncomingMessage, 'headers' | 'socket'>) => string {
  const proxies = new BlockList();
  for (const network of o.trustProxy) {
    const [address = '', bits] = network.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (bits === undefined) proxies.addAddress(address, family);
    else proxies.addSubnet(address, Number(bits), family);
  }
  return ({ headers, socket }) => {
    const given = headers['x-request-id'];
    const from = (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
    const trusted = from !== '' && proxies.check(from, isIPv6(from) ? 'ipv6' : 'ipv4');
    return trusted && typeof given === 'string' && plain.test(given) ? given : o.random.uuid();
  };
}
