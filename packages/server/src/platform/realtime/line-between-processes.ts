import { createAdapter } from '@socket.io/postgres-adapter';
import type pg from 'pg';
import { openPool } from '../db/index.ts';
import type { Log } from '../log/index.ts';

/** One connection listens, the other tells, one after the other: what is told arrives in order. */
const CONNECTIONS = 2;
/** PostgreSQL takes notifications of less than 8,000 bytes (NOTIFY_PAYLOAD_MAX_LENGTH); what is longer goes through the table. */
const LONGEST_NOTIFICATION = 7_900;
/** How long what went through the table stays there: its readers take it within milliseconds. */
const SWEEP_EVERY_MS = 30_000;

/** The line over which server processes on one database tell each other what their pages should hear. */
export interface LineBetweenProcesses {
  /** for `new Server({ adapter })` */
  readonly adapter: ReturnType<typeof createAdapter>;
  /** Whether what others tell is heard; not before the first connection, nor while it is lost. */
  heard(): boolean;
  /** Called whenever the line has come to be heard, the first time and after every loss. */
  onHeard(callback: () => void): void;
  close(): Promise<void>;
}

/**
 * Opens the line over PostgreSQL's LISTEN and NOTIFY, on connections of its own: never in a business transaction, whose commit would wait for everybody
 * else's (notifications are committed one after the other). It comes back by itself when the database does.
 */
export function openLineBetweenProcesses(o: { databaseUrl: string; log: Log }): LineBetweenProcesses {
  const pool = openPool({
    url: o.databaseUrl,
    log: o.log,
    name: 'kuaishan realtime',
    max: CONNECTIONS,
    options: '-c app.realtime=on',
  });
  const listeners = new Set<() => void>();
  /** what the adapter was given and has not given back */
  const held = new Set<pg.PoolClient>();
  let hearing: pg.PoolClient | null = null;
  let closed = false;

  /** The adapter asks for a connection to listen on, keeps it, and asks for another when it ends without giving the first back. */
  const connect = async (): Promise<pg.PoolClient> => {
    // it would go on asking for ever
    if (closed) return new Promise(() => {});
    const client = await pool.connect();
    held.add(client);
    const giveBack = client.release.bind(client);
    client.release = (destroy) => {
      if (held.delete(client)) giveBack(destroy);
    };
    // closed while it was connecting: the adapter no longer asks for it, nor gives it back
    if (closed) {
      client.release(true);
      return new Promise(() => {});
    }
    client.once('end', () => {
      if (hearing === client) hearing = null;
      client.release(true);
    });
    // asked behind the adapter's own LISTEN, so answered once that holds
    setImmediate(() => {
      client.query('select 1').then(
        () => {
          if (closed) return;
          hearing = client;
          for (const listener of listeners) listener();
        },
        () => {}, // lost again already: its end says so
      );
    });
    return client;
  };
  // what the adapter uses of a pool
  const lent = { connect, query: pool.query.bind(pool) } as unknown as pg.Pool;
  const adapter = createAdapter(lent, {
    tableName: 'operation.socket_io_attachments',
    channelPrefix: 'kuaishan',
    payloadThreshold: LONGEST_NOTIFICATION,
    cleanupInterval: SWEEP_EVERY_MS,
    errorHandler: (err) => {
      if (!closed) o.log.debug({ err }, 'the line between processes was interrupted; it comes back by itself');
    },
  });
  return {
    adapter,
    heard: () => hearing !== null,
    onHeard: (callback) => void listeners.add(callback),
    close: async () => {
      closed = true;
      // one that came in the moment of closing was never the adapter's own
      for (const client of held) client.release(true);
      await pool.end();
    },
  };
}
