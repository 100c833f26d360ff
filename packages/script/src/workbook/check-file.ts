import { type CheckedScript, type CheckOptions, checkedNothing, checkText } from '../check/index.ts';
import { type ImportOptions, importPasted } from '../import/index.ts';
import { decodeScript } from '../parse/index.ts';
import { importFile } from './import-file.ts';

export type CheckFileOptions = Pick<CheckOptions, 'locale' | 'media'> & Pick<ImportOptions, 'memory'>;

function readingOf({ locale, media, memory = [] }: CheckFileOptions): ImportOptions {
  return { locale, memory, ...(media === null ? {} : { media }) };
}

/**
 * Everything there is to say about a file, whatever it is: a script's own text, a workbook, CSV, a document. The same on the server and on a page without one.
 *
 * @param name file name: `.yaml` and `.yml` are scripts, the rest is told by name and content
 */
export async function checkFile(bytes: Uint8Array, name: string, options: CheckFileOptions): Promise<CheckedScript> {
  if (/\.ya?ml$/iu.test(name)) {
    const decoded = decodeScript(bytes);
    return decoded.ok ? checkText(decoded.text, options) : checkedNothing(decoded.findings, options.locale);
  }
  const read = await importFile(bytes, name, readingOf(options));
  return read.ok ? checkText(read.imported.text, { ...options, imported: read.imported }) : checkedNothing(read.findings, options.locale);
}

/** The same of cells pasted from a spreadsheet. */
export function checkPasted(text: string, options: CheckFileOptions): CheckedScript {
  const imported = importPasted(text, readingOf(options));
  return checkText(imported.text, { ...options, imported });
}
