import { type ManualClock, manualClock } from '../src/platform/clock/index.ts';
import type { Db } from '../src/platform/db/index.ts';
import type { Deps, SaidMessage } from '../src/platform/deps.ts';
import { silentLog } from '../src/platform/log/index.ts';
import { seededRandom } from '../src/platform/random/index.ts';

/** What use cases told open pages. */
export interface Told {
  readonly messages: { readonly groupId: string; readonly message: SaidMessage }[];
  readonly groups: string[];
  readonly prompts: string[];
}

/** Dependencies over a database, with a clock that is moved by hand and everything that was told kept. */
export function testDeps(db: Db, o: { start?: string; seed?: number } = {}): Deps & { readonly clock: ManualClock; readonly told: Told } {
  const clock = manualClock(o.start);
  const told: Told = { messages: [], groups: [], prompts: [] };
  return {
    db,
    clock,
    told,
    random: seededRandom({ clock, seed: o.seed ?? 1 }),
    log: silentLog,
    publicUrl: 'http://localhost:3000',
    realtime: {
      messagesSaid: (_workspaceId, groupId, messages) => void told.messages.push(...messages.map((message) => ({ groupId, message }))),
      groupChanged: (_workspaceId, groupId) => void told.groups.push(groupId),
      promptsChanged: (_workspaceId, staffIds) => void told.prompts.push(...staffIds),
    },
  };
}
