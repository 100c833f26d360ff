import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { browserFlags } from '../scripts/find-browser.mjs';

/** The check has already asked; alone, we ask ourselves. It finds or installs a browser, or says what to run. */
const browser =
  process.env['KUAISHAN_BROWSER'] ||
  execFileSync(process.execPath, [path.join(import.meta.dirname, '../scripts/ensure-browser.mjs')], { encoding: 'utf8' }).trim();
// workers read this file again: they need not ask a second time
process.env['KUAISHAN_BROWSER'] = browser;

/**
 * A few flows, each a real person's task, through the real server and both web apps. Build these first (`npm run build`).
 * Three workers, each with a flow file and a stage of its own (server, database, browser): a flow waits for its pages a good part of its time, so that three
 * of them keep two cores busy for nine tenths of it (measured over all flows).
 */
export default defineConfig({
  testDir: 'flows',
  outputDir: 'test-results',
  workers: 3,
  forbidOnly: true,
  // a page takes a second to look at; a crowded machine needs a multiple of that
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    actionTimeout: 30_000,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: browser,
      args: browserFlags,
    },
  },
});
