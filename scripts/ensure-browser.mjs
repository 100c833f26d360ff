/**
 * Makes sure the browser tests have a browser and a Chinese font, and prints the browser's path.
 * Installs Debian's packages where it may (root, or sudo that asks for no password); else fails with the command to run. Never skips.
 *
 *   node scripts/ensure-browser.mjs
 */
import { spawnSync } from 'node:child_process';
import { findBrowser, hasChineseFont } from './find-browser.mjs';

const packages = { browser: 'chromium', font: 'fonts-wqy-microhei' };

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
    const words = missing.map((part) => (part === 'browser' ? 'a browser (Chromium, Chrome or Edge)' : 'a Chinese font')).join(' and ');
    if (!install(missing.map((part) => packages[part]))) throw new Error(`The browser tests need ${words}. ${whatToRun(missing)}`);
    const still = whatIsMissing();
    if (still.length > 0) throw new Error(`The packages were installed, yet ${words} cannot be found. ${whatToRun(still)}`);
  }
  const browser = findBrowser();
  if (browser === undefined) throw new Error('unreachable: a browser was just found');
  return browser;
}

/** @returns {('browser' | 'font')[]} */
function whatIsMissing() {
  /** @type {('browser' | 'font')[]} */
  const missing = [];
  if (findBrowser() === undefined) missing.push('browser');
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

/** @param {('browser' | 'font')[]} missing */
function whatToRun(missing) {
  const browser = missing.includes('browser');
  const font = missing.includes('font');
  const words = (/** @type {string} */ browserPackage, /** @type {string} */ fontPackage) =>
    [...(browser ? [browserPackage] : []), ...(font ? [fontPackage] : [])].join(' ');
  if (process.platform === 'darwin') return 'Run: brew install --cask google-chrome';
  if (process.platform === 'win32') return 'Run: winget install Google.Chrome';
  if (runs('apt-get', ['--version']))
    return `Run: sudo apt-get update && sudo apt-get install -y ${words(packages.browser, packages.font)}`;
  if (runs('dnf', ['--version'])) return `Run: sudo dnf install -y ${words('chromium', 'wqy-microhei-fonts')}`;
  if (runs('pacman', ['--version'])) return `Run: sudo pacman -S --noconfirm ${words('chromium', 'wqy-microhei')}`;
  return 'Install them with your system’s package manager, or set KUAISHAN_BROWSER to the executable of a browser you have.';
}

/**
 * @param {string} command
 * @param {string[]} words
 */
function runs(command, words) {
  return spawnSync(command, words, { stdio: 'ignore' }).status === 0;
}
