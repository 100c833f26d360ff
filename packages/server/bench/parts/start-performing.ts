import { join } from 'node:path';
import type { PerformingLine } from '../performing-process.ts';
import type { Stage } from './bench.ts';
import { startChild } from './child.ts';

/** What falls due is written and told so long before, in milliseconds: writing it takes a fraction of a millisecond a group. */
export function noticeMs(groups: number): number {
  return 500 + groups * 0.4;
}

/** Server processes that only perform, all of them up and looking. */
export interface Performing {
  /** Resolves once `over` has said so of a line of any of them; rejects when one ends by itself. */
  until(over: (line: PerformingLine) => boolean): Promise<void>;
  /** Has them look at what is due, and when next. */
  look(): void;
  end(): Promise<void>;
}

export async function startPerforming(
  stage: Stage,
  o: { url: string; processes: number; told: 'groups' | 'messages' },
): Promise<Performing> {
  const file = join(import.meta.dirname, '..', 'performing-process.ts');
  const children = Array.from({ length: o.processes }, () => startChild<PerformingLine>(stage, file, [o.url, o.told]));
  const failed = Promise.race(children.map((child) => child.failed));
  failed.catch(() => {});
  const until = (over: (line: PerformingLine) => boolean) => Promise.race([failed, ...children.map((child) => child.until(over))]);
  let ready = 0;
  await until((line) => line.kind === 'ready' && ++ready === o.processes);
  return {
    until,
    look: () => {
      for (const child of children) child.tell({});
    },
    end: async () => {
      await Promise.all(children.map((child) => child.end()));
    },
  };
}
