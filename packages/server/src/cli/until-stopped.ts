/** A long-running command waits here until it is asked to stop. */
export interface Stopping {
  /** Resolves on SIGINT, SIGTERM or SIGHUP with null, or with the reason given to `because`. */
  readonly asked: Promise<Error | null>;
  /** Stops for a reason of the program's own. */
  readonly because: (reason: Error) => void;
}

/** Listens for signals from now on: one that comes while the server is still starting is not lost. A second one ends the process at once. */
export function untilStopped(onAsked: () => void): Stopping {
  const { promise, resolve } = Promise.withResolvers<Error | null>();
  let asked = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (asked) process.exit(130);
      asked = true;
      onAsked();
      resolve(null);
    });
  }
  return { asked: promise, because: resolve };
}
