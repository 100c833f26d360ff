import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { isPublicAddress, lookupPublic } from './public-address.ts';

/** A push service that has not answered by then is tried again later. */
const ANSWER_WITHIN_MS = 10_000;
/** Longer than any push service's endpoint. */
const ENDPOINT_LENGTH_MAX = 1_000;

/** Push services that may be reached although they are not public https: origins, such as a company's own. */
export type TrustedServices = ReadonlySet<string>;

/**
 * Whether a browser's endpoint may be written to: https on the public internet, or an origin the installation names itself (`PUSH_SERVICES`).
 * Anybody who signs in may name an endpoint, and this server would post to it: no inner server may be reached that way.
 */
export function isEndpointAllowed(endpoint: string, trusted: TrustedServices): boolean {
  if (endpoint.length > ENDPOINT_LENGTH_MAX || !URL.canParse(endpoint)) return false;
  const url = new URL(endpoint);
  if (trusted.has(url.origin)) return true;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const named = isIP(host) === 0 ? host.includes('.') && !/(^|\.)(localhost|local|internal|home|lan)$/.test(host) : isPublicAddress(host);
  return url.protocol === 'https:' && url.username === '' && url.password === '' && named;
}

/**
 * Posts one encrypted message (RFC 8030); follows no redirect. Gives the service's status.
 * @throws when it cannot be reached, does not answer in time, or its name leads to an inner network
 */
export function postToService(o: {
  endpoint: string;
  headers: Readonly<Record<string, string | number>>;
  body: Buffer;
  trusted: TrustedServices;
}): Promise<number> {
  const url = new URL(o.endpoint);
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  const guarded = o.trusted.has(url.origin) ? {} : { lookup: lookupPublic };
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method: 'POST', headers: { ...o.headers }, signal: AbortSignal.timeout(ANSWER_WITHIN_MS), ...guarded },
      (response) => {
        response.resume();
        response.once('end', () => resolve(response.statusCode ?? 0));
        response.once('error', reject);
      },
    );
    sent.once('error', reject);
    sent.end(o.body);
  });
}
