interface Reading {
  /** numbers of versions the address asks for */
  readonly asked: readonly (number | undefined)[];
  /** the oldest read so far; undefined = none yet */
  readonly oldest: number | undefined;
  readonly hasNext: boolean;
  readonly reading: boolean;
  /** the last attempt went wrong: a person tries again, or a lost network would be asked without end */
  readonly failed: boolean;
}

/** Whether the next page of versions is read by itself: the address asks for one that is older than those read so far. */
export function readsOn({ asked, oldest, hasNext, reading, failed }: Reading): boolean {
  const missing = asked.some((number) => number !== undefined && oldest !== undefined && number < oldest);
  return missing && hasNext && !reading && !failed;
}
