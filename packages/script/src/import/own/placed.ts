/** A value as it would stand in the script file, and the cell it came from. */
export interface Placed<T> {
  readonly value: T;
  readonly cell: string;
}
