export { type ActionTraits, isTask } from './actions.ts';
export type { AllowanceName, AllowanceTraits } from './allowances.ts';
export { type Capability, type ChannelTraits, capabilities, type TextLimit } from './channels.ts';
export type { Entry, Freshness, ModuleName, Registry, ValueType, Words } from './entry.ts';
export type { EventName } from './events.ts';
export type { FactName } from './facts.ts';
export type { FieldName } from './fields.ts';
export type { MilestoneName, MilestoneTraits, RecordedMilestone } from './milestones.ts';
export type { ElsewhereName } from './places.ts';
export { type ChannelProfileName, type PlatformLimit, type ProfileTraits, profileOfChannel } from './profiles.ts';
export { syntax } from './syntax.ts';
export type { AvailableVariable, VariableName, VariableTraits } from './variables.ts';
export {
  findByName,
  findByWord,
  findWithin,
  plain,
  type VocabularyEntry,
  type VocabularyKind,
  vocabulary,
  wordOf,
  wordsOf,
} from './vocabulary.ts';
