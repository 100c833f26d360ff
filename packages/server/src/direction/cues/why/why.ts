/** The answer to "why?": what was evaluated, with which values. */
export interface Why {
  /** the short answer */
  readonly sentences: readonly string[];
  /** everything that was looked at; `holds` null = a fact rather than a condition */
  readonly rows: readonly WhyRow[];
  readonly audience: AudienceTree | null;
}

export interface WhyRow {
  readonly label: string;
  readonly value: string;
  readonly holds: boolean | null;
}

export interface AudienceTree {
  readonly words: string;
  /** null: asked for a whole group, so it holds for some */
  readonly holds: boolean | null;
  readonly children: readonly AudienceTree[];
}
