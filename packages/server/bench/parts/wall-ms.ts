/** The wall's clock in milliseconds with their fractions, comparable between processes of one machine. */
export function wallMs(): number {
  return performance.timeOrigin + performance.now();
}
