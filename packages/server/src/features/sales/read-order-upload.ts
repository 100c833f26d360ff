import type { Finding } from '@kuaishan/script';
import { getWorkspace } from '../../facts/identity/index.ts';
import { inWorkspace } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { DomainError } from '../../platform/errors.ts';
import { runInWorker } from '../../platform/worker/index.ts';
import type { ColumnMapping } from './domain/propose-columns.ts';
import { isMapping, type OrderFileReading, type OrderFileRequest } from './order-file.ts';
import { listRemembered, type OrderKind } from './order-memory.ts';

/** A shop's file, and what its importer says about it; what they leave out is remembered or proposed. */
export interface OrderUpload {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly shop: string | null;
  readonly kind: OrderKind | null;
  readonly mapping: ColumnMapping | null;
}

/** The file read, with everything that is left open settled. */
export interface SettledUpload {
  readonly reading: Extract<OrderFileReading, { ok: true }>;
  readonly shop: string;
  readonly kind: OrderKind;
  readonly currency: string;
}

/** 199,000 lines were read in 32 s on two cores with nine processes waiting for them; a month of a shop takes half a second. */
const READING_LIMIT_MS = 120_000;
/** Amounts of Chinese shops name no currency. */
const CURRENCY = 'CNY';
/** The shop's name until somebody gives one. */
const UNNAMED_SHOP = { 'zh-CN': '店铺', en: 'Shop' } as const;

/** Reads an order file in a worker thread, by the mapping given, remembered or proposed. Findings: why it cannot be read at all. */
export async function readOrderUpload(
  deps: Pick<Deps, 'db'>,
  o: { workspaceId: string; upload: OrderUpload },
): Promise<{ ok: true; settled: SettledUpload } | { ok: false; findings: readonly Finding[] }> {
  const { workspace, remembered } = await inWorkspace(deps.db, o.workspaceId, async (tx) => ({
    workspace: await getWorkspace(tx),
    remembered: await listRemembered(tx),
  }));
  const request: OrderFileRequest = {
    ...{ bytes: o.upload.bytes, name: o.upload.name, zone: workspace.zone, currency: CURRENCY, mapping: o.upload.mapping },
    remembered: Object.fromEntries(Object.entries(remembered).map(([signature, { columns }]) => [signature, columns])),
  };
  const reading = await runInWorker<OrderFileReading>(new URL('./order-file-worker.ts', import.meta.url), request, {
    limitMs: READING_LIMIT_MS,
  });
  if (!reading.ok) return reading;
  const before = remembered[reading.signature];
  const shop = o.upload.shop ?? before?.shop ?? UNNAMED_SHOP[workspace.locale];
  return { ok: true, settled: { reading, shop, kind: o.upload.kind ?? before?.kind ?? 'bait', currency: CURRENCY } };
}

/** A shop's name is a label of a few words. */
const LONGEST_SHOP = 60;

/**
 * The fields that come with an upload: `shop`, `kind`, `mapping` (a JSON list, a field's name or null for each column).
 * @throws DomainError `invalid_request`
 */
export function uploadOf(o: { name: string; bytes: Uint8Array; fields: Readonly<Record<string, string>> }): OrderUpload {
  const { shop = '', kind = '', mapping = '' } = o.fields;
  const name = shop.replace(/\p{C}/gu, '').trim();
  if (name.length > LONGEST_SHOP) throw wrong('shop', `最多 ${LONGEST_SHOP} 个字`, `at most ${LONGEST_SHOP} characters`);
  if (kind !== '' && kind !== 'bait' && kind !== 'main') throw wrong('kind', '应是 bait 或 main', 'should be bait or main');
  const columns = mapping === '' ? null : parsed(mapping);
  if (columns !== null && !isMapping(columns)) {
    throw wrong(
      'mapping',
      '应是列表：每一列对应一个字段或 null，一个字段只能用一次',
      'should be a list: a field or null for each column, each field once',
    );
  }
  return { name: o.name, bytes: o.bytes, shop: name === '' ? null : name, kind: kind === '' ? null : kind, mapping: columns };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return 'no JSON';
  }
}

function wrong(field: string, zh: string, en: string): DomainError {
  return new DomainError('invalid_request', { problems: [{ 'zh-CN': `${field}: ${zh}`, en: `${field}: ${en}` }] });
}
