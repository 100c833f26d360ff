import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { RunRehearsal } from '../direction/rehearsal/index.ts';
import type { RehearsalReport } from './index.ts';

type Told = { readonly progress: number } | { readonly report: RehearsalReport } | { readonly failed: string };

/** Rehearses in a child process, so that the server which performs live groups is not slowed. The child removes its database, also when it is stopped. */
export const rehearseInChild: RunRehearsal = ({ settings, onProgress, signal }) =>
  new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'rehearsal-process.ts'), [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const stop = () => child.kill('SIGTERM');
    let failure = 'the rehearsing process ended without a report';
    let report: RehearsalReport | null = null;
    child.on('message', (told: Told) => {
      if ('progress' in told) onProgress(told.progress);
      else if ('report' in told) report = told.report;
      else failure = told.failed;
    });
    child.once('error', reject);
    child.once('exit', (code, killedBy) => {
      signal.removeEventListener('abort', stop);
      if (report) resolve(report);
      else reject(new Error(`${failure} (${killedBy ?? code})`));
    });
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    child.send(settings);
  });
