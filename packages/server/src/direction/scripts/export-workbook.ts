import type { Locale } from '@kuaishan/script';
import type { WrittenWorkbook } from '@kuaishan/script/workbook';
import { type Db, inWorkspace } from '../../platform/db/index.ts';
import { DomainError } from '../../platform/errors.ts';
import { runInWorker } from '../../platform/worker/index.ts';
import { getScript } from './script-queries.ts';

/**
 * The latest version of a script as a workbook to go on editing, made in a worker thread: two thousand cues take seconds.
 * @throws DomainError `not_found`, `script_has_errors` (too wide for a table, with the finding)
 */
export async function exportWorkbook(
  db: Db,
  o: { workspaceId: string; scriptId: string; locale: Locale },
): Promise<{ readonly title: string; readonly bytes: Uint8Array }> {
  const { row, text } = await inWorkspace(db, o.workspaceId, (tx) => getScript(tx, o.scriptId));
  const written = await runInWorker<WrittenWorkbook>(new URL('./export-worker.ts', import.meta.url), { text, locale: o.locale });
  if (!written.ok) throw new DomainError('script_has_errors', { findings: written.findings });
  return { title: row.title, bytes: written.bytes };
}
