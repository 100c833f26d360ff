import type { Locale } from '../../script.ts';
import type { Declaration, DeclarationProposal } from './proposal.ts';

type Words = Readonly<Record<Locale, string>>;

/** What a proposal is made of: what it would declare, and the words for it. */
export interface Found {
  readonly kind: DeclarationProposal['kind'];
  readonly cell: string;
  readonly declares: Declaration;
  readonly words: Words;
}
