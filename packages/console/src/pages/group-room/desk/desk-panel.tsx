import type { CueRun, Group } from '../../../api/types.ts';
import { HoldPanel } from './hold-panel.tsx';
import { PausePanel } from './pause-panel.tsx';
import { ReleasePanel } from './release-panel.tsx';
import { SkipPanel } from './skip-panel.tsx';
import { SlipPanel } from './slip-panel.tsx';

export type PanelName = 'hold' | 'release' | 'skip' | 'slip' | 'pause';

interface DeskPanelProps {
  readonly name: PanelName;
  readonly group: Group;
  readonly run: CueRun | null;
  readonly runs: readonly CueRun[];
  /** the cue was given up: GO comes to the next one */
  readonly onSkipped: () => void;
  readonly onClose: () => void;
}

/** The panel of one act. */
export function DeskPanel({ name, group, run, runs, onSkipped, onClose }: DeskPanelProps) {
  if (name === 'pause') return <PausePanel group={group} runs={runs} onClose={onClose} />;
  if (name === 'slip') return <SlipPanel group={group} onClose={onClose} />;
  if (run === null) return null;
  if (name === 'hold') return <HoldPanel groupId={group.groupId} run={run} onClose={onClose} />;
  if (name === 'release') return <ReleasePanel group={group} run={run} onClose={onClose} />;
  return <SkipPanel group={group} run={run} onSkipped={onSkipped} onClose={onClose} />;
}
