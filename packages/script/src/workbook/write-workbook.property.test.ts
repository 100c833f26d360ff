import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { declaring, scriptArbitrary, withoutPlaces } from '../../test/script-arbitrary.ts';
import { formatFinding } from '../finding.ts';
import { importTable } from '../import/index.ts';
import type { Locale, Script } from '../script.ts';
import { readTable } from './read-table.ts';
import { writeWorkbook } from './write-workbook.ts';

// hundreds of whole workbooks, on machines that are busy with other tests
vi.setConfig({ testTimeout: 120_000 });

/** The script a workbook of this one gives. */
async function backAndForth(script: Script, locale: Locale) {
  const written = await writeWorkbook(script, { locale });
  if (!written.ok) throw new Error(written.findings[0]?.message.en.why);
  const read = await readTable(written.bytes, 'camp.xlsx');
  if (!read.ok) throw new Error(read.findings[0]?.message.en.why);
  return importTable(read.sheets, { locale, name: 'camp.xlsx' });
}

test.each<Locale>(['zh-CN', 'en'])('import(export(script)) is the same script, ids and all, apart from places (%s)', async (locale) => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(scriptArbitrary, scriptArbitrary.chain(declaring)), async (script) => {
      const imported = await backAndForth(script, locale);
      expect(imported.findings.map((finding) => formatFinding(finding, 'en'))).toEqual([]);
      expect(imported.script && withoutPlaces(imported.script)).toEqual(withoutPlaces(script));
    }),
    { numRuns: 100 },
  );
});
