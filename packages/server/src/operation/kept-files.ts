import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inDataDirectory, makeDirectory } from '../platform/data-directory.ts';

/**
 * The files of the data directory that go into a backup: without the sign-in secret everybody would have to sign in anew. Not among them: the embedded
 * cluster and its passwords (a restored one makes its own) and the demo's clock.
 */
const kept = ['sign-in-secret'];

/** What is there of them; `configured`: a secret from the environment is its keeper's to keep. */
export function readKeptFiles(o: { dataDir: string; authSecret: string | null }): Readonly<Record<string, string>> {
  return Object.fromEntries(
    kept
      .filter((name) => !(name === 'sign-in-secret' && o.authSecret !== null) && existsSync(join(o.dataDir, name)))
      .map((name) => [name, inDataDirectory(o.dataDir, () => readFileSync(join(o.dataDir, name), 'utf8'))]),
  );
}

/** Puts them into a restored data directory, readable by their owner only; those a backup names and we do not know are left out. */
export function writeKeptFiles(o: {
  dataDir: string;
  authSecret: string | null;
  files: Readonly<Record<string, string>>;
}): readonly string[] {
  const wanted = kept.filter((name) => Object.hasOwn(o.files, name) && !(name === 'sign-in-secret' && o.authSecret !== null));
  inDataDirectory(o.dataDir, () => {
    makeDirectory(o.dataDir);
    for (const name of wanted) writeFileSync(join(o.dataDir, name), o.files[name] ?? '', { mode: 0o600, flush: true });
  });
  return wanted;
}
