import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const gzipped = promisify(gzip);

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};
const compressible = /^text\/|json|svg/;

/** A file of a built web app, held in memory. */
export interface WebFile {
  readonly contentType: string;
  readonly etag: string;
  /** the name holds a hash of the content: it may be kept for ever */
  readonly immutable: boolean;
  readonly bytes: Buffer;
  /** compressed on first use; null when that would not help */
  gzip(): Promise<Buffer | null>;
}

/** A built web app: a few dozen files, read once, so that no request names a path on the disk. */
export interface WebApp {
  /** the page itself; null = not built */
  readonly page: WebFile | null;
  /** a file by its path below the app, `assets/index-3f2a.js` */
  file(path: string): WebFile | null;
}

/** Reads what the build left in `dist`. A missing folder is an app without a page. */
export function readWebApp(dist: string): WebApp {
  const names = existsSync(dist) ? readdirSync(dist, { recursive: true, withFileTypes: true }) : [];
  const files = new Map(
    names
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = relative(dist, join(entry.parentPath, entry.name)).split(sep).join('/');
        return [path, webFile(path, readFileSync(join(entry.parentPath, entry.name)))];
      }),
  );
  return { page: files.get('index.html') ?? null, file: (path) => files.get(path) ?? null };
}

function webFile(path: string, bytes: Buffer): WebFile {
  const contentType = contentTypes[extname(path)] ?? 'application/octet-stream';
  let compressed: Promise<Buffer | null> | null = null;
  return {
    contentType,
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    immutable: path.startsWith('assets/'),
    bytes,
    gzip: () =>
      (compressed ??= compressible.test(contentType) && bytes.length > 1_000 ? gzipped(bytes, { level: 9 }) : Promise.resolve(null)),
  };
}
