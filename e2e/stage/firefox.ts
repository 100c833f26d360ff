import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { findFirefox } from '../../scripts/find-browser.mjs';

type Answer =
  | { readonly type: 'success'; readonly id: number; readonly result: Record<string, unknown> }
  | { readonly type: 'error'; readonly id: number; readonly error: string; readonly message: string }
  | { readonly type: 'event' };

/** The machine's own Firefox with a profile of its own, driven by the standard it speaks itself. */
export interface Firefox {
  /** Goes there and waits until the page is loaded. */
  goto(url: string): Promise<void>;
  /** What an expression is worth in the page, promises waited for; it runs as if the person had just pressed something. Gives JSON values only. */
  evaluate<T>(expression: string): Promise<T>;
  stop(): Promise<void>;
}

/**
 * Starts Firefox (https://w3c.github.io/webdriver-bidi/: session.new, browsingContext.getTree, browsingContext.navigate, script.evaluate). Playwright drives
 * only a Firefox of its own making, which no package manager has, and its way to the usual one asks for more than the extended-support release knows.
 * @param o.prefs `about:config`, as it is from the start
 */
export async function startFirefox(o: { prefs: Readonly<Record<string, string | number | boolean>> }): Promise<Firefox> {
  const executable = findFirefox();
  if (executable === undefined) throw new Error('Firefox is not there: node scripts/ensure-browser.mjs installs it or says how');
  const profile = mkdtempSync(path.join(tmpdir(), 'kuaishan-firefox-'));
  const prefs = { ...quiet, ...o.prefs };
  const lines = Object.entries(prefs).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`);
  writeFileSync(path.join(profile, 'user.js'), lines.join(''));
  const child = spawn(executable, ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'], {
    // a home that is somebody else's (tests run as root in containers) is refused
    env: { ...process.env, HOME: profile },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const stop = async (): Promise<void> => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode === null && child.kill('SIGTERM')) await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const send = await connect(`${await addressOf(createInterface({ input: child.stderr }))}/session`);
    await send('session.new', { capabilities: {} });
    const { contexts } = (await send('browsingContext.getTree', {})) as { contexts: { context: string }[] };
    const context = contexts[0]?.context;
    return {
      goto: async (url) => void (await send('browsingContext.navigate', { context, url, wait: 'complete' })),
      evaluate: async <T>(expression: string): Promise<T> => {
        // a string is the one value the protocol gives back as it is
        const { result, exceptionDetails } = (await send('script.evaluate', {
          expression: `(async () => JSON.stringify((await (${expression})) ?? null))()`,
          target: { context },
          awaitPromise: true,
          userActivation: true,
        })) as { result?: { value: string }; exceptionDetails?: { text: string } };
        if (!result) throw new Error(`in Firefox: ${exceptionDetails?.text}`);
        return JSON.parse(result.value) as T;
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Nothing is fetched that nobody asked for. */
const quiet = {
  'app.update.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'toolkit.telemetry.reportingpolicy.firstRun': false,
};

async function addressOf(stderr: AsyncIterable<string> & { close(): void }): Promise<string> {
  const said: string[] = [];
  for await (const line of stderr) {
    const address = /listening on (ws:\/\/\S+)/.exec(line)?.[1];
    if (address !== undefined) return address;
    said.push(line);
  }
  throw new Error(`Firefox ended before it could be driven:\n${said.join('\n')}`);
}

async function connect(address: string) {
  const socket = new WebSocket(address);
  const waiting = new Map<number, { resolve: (result: Record<string, unknown>) => void; reject: (error: Error) => void }>();
  socket.addEventListener('message', ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer;
    if (answer.type === 'event') return;
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.type === 'success') asked?.resolve(answer.result);
    else asked?.reject(new Error(`Firefox: ${answer.error}: ${answer.message}`));
  });
  socket.addEventListener('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('Firefox has closed the connection'));
  });
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true });
    socket.addEventListener('error', () => reject(new Error(`nobody answers at ${address}`)), { once: true });
  });
  let id = 0;
  return (method: string, params: object): Promise<Record<string, unknown>> =>
    new Promise((resolve, reject) => {
      id += 1;
      waiting.set(id, { resolve, reject });
      socket.send(JSON.stringify({ id, method, params }));
    });
}
