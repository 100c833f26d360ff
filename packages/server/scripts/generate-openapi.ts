/**
 * Writes `openapi.gen.json`, the description of the HTTP API as the registered routes give it; with `--check` it only compares and ends with 1
 * when the committed file is out of date. Needs no database. Run by `npm run -w packages/server openapi`.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSignIn } from '../src/facts/identity/index.ts';
import { buildApp } from '../src/http/build-app.ts';
import { systemClock } from '../src/platform/clock/index.ts';
import { openDb } from '../src/platform/db/index.ts';
import { silentRealtime } from '../src/platform/deps.ts';
import { silentLog } from '../src/platform/log/index.ts';
import { systemRandom } from '../src/platform/random/index.ts';

const target = join(import.meta.dirname, '..', 'openapi.gen.json');
const clock = systemClock();
// never connected to: describing routes asks nothing
const databaseUrl = 'postgres://nobody@localhost/nothing';
const { db, close } = openDb({ url: databaseUrl, log: silentLog });
const publicUrl = 'http://localhost:3000';
const secret = 'no session is ever signed with this';
const signIn = openSignIn({ databaseUrl, secret, publicUrl, log: silentLog });
const app = await buildApp({
  deps: { db, clock, random: systemRandom(clock), realtime: silentRealtime, log: silentLog, publicUrl },
  signIn,
  secret,
  version: '1',
  web: { console: '', member: '', check: '' },
  demo: null,
  wake: () => undefined,
  rehearse: () => Promise.reject(new Error('nothing is rehearsed here')),
});
const text = `${JSON.stringify(app.swagger(), null, 1)}\n`;
await app.close();
await signIn.close();
await close();

if (!process.argv.includes('--check')) {
  writeFileSync(target, text);
} else if (!existsSync(target) || readFileSync(target, 'utf8') !== text) {
  console.error(`${target} is out of date: run npm run -w packages/server openapi`);
  process.exitCode = 1;
}
