import type { ActionName, Finding, Locale, Script } from '../script.ts';
import type { ClassifiedRow } from './classify/classified-row.ts';
import type { ImportMemory } from './import-memory.ts';
import type { Proposal } from './propose/proposal.ts';
import type { TableMapping } from './table.ts';

export interface ImportOptions {
  /** language of what the importer writes itself (headings of remarks, a task's lead) */
  readonly locale: Locale;
  /** name of the file, for the title where the table gives none */
  readonly name?: string;
  /** names of the files that are stored already, to find attachments among them; absent: nowhere to look */
  readonly media?: readonly string[];
  /** what people have confirmed of files like this one */
  readonly memory?: readonly ImportMemory[];
  /** what a person has chosen for rows of this file, by cell (`SOP!G3`) */
  readonly actions?: Readonly<Record<string, ActionName>>;
}

export interface ImportedTable {
  /** the script as YAML; empty when no script was found */
  readonly text: string;
  /** the same, parsed; null when no script was found */
  readonly script: Script | null;
  readonly cues: number;
  readonly days: number;
  /** rows of the script's tables that became cues */
  readonly rows: number;
  /** what was guessed, doubtful or left out, in the order of the file */
  readonly findings: readonly Finding[];
  /** what the words suggest beyond the rows, to be accepted one by one */
  readonly proposals: readonly Proposal[];
  /** what each row was taken to do, and why; empty for a file that Kuaishan wrote */
  readonly classified: readonly ClassifiedRow[];
  /** what was carried over as notes */
  readonly notes: string;
  readonly mapping: readonly TableMapping[];
}
