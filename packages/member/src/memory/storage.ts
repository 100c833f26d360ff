/**
 * What this browser remembers. `localStorage` where it works; where it does not (private windows, blocked site data, a full disk), memory:
 * the page works until it is closed, and `lasting` is false so that it can say so.
 */
export interface Storage {
  readonly lasting: boolean;
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
  keys(prefix: string): string[];
}

/** One name space for everything this page keeps; the number is the format's. */
const space = 'kuaishan1.';

export function openStorage(browser: () => globalThis.Storage): Storage {
  const local = working(browser);
  // What could not be written to disk lives here, and hides what the disk has.
  const memory = new Map<string, string | null>();
  const get = (key: string): string | null => {
    const held = memory.get(key);
    if (held !== undefined) return held;
    return local === null ? null : attempt(() => local.getItem(space + key), null);
  };
  return {
    lasting: local !== null,
    get,
    set: (key, value) => {
      const kept = local !== null && done(() => local.setItem(space + key, value));
      if (kept) memory.delete(key);
      else memory.set(key, value);
    },
    remove: (key) => {
      const gone = local === null || done(() => local.removeItem(space + key));
      if (gone) memory.delete(key);
      else memory.set(key, null);
    },
    keys: (prefix) => {
      const names = new Set<string>();
      const stored = local === null ? [] : attempt(() => Object.keys(local), []);
      for (const name of stored) if (name.startsWith(space + prefix)) names.add(name.slice(space.length));
      for (const name of memory.keys()) if (name.startsWith(prefix)) names.add(name);
      return [...names].filter((name) => get(name) !== null);
    },
  };
}

function working(browser: () => globalThis.Storage): globalThis.Storage | null {
  return attempt(() => {
    const storage = browser();
    storage.setItem(`${space}probe`, '1');
    storage.removeItem(`${space}probe`);
    return storage;
  }, null);
}

function done(work: () => void): boolean {
  return attempt(() => {
    work();
    return true;
  }, false);
}

function attempt<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch {
    return otherwise;
  }
}
