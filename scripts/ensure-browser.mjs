/**
 * Makes sure the browser tests have a Chromium, a Firefox (for what is pushed to it) and a Chinese font, and prints the Chromium's path.
 * Installs Debian's packages where it may (root, or sudo that asks for no password); else fails with the command to run. Never skips.
 *
 *   node scripts/ensure-browser.mjs
 */
import { spawnSync } from 'node:child_process';
import { findBrowser, findFirefox, hasChineseFont } from './find-browser.mjs';

/**
 * Debian's packages and what people call them. macOS and Windows bring a Chinese font.
 * @type {Record<Part, { words: string, debian: string, fedora: string, arch: string, mac?: string, windows?: string }>}
 */
const parts = {
  browser: {
    words: 'a browser (Chromium, Chrome or Edge)',
    ...{ debian: 'chromium', fedora: 'chromium', arch: 'chromium', mac: 'google-chrome', windows: 'Google.Chrome' },
  },
  firefox: {
    words: 'Firefox',
    ...{ debian: 'firefox-esr', fedora: 'firefox', arch: 'firefox', mac: 'firefox', windows: 'Mozilla.Firefox' },
  },
  font: { words: 'a Chinese font', debian: 'fonts-wqy-microhei', fedora: 'wqy-microhei-fonts', arch: 'wqy-microhei' },
};
/** @typedef {'browser' | 'firefox' | 'font'} Part */

try {
  console.log(ensureBrowser());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** @returns {string} path of a browser that starts */
function ensureBrowser() {
  const missing = whatIsMissing();
  if (missing.length > 0) {
    const words = missing.map((part) => parts[part].words).join(' and ');
    if (!install(missing.map((part) => parts[part].debian))) throw new Error(`The browser tests need ${words}. ${whatToRun(missing)}`);
    const still = whatIsMissing();
    if (still.length > 0) throw new Error(`The packages were installed, yet ${words} cannot be found. ${whatToRun(still)}`);
  }
  const browser = findBrowser();
  if (browser === undefined) throw new Error('unreachable: a browser was just found');
  return browser;
}

/** @returns {Part[]} */
function whatIsMissing() {
  /** @type {Part[]} */
  const missing = [];
  if (findBrowser() === undefined) missing.push('browser');
  if (findFirefox() === undefined) missing.push('firefox');
  if (!hasChineseFont()) missing.push('font');
  return missing;
}

/**
 * @param {string[]} names Debian packages
 * @returns {boolean} whether apt-get installed them; false also where it may not be used
 */
function install(names) {
  if (process.platform !== 'linux' || !runs('apt-get', ['--version'])) return false;
  const root = process.getuid?.() === 0;
  if (!root && !runs('sudo', ['-n', 'true'])) return false;
  const apt = (/** @type {string[]} */ ...words) => {
    const command = [
      ...(root ? [] : ['sudo', '-n']),
      'env',
      'DEBIAN_FRONTEND=noninteractive',
      'apt-get',
      '-o',
      'DPkg::Lock::Timeout=120',
      '-o',
      'Acquire::Retries=3',
      ...words,
    ];
    console.error(`> ${command.join(' ')}`);
    // its output goes to stderr: stdout is the path alone
    return spawnSync(command[0] ?? '', command.slice(1), { stdio: ['ignore', 2, 2] }).status === 0;
  };
  apt('update'); // one broken source must not stop the others; install decides
  return apt('install', '-y', '--no-install-recommends', ...names);
}

/** @param {Part[]} missing */
function whatToRun(missing) {
  const names = (/** @type {'debian' | 'fedora' | 'arch' | 'mac' | 'windows'} */ system) =>
    missing.flatMap((part) => parts[part][system] ?? []).join(' ');
  if (process.platform === 'darwin') return `Run: brew install --cask ${names('mac')}`;
  if (process.platform === 'win32') return `Run: winget install ${names('windows')}`;
  if (runs('apt-get', ['--version'])) return `Run: sudo apt-get update && sudo apt-get install -y ${names('debian')}`;
  if (runs('dnf', ['--version'])) return `Run: sudo dnf install -y ${names('fedora')}`;
  if (runs('pacman', ['--version'])) return `Run: sudo pacman -S --noconfirm ${names('arch')}`;
  return 'Install them with your system’s package manager, or set KUAISHAN_BROWSER and KUAISHAN_FIREFOX to the executables you have.';
}

/**
 * @param {string} command
 * @param {string[]} words
 */
function runs(command, words) {
  return spawnSync(command, words, { stdio: 'ignore' }).status === 0;
}
