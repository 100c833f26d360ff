import type { CheckedScript, ImportMemory, Locale, SpokenProposal } from '@kuaishan/script';
import { runInWorker } from '../../platform/worker/index.ts';

/** What is to be checked: a file's bytes, cells pasted from a spreadsheet, or a script's text (with proposals to accept into it). */
export type CheckRequest = {
  readonly locale: Locale;
  /** names of the workspace's stored files, for missing attachments */
  readonly media: readonly string[];
} & (
  | ({ readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array } & Remembered)
  | ({ readonly kind: 'paste'; readonly text: string } & Remembered)
  | { readonly kind: 'yaml'; readonly text: string; readonly accept: readonly SpokenProposal[] }
);

interface Remembered {
  /** what was confirmed of files like it; what is said now comes first */
  readonly memory: readonly ImportMemory[];
}

/**
 * Checks foreign input in a worker thread of its own.
 * @throws DomainError `invalid_request` for a proposal that is none, `check_took_too_long` when it ran into the limit of time or memory
 */
export async function checkInWorker(request: CheckRequest): Promise<CheckedScript> {
  return runInWorker<CheckedScript>(new URL('./check-worker.ts', import.meta.url), request);
}
