/**
 * A server process that only performs, on a clock that never waits, and writes one letter to its standard output at each step of a
 * transaction, before the next step can begin: B begun, s a statement sent, P a statement sent that says something, c commit sent,
 * C committed, R rolled back. Ends with D when nothing is left to perform. Begins when it is told to on standard input.
 */
import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { sql } from 'kysely';
import pg from 'pg';
import { startPerformer } from '../src/direction/cues/index.ts';
import { openDb } from '../src/platform/db/index.ts';
import { type Deps, silentRealtime } from '../src/platform/deps.ts';
import { silentLog } from '../src/platform/log/index.ts';
import { systemRandom } from '../src/platform/random/index.ts';
import { jumpingClock } from './kill/jumping-clock.ts';

// a killed process would never write it, and each of its successors compile everything anew
flushCompileCache();

const [url = '', start = '', groupsAtOnce = '8'] = process.argv.slice(2);
const mark = (letter: string) => writeSync(1, letter);

const prototype = pg.Client.prototype as unknown as { query: (this: pg.Client, ...args: unknown[]) => unknown };
const { query } = prototype;
const begun = new WeakSet<pg.Client>();
prototype.query = function (this: pg.Client, ...args) {
  const [first] = args;
  const text = (typeof first === 'string' ? first : ((first as { text?: string } | undefined)?.text ?? '')).trimStart().toLowerCase();
  const after = (letter: string, answer: unknown) =>
    answer instanceof Promise
      ? answer.then((result: unknown) => {
          mark(letter);
          return result;
        })
      : answer;
  if (text.startsWith('begin') || text.startsWith('start transaction')) {
    begun.add(this);
    return after('B', query.apply(this, args));
  }
  if (text === 'commit') {
    mark('c');
    begun.delete(this);
    return after('C', query.apply(this, args));
  }
  if (text === 'rollback') {
    begun.delete(this);
    return after('R', query.apply(this, args));
  }
  if (begun.has(this)) mark(text.includes('insert into message') ? 'P' : 's');
  return query.apply(this, args);
};

const { db } = openDb({ url, log: silentLog, name: 'killed', max: 3 });
const clock = jumpingClock(new Date(start));
const deps: Deps = { db, clock, random: systemRandom(clock), realtime: silentRealtime, log: silentLog, publicUrl: 'http://localhost' };
await sql`select 1`.execute(db);
mark('?');
process.stdin.once('data', () => {
  startPerformer(deps, { groupsAtOnce: Number(groupsAtOnce) });
  setInterval(async () => {
    const { rows } = await sql<{ next_due: Date | null }>`select next_due() as next_due`.execute(db);
    if (rows[0]?.next_due !== null) return;
    mark('D');
    process.exit(0);
  }, 100);
});
