import type { Cue, Locale, Script } from '@kuaishan/script';
import type { Tx } from '../../../platform/db/index.ts';
import type { Random } from '../../../platform/random/index.ts';
import type { StagedGroup } from '../staged-groups.ts';

/** One cue run with the group it belongs to. */
export interface StagedRun {
  readonly cueRunId: number;
  readonly groupId: string;
  readonly scriptVersionId: string;
  readonly cueId: string;
  /** whose run it is; null = the group's */
  readonly memberId: string | null;
  readonly dueAt: Date;
  readonly validUntil: Date;
  readonly group: StagedGroup;
}

/** One cue of one script version, due in many groups at once. */
export interface Scene {
  readonly workspaceId: string;
  /** domain time */
  readonly now: Date;
  /** the workspace's language, for the few words the product says itself */
  readonly locale: Locale;
  readonly publicUrl: string;
  readonly script: Script;
  readonly cue: Cue;
  readonly runs: readonly StagedRun[];
  readonly random: Random;
}

/** What became of a run. */
export interface Outcome {
  readonly run: StagedRun;
  readonly state: 'performed' | 'skipped' | 'expired' | 'failed';
  /** see `domain/reasons.ts` */
  readonly reason: string | null;
  /** members it reached: those in the room, or those written to; null where it is not for members */
  readonly recipients: number | null;
  /** the values its text was filled with, for "why?" */
  readonly values?: Readonly<Record<string, string | number>>;
  /** the group's room closed with it */
  readonly closedRoom?: boolean;
}

/**
 * Performs one action in many groups, set-based, and says what became of each run. What it throws rolls back the whole batch, which is then
 * tried in halves, so that only the group it fails in is marked failed.
 */
export type CuePerformer = (tx: Tx, scene: Scene) => Promise<readonly Outcome[]>;

/** Stands in for an action's usual performer; for tests that break one. */
export type StandIn = (scene: Scene, usual: CuePerformer) => CuePerformer;
