/** The version unsaved text began from. */
export interface DraftBase {
  readonly scriptVersionId: string;
  readonly number: number;
}

/** What a device remembers beside its unsaved text. */
export interface Remembered {
  readonly base: DraftBase | null;
  /** the state of it that the server has, as far as this device knows */
  readonly revision: string | null;
}

const nothing: Remembered = { base: null, revision: null };

export function readRemembered(about: string): Remembered {
  try {
    return { ...nothing, ...(JSON.parse(about === '' ? '{}' : about) as Partial<Remembered>) };
  } catch {
    return nothing;
  }
}

/**
 * @param o.kept false: the device is full, and the text it has is an older one. That text is then not said to be what the server's draft was written on:
 * after a reload it would take the newer one's place; like this both are there to choose from.
 */
export function writeRemembered({ base, revision }: Remembered, { kept }: { kept: boolean }): string {
  const known = kept ? revision : null;
  return base === null && known === null ? '' : JSON.stringify({ base, revision: known });
}

/** The version unsaved text began from; one that says what the latest version says has seen that, wherever it was written. Null while nothing is unsaved. */
export function baseOf(o: {
  readonly text: string;
  readonly base: DraftBase | null;
  readonly latest: { readonly text: string; readonly version: DraftBase } | null;
}): DraftBase | null {
  if (o.text === '') return null;
  return o.text === o.latest?.text ? o.latest.version : (o.base ?? o.latest?.version ?? null);
}
