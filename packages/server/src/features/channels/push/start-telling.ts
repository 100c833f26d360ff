import type { Deps } from '../../../platform/deps.ts';
import { type TellOptions, tellBrowsers } from './tell-browsers.ts';

/** How soon a browser rings after something came to wait, at the latest (wall time). */
const LOOK_EVERY_MS = 1_000;
/** While the database cannot be reached. */
const BACK_OFF_MS = 5_000;

/** Tells browsers for as long as the process lives, beside performing and never in its way. Any number of processes may. */
export function startTelling(deps: Deps, o: TellOptions): { stop(): Promise<void> } {
  let stopping = false;
  let wake: () => void = () => {};
  const rest = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (stopping) wake();
    });
  const run = async (): Promise<void> => {
    while (!stopping) {
      try {
        await tellBrowsers(deps, o);
        await rest(LOOK_EVERY_MS);
      } catch (err) {
        deps.log.warn({ err }, 'pushes were interrupted; they go on by themselves');
        await rest(BACK_OFF_MS);
      }
    }
  };
  const running = run();
  return {
    stop: async () => {
      stopping = true;
      wake();
      await running;
    },
  };
}
