import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

/** When to kill: at the n-th marker of this kind ('P' = something was just being said, 'U' = groups were just being upgraded, 'any' = wherever it is). */
export interface Moment {
  readonly at: 'P' | 'U' | 'any';
  readonly n: number;
}

/** What a performing process does besides, from its beginning and all at once. */
export interface Besides {
  readonly upgrades: readonly {
    readonly workspaceId: string;
    readonly staffId: string;
    readonly campaignId: string;
    readonly to: string;
    readonly key: string;
  }[];
  /** who speaks in their rooms, in turns, as fast as they are answered */
  readonly members: readonly { readonly workspaceId: string; readonly groupId: string; readonly memberId: string }[];
}

export interface Death {
  /** it had nothing left to do and ended by itself */
  readonly ended: boolean;
  /** killed between BEGIN and COMMIT, after a statement that says something had been sent */
  readonly insidePerforming: boolean;
  /** every marker it wrote */
  readonly markers: string;
}

/** A performing process, started ahead of time; it begins when told to. */
export function performingProcess(o: { url: string; start: Date; groupsAtOnce: number; cacheDir: string; besides?: Besides }) {
  const child: ChildProcess = spawn(
    process.execPath,
    [
      join(import.meta.dirname, '..', 'performing-process.ts'),
      o.url,
      o.start.toISOString(),
      String(o.groupsAtOnce),
      ...(o.besides ? [JSON.stringify(o.besides)] : []),
    ],
    { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, NODE_COMPILE_CACHE: o.cacheDir } },
  );
  let markers = '';
  let errors = '';
  let onMarkers: () => void = () => {};
  child.stdout?.on('data', (chunk: Buffer) => {
    markers += chunk.toString('latin1');
    onMarkers();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const ready = new Promise<void>((resolve) => {
    onMarkers = () => markers.includes('?') && resolve();
  });
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));

  return {
    /** Lets it perform and kills it (SIGKILL) at the moment given; null lets it live until nothing is left. */
    async liveUntil(moment: Moment | null): Promise<Death> {
      await Promise.race([ready, closed]);
      markers = '';
      onMarkers = () => {
        if (moment && count(markers, moment.at) >= moment.n) child.kill('SIGKILL');
      };
      child.stdin?.write('go\n');
      await closed;
      if (errors !== '') throw new Error(`the performing process said: ${errors}`);
      // what it wrote until its very end has arrived by now: the pipe is drained
      const open = markers.slice(Math.max(markers.lastIndexOf('c'), markers.lastIndexOf('R'), -1) + 1);
      const transaction = open.slice(open.lastIndexOf('B'));
      return { ended: markers.includes('D'), insidePerforming: open.includes('B') && transaction.includes('P'), markers };
    },
    /** Ends it without its having performed anything. */
    async discard(): Promise<void> {
      child.kill('SIGKILL');
      await closed;
    },
  };
}

function count(markers: string, kind: Moment['at']): number {
  return kind === 'any' ? markers.length : markers.split(kind).length - 1;
}
