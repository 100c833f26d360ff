import type { ActionName, Cue, Locale } from '../../script.ts';

interface Proposed {
  readonly id: string;
  /** `sheet!cell` it came from */
  readonly cell: string;
  /** what it proposes and why, in a sentence */
  readonly words: Readonly<Record<Locale, string>>;
}

/** A cue that a row's words suggest beyond the row itself. */
export interface CueProposal extends Proposed {
  readonly kind: 'close-room';
  /** the cue to add */
  readonly cue: Cue;
}

/** What is to be written into the script's head: an item added to a list, or keys to a map. */
export interface Declaration {
  /** `['products']`, `['coins', 'prizes']` */
  readonly path: readonly string[];
  /** as it stands in a script file */
  readonly value: Readonly<Record<string, unknown>>;
}

/** Something free text speaks of that a script can declare. */
export interface DeclarationProposal extends Proposed {
  readonly kind: 'product' | 'coupon' | 'coins' | 'prize' | 'lesson' | 'live' | 'offer' | 'person';
  readonly declares: Declaration;
}

/** A file the script names that the library has under a name nearly the same. */
export interface AttachmentProposal extends Proposed {
  readonly kind: 'attachment';
  readonly renames: { readonly from: string; readonly to: string };
}

/** What a row does, as a person has chosen it: not suggested by the importer, accepted like what is. */
export interface ActionProposal extends Proposed {
  readonly kind: 'action';
  readonly cues: readonly string[];
  readonly action: ActionName;
}

/** Something suggested; nothing happens until a person accepts it. */
export type Proposal = CueProposal | DeclarationProposal | AttachmentProposal | ActionProposal;
