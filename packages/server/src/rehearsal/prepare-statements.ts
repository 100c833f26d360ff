import type pg from 'pg';

/**
 * Has every statement with parameters prepared once a connection and only executed from then on. A rehearsal asks the same few dozen statements tens of
 * thousands of times over small tables, and half of what they cost is planning (row-level security is planned anew each time). The statements stay what they are.
 */
export function prepareStatements(pool: pg.Pool): void {
  pool.on('connect', (client) => {
    const names = new Map<string, string>();
    const ask = client.query.bind(client) as (...all: unknown[]) => unknown;
    const asked = (...all: unknown[]): unknown => {
      const [text, values, ...rest] = all;
      if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0) return ask(...all);
      const name = names.get(text) ?? `s${names.size}`;
      names.set(text, name);
      return ask({ name, text, values }, ...rest);
    };
    client.query = asked as typeof client.query;
  });
}
