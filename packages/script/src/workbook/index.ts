export { type CheckFileOptions, checkFile, checkPasted } from './check-file.ts';
export { type ImportedFile, importFile } from './import-file.ts';
export { MAX_FILE_BYTES } from './limits.ts';
export { type RecordLimits, type RecordsResult, readRecords, type TableRecord } from './read-records.ts';
export { readTable } from './read-table.ts';
export { type ReadingOptions, readWorkbook, type WorkbookResult } from './read-workbook.ts';
export { type WrittenWorkbook, writeWorkbook } from './write-workbook.ts';
