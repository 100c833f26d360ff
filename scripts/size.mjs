/**
 * What a browser must load before it shows the first page: the JavaScript that each app's `dist/index.html` asks for and, file by file, what that
 * imports statically, gzipped one file at a time as a server sends them. Fails when an app is over its limit. Run `npm run build` first.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { home } from './run-command.mjs';

/**
 * kB = 1000 bytes. A cheap phone on a crowded 4G cell opens 80 kB in about a second; operators sit at desks. The workbook check is one file with the
 * workbook library in it, which is sent on in a chat and opened without a network.
 */
const limits = [
  { app: 'packages/member', base: '/m/', limitBytes: 80_000 },
  { app: 'packages/console', base: '/console/', limitBytes: 400_000 },
  { app: 'packages/console/check', base: '/check/', limitBytes: 650_000 },
];

for (const { app, base, limitBytes } of limits) {
  const dist = path.join(home, app, 'dist');
  if (!existsSync(path.join(dist, 'index.html'))) {
    console.error(`${app}/dist/index.html is missing: run npm run build first.`);
    process.exitCode = 1;
    continue;
  }
  const html = readFileSync(path.join(dist, 'index.html'), 'utf8');
  const { files, inline } = firstLoad({ dist, base, html });
  const bytes = [...files]
    .map((file) => readFileSync(file))
    .concat(inline.map((code) => Buffer.from(code)))
    .reduce((sum, code) => sum + gzipSync(code).length, 0);
  const line = `${app}: first load ${(bytes / 1000).toFixed(1)} kB of JavaScript, gzipped, in ${files.size + inline.length} files (limit ${limitBytes / 1000} kB)`;
  if (files.size + inline.length === 0) {
    console.error(`${app}: index.html loads no script, so nothing was measured.`);
    process.exitCode = 1;
  } else if (bytes > limitBytes) {
    console.error(`${line}: ${((bytes - limitBytes) / 1000).toFixed(1)} kB too much. Load it lazily, or do without.`);
    process.exitCode = 1;
  } else {
    console.log(line);
  }
}

/**
 * @param {{ dist: string, base: string, html: string }} o
 * @returns {{ files: Set<string>, inline: string[] }} script files on disk, and the code of inline scripts
 */
function firstLoad({ dist, base, html }) {
  const scripts = [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)];
  const preloads = [...html.matchAll(/<link\b[^>]*\brel="modulepreload"[^>]*>/g)].map(([tag]) => attribute(tag, 'href'));
  const sources = [...scripts.map(([, attributes = '']) => attribute(attributes, 'src')), ...preloads];
  const inline = scripts.map(([, , code = '']) => code).filter((code) => code.trim() !== '');

  /** @type {Set<string>} */
  const files = new Set();
  const visit = (/** @type {string} */ file) => {
    if (files.has(file)) return;
    files.add(file);
    for (const specifier of staticImports(readFileSync(file, 'utf8'))) {
      visit(specifier.startsWith('/') ? onDisk(specifier) : path.resolve(path.dirname(file), specifier));
    }
  };
  const onDisk = (/** @type {string} */ url) => path.join(dist, url.startsWith(base) ? url.slice(base.length) : url);
  for (const source of sources) if (source !== undefined) visit(onDisk(source));
  return { files, inline };
}

/**
 * @param {string} code of a built chunk: its only bare `import` and `export … from` are real ones
 * @returns {string[]} paths of other chunks; not those of `import()`
 */
function staticImports(code) {
  return [...code.matchAll(/\b(?:import|export)\b\s*(?:[^"'()`;]*?\bfrom\s*)?["'](\.{0,2}\/[^"']+)["']/g)].flatMap(
    ([, specifier]) => specifier ?? [],
  );
}

/**
 * @param {string} tag
 * @param {string} name
 * @returns {string | undefined}
 */
function attribute(tag, name) {
  return tag.match(new RegExp(`\\b${name}="([^"]*)"`))?.[1];
}
