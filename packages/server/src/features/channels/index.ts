/**
 * features/channels: how what a cue says leaves. Owns `delivery`; reads the names of `flash_group`, `member` and `staff`, the text of
 * `message`, and whether a `room` is closed or a `performance` paused, by join.
 */
export { claimPrompt, unclaimPrompt } from './claim-prompt.ts';
export type {
  ChangedPrompt,
  Connector,
  CueLines,
  CueVoice,
  PromptChoice,
  ReassignedPrompt,
  ReassignReason,
  WithdrawalReason,
} from './connector.ts';
export { connectors } from './connectors.ts';
export { listPrompts, listSettledPrompts, type Prompt, type PromptState } from './prompt-queries.ts';
export { promptTask } from './prompter.ts';
export { type ReassignPromptsOptions, reassignPrompts } from './reassign-prompts.ts';
export { countUnpostedPrompts, expirePrompts, reissuePrompts, repeatPrompts, withdrawPrompts } from './take-back-prompts.ts';
