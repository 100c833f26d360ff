import type { Finding, Locale } from '@kuaishan/script';
import { getWorkspace } from '../facts/identity/index.ts';
import { type ImportCounts, importOrders, previewImport, readOrderUpload, speakLines } from '../features/sales/index.ts';
import { systemClock } from '../platform/clock/index.ts';
import type { Config } from '../platform/config.ts';
import { inWorkspace, type OpenDatabase, openDatabase } from '../platform/db/index.ts';
import type { Log } from '../platform/log/index.ts';
import { systemRandom } from '../platform/random/index.ts';
import { StartError } from '../platform/start-error.ts';
import { listWorkspaces } from './workspaces.ts';

export type OrderFileImported =
  | { readonly ok: false; readonly findings: readonly Finding[] }
  | {
      readonly ok: true;
      /** null: nothing was written */
      readonly importId: string | null;
      readonly shop: string;
      readonly columns: readonly { readonly heading: string; readonly field: string | null }[];
      readonly counts: ImportCounts;
      /** lines that did not go in and orders without a phone, in the caller's language */
      readonly lines: ReturnType<typeof speakLines>;
    };

/**
 * Imports a shop's order file from the command line, beside a running server or alone; `dryRun` only counts.
 * @throws StartError where there are several workspaces and none is named, or the order number's column cannot be told
 */
export async function importOrderFile(o: {
  config: Config;
  log: Log;
  locale: Locale;
  name: string;
  bytes: Uint8Array;
  shop: string | null;
  workspace: string | null;
  dryRun: boolean;
}): Promise<OrderFileImported> {
  const database = await openDatabase({ config: o.config, log: o.log, role: 'tool' });
  try {
    const workspaceId = await chosenWorkspace(database, o.workspace);
    const upload = { name: o.name, bytes: o.bytes, shop: o.shop, kind: null, mapping: null };
    const read = await readOrderUpload(database, { workspaceId, upload });
    if (!read.ok) return read;
    const { reading, shop, kind } = read.settled;
    const { signature, mapping } = reading;
    if (!mapping.includes('number')) throw numberUnknown();
    const clock = systemClock();
    const deps = { db: database.db, clock, random: systemRandom(clock) };
    const source = { workspaceId, staffId: null, fileName: o.name, shop, kind, signature, mapping, read: reading.read };
    const done = o.dryRun ? { importId: null, counts: await previewImport(deps, source) } : await importOrders(deps, source);
    const columns = reading.columns.map(({ heading }, index) => ({ heading, field: mapping[index] ?? null }));
    return { ok: true, ...done, shop, columns, lines: speakLines(read.settled, { locale: o.locale, fileName: o.name }) };
  } finally {
    await database.stop();
  }
}

async function chosenWorkspace({ db }: OpenDatabase, name: string | null): Promise<string> {
  const ids = await listWorkspaces(db);
  const named = await Promise.all(ids.map((id) => inWorkspace(db, id, getWorkspace)));
  const fitting = name === null ? named : named.filter((workspace) => workspace.name === name || workspace.workspaceId === name);
  const [only, another] = fitting;
  if (only && !another) return only.workspaceId;
  const names = named.map((workspace) => workspace.name);
  if (named.length === 0) {
    throw new StartError({
      'zh-CN': '还没有工作区：先运行 kuaishan start，打开它给出的链接建立所有者账号。',
      en: 'There is no workspace yet: run kuaishan start and open its link to make the owner’s account.',
    });
  }
  throw new StartError({
    'zh-CN': `请用 --workspace 说明导入到哪个工作区：${names.join('、')}`,
    en: `Say with --workspace which workspace it is for: ${names.join(', ')}`,
  });
}

function numberUnknown(): StartError {
  return new StartError({
    'zh-CN': '认不出哪一列是订单号。在后台的“订单”页里导入一次，选好每一列；之后命令行会记得。',
    en: 'It cannot be told which column holds the order number. Import such a file once on the console’s Orders page and choose the columns; from then on it is remembered.',
  });
}
