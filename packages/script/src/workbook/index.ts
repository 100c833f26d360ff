export { readTable } from './read-table.ts';
export { type ReadingOptions, readWorkbook, type WorkbookResult } from './read-workbook.ts';
