import { createHash } from 'node:crypto';
import type { Finding } from '@kuaishan/script';
import { readRecords } from '@kuaishan/script/workbook';
import type { ReadOrders } from './domain/order.ts';
import { orderFieldNames } from './domain/order-fields.ts';
import { type ColumnMapping, findHeading, proposeColumns, signatureOf } from './domain/propose-columns.ts';
import { readOrders } from './domain/read-orders.ts';

/** 20 MB of CSV are some 200,000 lines; a shop's months are a few thousand. */
export const orderFileLimits = { bytes: 20 * 1024 * 1024, lines: 200_000, rows: 50_000 } as const;

/** What a worker is asked to read. */
export interface OrderFileRequest {
  readonly bytes: Uint8Array;
  readonly name: string;
  /** zone of times that name none */
  readonly zone: string;
  /** currency of amounts that name none */
  readonly currency: string;
  /** mappings confirmed before, by the signature of a file's headings (hex) */
  readonly remembered: Readonly<Record<string, ColumnMapping>>;
  /** null: the remembered one, else the one proposed */
  readonly mapping: ColumnMapping | null;
}

export type OrderFileReading =
  | { readonly ok: false; readonly findings: readonly Finding[] }
  | {
      readonly ok: true;
      /** hex */
      readonly signature: string;
      readonly columns: readonly { readonly heading: string; readonly samples: readonly string[] }[];
      readonly mapping: ColumnMapping;
      /** where the mapping comes from */
      readonly mappedBy: 'proposal' | 'memory' | 'request';
      readonly read: ReadOrders;
    };

/** Reads a shop's order file whole: its columns, what they hold, its orders. Runs in a worker. */
export async function readOrderFile(request: OrderFileRequest): Promise<OrderFileReading> {
  const read = await readRecords(request.bytes, request.name, orderFileLimits);
  if (!read.ok) return read;
  const cells = read.records.map((record) => record.cells);
  const heading = findHeading(cells);
  const signature = createHash('sha256').update(signatureOf(heading)).digest('hex');
  const fitting = (mapping: ColumnMapping | null | undefined) => (mapping?.length === heading.headings.length ? mapping : null);
  const asked = fitting(request.mapping);
  const remembered = fitting(request.remembered[signature]);
  const mapping = asked ?? remembered ?? proposeColumns(heading, cells);
  const body = read.records.slice(heading.headerRow + 1);
  return {
    ok: true,
    signature,
    columns: heading.headings.map((name, column) => ({ heading: name, samples: samplesOf(cells.slice(heading.headerRow + 1), column) })),
    mapping,
    mappedBy: asked ? 'request' : remembered ? 'memory' : 'proposal',
    read: mapping.includes('number')
      ? readOrders(body, { mapping, zone: request.zone, currency: request.currency })
      : { orders: [], refused: [], lines: body.length, merged: 0 },
  };
}

const SAMPLES = 3;
const SAMPLE_CHARACTERS = 40;

/** The first few different things a column says. */
function samplesOf(body: readonly (readonly string[])[], column: number): readonly string[] {
  const samples = new Set<string>();
  for (const cells of body.slice(0, 200)) {
    const text = (cells[column] ?? '').trim();
    if (text !== '') samples.add([...text].slice(0, SAMPLE_CHARACTERS).join(''));
    if (samples.size === SAMPLES) break;
  }
  return [...samples];
}

/** Whether something is a mapping at all: known fields, each for one column. */
export function isMapping(value: unknown): value is ColumnMapping {
  if (!Array.isArray(value) || value.length > 300) return false;
  const fields = value.filter((field) => field !== null);
  return fields.every((field) => (orderFieldNames as readonly unknown[]).includes(field)) && new Set(fields).size === fields.length;
}
