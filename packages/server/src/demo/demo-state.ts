import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale, RoleName } from '@kuaishan/script';

/** What the demo says in the terminal. */
export type DemoWords = Readonly<Record<Locale, string>>;

/** Who works in the demo. The first one is the person who looks at it; the others are virtual colleagues. */
export interface DemoStaff {
  readonly role: RoleName;
  readonly displayName: string;
  readonly email: string;
  readonly password: string;
}

/** What the demo keeps beside its database: written before it is used, so that a killed start can be taken up where it stopped. */
export interface DemoState {
  readonly staff: readonly [DemoStaff, ...DemoStaff[]];
  /** wall clock of the zone, `2026-12-01T09:00` */
  readonly openingAt: string;
  readonly zone: string;
  readonly seed: string;
}

/** The demo's state in its data directory, made by `make` on the first start. */
export function openDemoState(dataDir: string, make: () => DemoState): DemoState {
  const file = join(dataDir, 'demo.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as DemoState;
  const state = make();
  writeFileSync(`${file}.next`, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.next`, file);
  return state;
}
