import { spoken } from '../finding.ts';
import type { ClassifiedRow, Proposal, TableMapping } from '../import/index.ts';
import { kindOfFinding, type RuleKind } from '../lint/index.ts';
import type { ActionName, Finding, Locale, PlaceName, QuickFix, RoleName, Severity, StageName } from '../script.ts';
import type { MissingVariable } from '../text/index.ts';

/** What a check answers, in the caller's language: the script it understood, and everything there is to say about it. */
export interface CheckedScript {
  /** no errors: it can be saved */
  readonly ok: boolean;
  /** the script as YAML; what was typed, when it came as YAML */
  readonly text: string;
  readonly title: string | null;
  /** rows of the table that mean something; null when it came as text */
  readonly rows: number | null;
  readonly days: number;
  readonly cues: readonly CheckedCue[];
  readonly findings: readonly SpokenFinding[];
  readonly proposals: readonly SpokenProposal[];
  readonly missing: readonly {
    readonly name: string;
    readonly kind: string;
    readonly cues: readonly string[];
    readonly hint: string | null;
  }[];
  readonly notes: string | null;
  /** what each row was taken to do, and why; empty for what came as text */
  readonly table: readonly SpokenRow[];
  /** how the columns of its tables were understood; empty for what came as text */
  readonly columns: readonly TableMapping[];
}

/** A row of the classification table. */
export interface SpokenRow extends Omit<ClassifiedRow, 'because'> {
  readonly because: string;
}

export interface CheckedCue {
  readonly cue: string;
  readonly title: string;
  /** where the script alone tells it; what waits for another cue has its earliest */
  readonly day: number | null;
  /** `19:30`, or the script's own words where it alone tells no time ("2h after join") */
  readonly at: string | null;
  /** the script's own words where it hangs on something ("30m after d1-welcome"); null at a clock time */
  readonly hangs: string | null;
  readonly stage: StageName;
  readonly role: RoleName;
  readonly where: PlaceName;
  readonly action: ActionName;
  readonly text: string;
  readonly attachments: readonly string[];
  /** `sheet!cell` it was imported from */
  readonly origin: string | null;
}

export interface SpokenFinding {
  readonly rule: string;
  readonly kind: RuleKind;
  readonly severity: Severity;
  readonly why: string;
  readonly todo: string;
  /** the reason the script gives for breaking the rule; null where it gives none */
  readonly silenced: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly cell: string | null;
  readonly cue: string | null;
  /** the change that mends it; only where the check is asked for it, beside an editor */
  readonly fix?: QuickFix;
}

export interface SpokenProposal {
  readonly id: string;
  readonly kind: string;
  readonly cell: string | null;
  readonly words: string;
  /** what it would change, for the program alone; sent back as it came to accept it */
  readonly change: string;
}

export function speakFinding(finding: Finding, locale: Locale): SpokenFinding {
  const { rule, severity, cell, cue, at, silenced = null } = finding;
  const place = { line: at?.line ?? null, column: at?.column ?? null, cell, cue };
  return {
    rule,
    kind: kindOfFinding(finding),
    severity,
    ...spoken(finding, locale),
    silenced,
    ...place,
    ...(finding.fix && silenced === null ? { fix: finding.fix } : {}),
  };
}

export function speakRow(row: ClassifiedRow, locale: Locale): SpokenRow {
  return { ...row, because: row.because[locale] };
}

export function speakMissing(missing: MissingVariable, locale: Locale): CheckedScript['missing'][number] {
  return { name: missing.name, kind: missing.kind, cues: missing.cues, hint: missing.hint?.[locale] ?? null };
}

export function speakProposal(proposal: Proposal, locale: Locale): SpokenProposal {
  return {
    id: proposal.id,
    kind: proposal.kind,
    cell: proposal.cell,
    words: proposal.words[locale],
    change: JSON.stringify(proposal),
  };
}
