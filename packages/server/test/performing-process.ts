/**
 * A server process that only performs, on a clock that never waits, and writes one letter to its standard output at each step of a
 * transaction, before the next step can begin: B begun, s a statement sent, P a statement sent that says something, U one sent that takes groups to another
 * version of their script, c commit sent, C committed, R rolled back. Ends with D when nothing is left to perform. Begins when it is told to on
 * standard input. Besides, if told so, it upgrades campaigns and has members speak, all at once.
 */
import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { startPerformer, upgradeCampaign } from '../src/direction/cues/index.ts';
import { postAsMember } from '../src/features/conversations/index.ts';
import { openDb } from '../src/platform/db/index.ts';
import { type Deps, silentRealtime } from '../src/platform/deps.ts';
import { silentLog } from '../src/platform/log/index.ts';
import { systemRandom } from '../src/platform/random/index.ts';
import { jumpingClock } from './kill/jumping-clock.ts';
import type { Besides } from './kill/killed-life.ts';

// a killed process would never write it, and each of its successors compile everything anew
flushCompileCache();

const [url = '', start = '', groupsAtOnce = '8', besides = '{"upgrades":[],"members":[]}'] = process.argv.slice(2);
const { upgrades, members } = JSON.parse(besides) as Besides;
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
  if (begun.has(this))
    mark(text.includes('insert into message') ? 'P' : text.startsWith('update performance set script_version_id') ? 'U' : 's');
  return query.apply(this, args);
};

const { db } = openDb({ url, log: silentLog, name: 'killed', max: 3 });
const clock = jumpingClock(new Date(start));
const deps: Deps = { db, clock, random: systemRandom(clock), realtime: silentRealtime, log: silentLog, publicUrl: 'http://localhost' };
await sql`select 1`.execute(db);
mark('?');
let upgrading = upgrades.length;
let speaking = members.length > 0;
process.stdin.once('data', () => {
  startPerformer(deps, { groupsAtOnce: Number(groupsAtOnce) });
  setInterval(async () => {
    const { rows } = await sql<{ next_due: Date | null }>`select next_due() as next_due`.execute(db);
    if (rows[0]?.next_due !== null || upgrading > 0) return;
    speaking = false;
    mark('D');
    process.exit(0);
  }, 100);
  for (const one of upgrades) void upgrade(one);
  if (speaking) void speak();
});

async function upgrade({ workspaceId, staffId, campaignId, to, key }: Besides['upgrades'][number]): Promise<void> {
  const goal = { kind: 'to', scriptVersionId: to, shown: null, given: { values: {}, cast: [] } } as const;
  const request = { campaignId, groupIds: null, goal, preview: false, idempotencyKey: key };
  await upgradeCampaign(deps, { actor: { kind: 'staff', workspaceId, staffId, permission: 'operator' }, request, locale: 'en' });
  upgrading -= 1;
}

async function speak(): Promise<void> {
  for (let n = 0; speaking; n++) {
    const member = members[n % members.length];
    if (!member) return;
    await postAsMember(deps, {
      actor: { kind: 'member', ...member },
      place: 'room',
      text: '收到',
      clientKey: `${process.pid}-${n}-said`,
    }).catch(
      // its room has closed meanwhile
      (error: Error) => ('code' in error && error.code === 'room_closed' ? null : Promise.reject(error)),
    );
    await setImmediate();
  }
}
