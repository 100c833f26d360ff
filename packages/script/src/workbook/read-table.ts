import { recogniseFile } from '../bytes/recognise-file.ts';
import { readCsv } from './read-csv.ts';
import { type ReadingOptions, readWorkbook, type WorkbookResult } from './read-workbook.ts';
import { Refusal } from './refusal.ts';
import { refuseScript } from './refuse-foreign.ts';

/**
 * Reads a table from a file: a workbook, or CSV and tab-separated text. The content decides; only text named like a workbook is refused instead of
 * guessed at, since its name says that something went wrong.
 *
 * @param name file name, for its ending and, without it, the name of a CSV's sheet
 */
export async function readTable(bytes: Uint8Array, name: string, options: ReadingOptions = {}): Promise<WorkbookResult> {
  const kind = recogniseFile(bytes);
  const namedText = /\.(?:csv|tsv|txt|tab)$/iu.test(name);
  const namedWorkbook = /\.(?:xls[xmb]?|et|ods)$/iu.test(name);
  if (kind === 'text' && beginsAsScript(bytes)) return { ok: false, findings: [refuseScript().finding] };
  if (!(kind === 'text' && !namedWorkbook) && !(kind === 'binary' && namedText)) return await readWorkbook(bytes, options);
  try {
    return readCsv(bytes, name.replace(/^.*[\\/]/u, '').replace(/\.[^.]*$/u, '') || 'CSV');
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, findings: [error.finding] };
    throw error;
  }
}

/** Comments, then `kuaishan:`, which every script begins with and no table does. */
function beginsAsScript(bytes: Uint8Array): boolean {
  return /^(?:\s*#[^\n]*\n|\s*\n)*kuaishan\s*:/u.test(new TextDecoder().decode(bytes.subarray(0, 2048)));
}
