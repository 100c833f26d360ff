import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/**
 * How the tests start Chromium: quiet on the network, and as root (containers), where its sandbox cannot work.
 * `--disable-dev-shm-usage`: containers give /dev/shm 64 MB, which a page with many rows outgrows.
 */
export const browserFlags = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  '--disable-gpu',
  '--disable-dev-shm-usage',
];

/**
 * Finds a Chromium (or Chrome, or Edge) that starts: `KUAISHAN_BROWSER`, then the machine's own, then one that Playwright has installed.
 * @returns {string | undefined} path of the executable
 * @throws {Error} when `KUAISHAN_BROWSER` names something that does not start
 */
export function findBrowser() {
  const named = process.env['KUAISHAN_BROWSER'];
  if (named) {
    if (starts(named)) return named;
    throw new Error(
      `KUAISHAN_BROWSER is ${named}, and that does not start. Name the executable of a Chromium, Chrome or Edge, or unset it.`,
    );
  }
  return [...onPath(chromiums), ...inUsualPlaces(), ...fromPlaywright()].find(starts);
}

/**
 * Finds the machine's Firefox: what is pushed to a browser is shown with it, because it may be told which push service to use.
 * @returns {string | undefined} path of the executable
 * @throws {Error} when `KUAISHAN_FIREFOX` names something that does not start
 */
export function findFirefox() {
  const named = process.env['KUAISHAN_FIREFOX'];
  if (named) {
    if (starts(named)) return named;
    throw new Error(`KUAISHAN_FIREFOX is ${named}, and that does not start. Name the executable of a Firefox, or unset it.`);
  }
  const usual = {
    darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
    win32: ['ProgramFiles', 'ProgramFiles(x86)'].map((name) => path.join(process.env[name] ?? 'C:', 'Mozilla Firefox/firefox.exe')),
  };
  return [...onPath(['firefox-esr', 'firefox']), ...(usual[/** @type {keyof typeof usual} */ (process.platform)] ?? [])].find(starts);
}

/**
 * Whether the machine can draw Chinese: without such a font the pages' words are boxes in screenshots.
 * @returns {boolean}
 */
export function hasChineseFont() {
  if (process.platform !== 'linux') return true; // macOS and Windows bring theirs
  const listed = spawnSync('fc-list', [':lang=zh', 'file'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  if (listed.status === 0 && listed.stdout.trim() !== '') return true;
  // fc-list is a package of its own that browsers do not need
  const folders = [
    '/usr/share/fonts',
    '/usr/local/share/fonts',
    path.join(homedir(), '.fonts'),
    path.join(homedir(), '.local/share/fonts'),
  ];
  return folders.some((folder) =>
    filesUnder(folder).some((file) => /wqy|cjk|notosans(sc|tc)|sourcehan|droidsansfallback|uming|ukai/i.test(file)),
  );
}

const chromiums = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

function onPath(/** @type {string[]} */ names) {
  if (process.platform === 'win32') return [];
  const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'];
  return names.flatMap((name) => folders.filter((folder) => path.isAbsolute(folder)).map((folder) => path.join(folder, name)));
}

function inUsualPlaces() {
  if (process.platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `Applications/${name}.app/Contents/MacOS/${name}`);
    return ['/', homedir()].flatMap((root) => apps.map((app) => path.join(root, app)));
  }
  if (process.platform === 'win32') {
    const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => process.env[name] ?? []);
    const programs = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe', 'Chromium/Application/chrome.exe'];
    return roots.flatMap((root) => programs.map((program) => path.join(root, program)));
  }
  return [];
}

/** What `npx playwright install chromium` left, newest first. */
function fromPlaywright() {
  const caches = { linux: '.cache/ms-playwright', darwin: 'Library/Caches/ms-playwright', win32: 'AppData/Local/ms-playwright' };
  const usual = caches[/** @type {keyof typeof caches} */ (process.platform)];
  const cache = process.env['PLAYWRIGHT_BROWSERS_PATH'] ?? (usual && path.join(homedir(), usual));
  if (!cache || !existsSync(cache)) return [];
  const executable = /[\\/](chrome|chrome\.exe|headless_shell|chrome-headless-shell|Chromium|Google Chrome for Testing)$/;
  return readdirSync(cache)
    .filter((name) => name.startsWith('chromium'))
    .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
    .flatMap((name) => filesUnder(path.join(cache, name), 5).filter((file) => executable.test(file)));
}

/**
 * @param {string} folder
 * @param {number} [depth] how many folders deep to look
 * @returns {string[]}
 */
function filesUnder(folder, depth = 4) {
  if (depth === 0 || !existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(file, depth - 1) : [file];
  });
}

/** Ubuntu's /usr/bin/chromium-browser may be a script that only says where to get one, so existing is not enough. */
function starts(/** @type {string} */ file) {
  if (!existsSync(file)) return false;
  if (process.platform === 'win32') return true; // there `--version` opens a window
  return spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}
