import { connections } from './connections.ts';
import { history } from './history.ts';
import type { Bench } from './parts/bench.ts';
import { perform } from './perform.ts';
import { script } from './script.ts';
import { studio } from './studio.ts';

/** Every bench, by the name it is called by. */
export const benches: Readonly<Record<string, Bench>> = { perform, history, connections, script, studio };
