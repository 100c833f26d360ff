import type { FieldName } from '../../vocabulary/index.ts';
import type { Entry, Remark } from '../entry.ts';
import type { Cell } from '../sheet.ts';
import type { CueLine } from './cue-line.ts';
import type { DocumentLine } from './document-lines.ts';

/** A cue being read: its first line, and the lines that go on with it. */
export interface Draft {
  readonly line: DocumentLine;
  readonly cue: CueLine;
  readonly section: Entry['section'];
  readonly more: DocumentLine[];
  /** lines that say something of it, read already */
  readonly said: DocumentLine[];
  /** lines that name a field: `素材：海报.png` */
  readonly fields: Partial<Record<FieldName, Cell>>;
  readonly remarks: Remark[];
  readonly attachments: Cell[];
}
