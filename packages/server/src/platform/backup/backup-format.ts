import { z } from 'zod';

/**
 * A backup is one gzip file of text that `zcat` shows: a line of JSON that says what it is; for every table a line of JSON, its rows as PostgreSQL's COPY
 * writes them, and a line `\.`, which no row can be; at the end a line of JSON with what was written, by which the reader sees that nothing is missing.
 */
export const FORMAT = 1;

/** Ends a table's rows: COPY doubles every backslash, so no row is this line. */
export const END_OF_ROWS = Buffer.from('\\.\n');

const sequence = z.object({ name: z.string(), value: z.string(), called: z.boolean() });

export const headerSchema = z.object({
  kuaishan: z.literal('backup'),
  format: z.number().int(),
  /** ISO 8601, the wall's clock of who took it */
  takenAt: z.string(),
  /** Kuaishan's own */
  version: z.string(),
  /** the migrations that had been applied, in order */
  migrations: z.array(z.string()).min(1),
  sequences: z.array(sequence),
  /** small files of the data directory, by name: secrets without which people would have to sign in anew */
  files: z.record(z.string(), z.string()),
});
export type BackupHeader = z.infer<typeof headerSchema>;

export const tableSchema = z.object({ table: z.string(), columns: z.array(z.string()).min(1) });

/** What was written of a table: rows, and the SHA-256 of their lines. */
const writtenSchema = z.object({ table: z.string(), rows: z.number().int(), sha256: z.string() });
export type WrittenTable = z.infer<typeof writtenSchema>;

export const endSchema = z.object({ end: z.literal(true), tables: z.array(writtenSchema) });
