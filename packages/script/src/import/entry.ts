import type { StageName } from '../script.ts';
import type { FieldName } from '../vocabulary/index.ts';
import type { DayReading } from './read-day.ts';
import type { ColumnSetting } from './read-header.ts';
import type { Cell, Sheet, SheetRow } from './sheet.ts';

/** Words kept beside a cue, with the heading they stood under or the name of the field they were to be; empty when under none. */
export interface Remark {
  readonly heading: string;
  readonly text: string;
}

/**
 * What one row of a script's table says to do, before days and times are settled. Cells come from the row itself or from the merged range over it.
 */
export interface Entry {
  readonly sheet: Sheet;
  readonly row: SheetRow;
  /** the cell a cue made of it names as its origin */
  readonly origin: Cell;
  readonly fields: Readonly<Partial<Record<FieldName, Cell>>>;
  readonly copy: readonly Cell[];
  readonly variants: readonly Cell[];
  readonly attachments: readonly Cell[];
  readonly remarks: readonly Remark[];
  readonly setting: ColumnSetting | null;
  /** what the last section row above says; null where there was none */
  readonly section: { readonly day: { readonly reading: DayReading; readonly cell: Cell } | null; readonly stage: StageName | null };
  /** the table has such a column at all */
  readonly has: ReadonlySet<FieldName>;
  /** what the table calls its columns */
  readonly headings: Readonly<Partial<Record<FieldName, string>>>;
  /** its words tell a person what to do, not what to say. Absent: they are what is said */
  readonly instruction?: boolean;
}
