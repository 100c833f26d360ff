import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Finding } from '../../script.ts';
import type { FieldName } from '../../vocabulary/index.ts';
import { findByWord } from '../../vocabulary/index.ts';
import { cellFinding, cellPlace } from '../finding.ts';
import type { ImportedTable, ImportOptions } from '../imported-table.ts';
import { DOCUMENT } from '../markdown/document-name.ts';
import type { OwnTable } from '../own/find-own.ts';
import { importOwnParts } from '../own/import-own.ts';
import { addedPartsLeftOut } from '../own/own-findings.ts';
import { OwnGrid } from '../own/own-grid.ts';
import type { Placed } from '../own/placed.ts';
import type { OwnSettings } from '../own/read-own-settings.ts';
import { type Cell, cellRef, lineRef, type SheetRow, textCell } from '../sheet.ts';
import type { OwnDocument } from './read-own-document.ts';

/** Makes the script of a document that Kuaishan wrote, as `importOwn` does of its workbooks: unchanged, the one it was written of. */
export function importOwnMarkdown(document: OwnDocument, options: ImportOptions): ImportedTable {
  const head = readHead(document);
  if (!head.ok)
    return {
      text: '',
      script: null,
      cues: 0,
      days: 0,
      rows: 0,
      findings: [head.finding],
      proposals: [],
      classified: [],
      notes: '',
      mapping: [],
    };
  const [added] = document.leftOut;
  const leftOut = added
    ? [
        addedPartsLeftOut(
          cellPlace(DOCUMENT, lineRef(added.line)),
          document.leftOut.map(({ text }) => text),
        ),
      ]
    : [];
  const imported = importOwnParts({ settings: head.settings, table: tableOf(document), leftOut, options });
  return { ...imported, mapping: [], findings: imported.findings.map(atLine) };
}

/** A cell of the table a document was read into is a line of the document. */
function atLine(finding: Finding): Finding {
  const row = /![A-Z]+(\d+)$/u.exec(finding.cell ?? '')?.[1];
  return row === undefined ? finding : { ...finding, cell: cellPlace(DOCUMENT, lineRef(Number(row))) };
}

/** The cues as rows of a table: the row is the line of the cue's heading, a column each field has. */
function tableOf({ cues }: OwnDocument): OwnTable {
  const columns = new Map<FieldName, { column: number; continues: boolean }[]>();
  const exact = new Map<string, string>();
  const most = Math.max(1, ...cues.map(({ values }) => values.get('variants')?.length ?? 0));
  const single: readonly FieldName[] = [
    ...(['stage', 'day', 'time', 'who', 'where', 'title', 'text', 'attachments', 'remarks'] as const),
    ...(['to', 'sendUntil', 'do', 'of', 'choices', 'reason', 'origin', 'id'] as const),
  ];
  for (const [index, field] of single.entries()) columns.set(field, [{ column: index + 1, continues: false }]);
  columns.set(
    'variants',
    Array.from({ length: most }, (_, index) => ({ column: single.length + index + 1, continues: false })),
  );
  const rows = cues.map(({ line, values }): SheetRow => {
    const cells: Cell[] = [];
    for (const [field, places] of columns) {
      for (const [index, { column }] of places.entries()) {
        const value = values.get(field)?.[index] ?? (field === 'do' ? usualAction(values.get('where')?.[0] ?? '') : '');
        const cell = textCell(line, column, value);
        if (cell) cells.push(cell);
        if (value !== (cell?.text ?? '')) exact.set(cellRef(line, column), value);
      }
    }
    return { number: line, hidden: false, cells: cells.toSorted((a, b) => a.column - b.column) };
  });
  const sheet = { name: DOCUMENT, hidden: false, rows, merges: [], hiddenColumns: new Set<number>(), exact };
  return { grid: new OwnGrid(sheet), headerRow: 0, columns, foreign: [] };
}

/** What a cue does that does not say it: in the room it is said, in private whispered. */
function usualAction(where: string): string {
  const place = findByWord('places', where)?.name;
  return place === 'private' ? 'whisper' : place === 'room' ? 'say' : '';
}

type Head = { readonly ok: true; readonly settings: OwnSettings } | { readonly ok: false; readonly finding: Finding };

/** The YAML before the cues as settings; keys it has that only a script file knows are handed on as they are. */
function readHead({ head, title, notes }: OwnDocument): Head {
  const lines = new LineCounter();
  const document = parseDocument(head, { lineCounter: lines, logLevel: 'silent' });
  const root = document.contents;
  const [error] = document.errors;
  // its first line is the document's second
  const line = (offset: number): number => lines.linePos(offset).line + 1;
  if (error || !isMap(root)) return { ok: false, finding: badHead(line(error?.pos[0] ?? 0)) };
  const places = new Map(
    root.items.map(({ key }) => [isScalar(key) ? String(key.value) : '', isScalar(key) ? line(key.range?.[0] ?? 0) : 2]),
  );
  const plain = document.toJS({ maxAliasCount: 100 }) as Record<string, unknown>;
  const placed = <T>(key: string, value: T): Placed<T> => ({ value, cell: cellPlace(DOCUMENT, lineRef(places.get(key) ?? 2)) });
  const text = (key: string): Placed<string> | null => (plain[key] === undefined ? null : placed(key, wordsOf(plain[key])));
  const written = (one: { readonly line: number; readonly text: string } | null): Placed<string> | null =>
    one && { value: one.text, cell: cellPlace(DOCUMENT, lineRef(one.line)) };
  const declared = Object.entries(plain).filter(([key]) => !READ.has(key));
  return {
    ok: true,
    settings: {
      version: text('kuaishan') ?? placed('kuaishan', ''),
      title: text('title') ?? written(title),
      days: text('days'),
      channel: text('channel'),
      quietHours: text('quietHours'),
      roles: entriesOf(plain['roles']).map(([role, name]) => ({
        role: findByWord('roles', role)?.name ?? role,
        name: placed('roles', wordsOf(name)),
      })),
      stages: listOf(plain['stages']).map((stage) => ({ name: wordsOf(stage['name']), days: placed('stages', wordsOf(stage['days'])) })),
      variables: entriesOf(plain['variables']).map(([name, value]) => ({
        name,
        value: placed('variables', value === null ? null : wordsOf(value)),
      })),
      notes: written(notes) ?? text('notes'),
      declared: new Map(declared.map(([key, value]) => [key, placed(key, value)])),
      unknown: [],
    },
  };
}

const READ: ReadonlySet<string> = new Set([
  'kuaishan',
  'title',
  'days',
  'channel',
  'quietHours',
  'roles',
  'stages',
  'variables',
  'notes',
  'cues',
]);

/** A value as a cell of settings would hold it. */
function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? '' : JSON.stringify(value);
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

function listOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value)
    ? (value as readonly unknown[]).filter((item): item is Record<string, unknown> => typeof item === 'object' && item !== null)
    : [];
}

function badHead(line: number): Finding {
  return cellFinding({
    rule: 'bad-head',
    severity: 'error',
    cell: cellPlace(DOCUMENT, lineRef(line)),
    words: {
      'zh-CN': ['文档开头两条 --- 之间的设置从这里起读不懂。', '按“名称: 值”一行一个改好，或重新导出一份再改。'],
      en: [
        'The settings between the two --- at the beginning cannot be read from here on.',
        'Write one “name: value” a line, or export the script again and edit that.',
      ],
    },
  });
}
