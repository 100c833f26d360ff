/**
 * Types into the studio as a person does, in a real browser before a real server, with the browser's own tracing on; for `npm run bench -- studio`.
 * Every line on standard input asks for one stretch of typing (`Asked`); it is answered with what the trace says. Ends on SIGTERM.
 */
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type Page } from '@playwright/test';
import { browserFlags, findBrowser } from '../../scripts/find-browser.mjs';
import { openDesk } from '../stage/desk.ts';
import { answer, enterAsOwner } from '../stage/owner.ts';
import { startStage } from '../stage/start-stage.ts';
import { readTrace } from './read-trace.ts';

interface Asked {
  /** a script that is saved and opened, or a file that is brought and not saved */
  readonly brings:
    | { readonly kind: 'script'; readonly text: string }
    | { readonly kind: 'file'; readonly name: string; readonly text: string };
  /** typed at the end of the line that holds these words */
  readonly at: string;
  readonly letters: number;
  readonly everyMs: number;
}

const categories = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'toplevel', 'v8.execute'];
const words = 'light from the side shows the face and what is behind it stays dark'.split(' ');
/** People stop between words for a moment; here it is long enough for what was typed to be checked. */
const betweenWordsMs = 350;
/** Typed before the trace begins: the first times a function is compiled, and what starting a trace takes by itself. */
const warmUp = 'first a word ';

const executablePath = findBrowser();
if (executablePath === undefined) throw new Error('there is no browser on this machine; npm run e2e finds or installs one');
const stage = await startStage({ start: '2026-12-01T08:50:00+08:00' });
const owner = await enterAsOwner(stage);
const browser = await chromium.launch({ executablePath, args: browserFlags });

const lines = createInterface({ input: process.stdin });
process.once('SIGTERM', () => lines.close());
process.stdout.write(`${JSON.stringify({ ready: true })}\n`);
for await (const line of lines) process.stdout.write(`${JSON.stringify(await typeInto(JSON.parse(line) as Asked))}\n`);
await owner.api.dispose();
await browser.close();
await stage.stop();

async function typeInto({ brings, at, letters, everyMs }: Asked) {
  const { context, page } = await openDesk(browser, { stage, owner });
  await bring(page, brings);
  await page.getByText('文本', { exact: true }).click();
  const editor = page.getByLabel('剧本文本（YAML）');
  await editor.click();
  await page.keyboard.press('Control+f');
  await page.keyboard.type(at);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('End');
  await page.keyboard.type(warmUp, { delay: everyMs });
  await checked(page);
  await browser.startTracing(page, { categories });
  const typed = await typeWords(page, { letters, everyMs });
  await checked(page);
  const trace = await browser.stopTracing();
  const stands = await editor.locator('.cm-line', { hasText: at }).textContent();
  if (stands?.includes(warmUp + typed) !== true) throw new Error(`what was typed does not stand there: ${stands ?? 'nothing'}`);
  await context.close();
  return readTrace(trace.toString('utf8'));
}

async function bring(page: Page, brings: Asked['brings']): Promise<void> {
  if (brings.kind === 'script') {
    const { scriptId } = await answer<{ scriptId: string }>(owner.api.post('/api/v1/scripts', { data: { text: brings.text } }));
    await page.goto(`/console/scripts/${scriptId}`);
    return;
  }
  await page.goto('/console/scripts/new');
  await page.getByLabel('选一个文件').setInputFiles({ name: brings.name, mimeType: '', buffer: Buffer.from(brings.text) });
}

/** Word by word; gives what was typed. */
async function typeWords(page: Page, o: { letters: number; everyMs: number }): Promise<string> {
  let typed = '';
  for (let n = 0; typed.length < o.letters; n += 1) {
    const word = `${words[n % words.length] ?? ''} `.slice(0, o.letters - typed.length);
    await page.keyboard.type(word, { delay: o.everyMs });
    await sleep(betweenWordsMs);
    typed += word;
  }
  return typed.trimEnd();
}

/** Until the last letter is checked. */
async function checked(page: Page): Promise<void> {
  await page
    .getByRole('status')
    .filter({ hasText: /^已检查$/u })
    .waitFor();
}
