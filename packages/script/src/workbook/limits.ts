/**
 * How much of a file is read. Each limit is far above what a script needs and far below what would hurt the process that reads it.
 */

/** A workbook of text is some 100 kB; one with pasted-in pictures seldom passes 30 MB. */
export const MAX_FILE_BYTES = 50 * 1024 * 1024;

/** A workbook has about ten parts plus two for each picture. */
export const MAX_ENTRIES = 5_000;

/**
 * What may come out of the zip, counted while it comes out. 100,000 rows of ten columns are about 60 MB of XML; a bomb is
 * gigabytes. Parts nobody reads (pictures, macros) are not unpacked at all.
 */
export const MAX_INFLATED_BYTES = 128 * 1024 * 1024;

/** Rows with something in them that are read of one sheet: a seven-day script with a move every five minutes has 2,000. */
export const MAX_ROWS = 5_000;

/** Columns read; a script table has about ten. 256 is all that spreadsheets had for twenty years. */
export const MAX_COLUMNS = 256;

/** XML of cells handed to the workbook library, over all sheets: 5,000 rows of twenty cells are about 5 MB. */
export const MAX_CELL_XML = 12 * 1024 * 1024;

/** Text of shared strings that the rows read refer to. */
export const MAX_STRING_XML = 12 * 1024 * 1024;

/** One part other than cells and strings (styles, relations, comments), and what stands before and after the rows of a sheet. */
export const MAX_PART_XML = 4 * 1024 * 1024;

/** Worksheets read; a workbook with a sheet a day and its appendices has about twenty. */
export const MAX_SHEETS = 100;
