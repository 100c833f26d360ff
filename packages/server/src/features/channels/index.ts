/**
 * features/channels: how what a cue says leaves. Owns `delivery`, `push_key` and `push_subscription`; reads the names of `flash_group`, `member` and `staff`, the text of
 * `message`, whether a `room` is closed or a `performance` paused, and who is in a `casting`, by join.
 */
export { checkPrompt } from './check-prompt.ts';
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
export { linkCode } from './domain/own-link.ts';
export { escalatePrompts } from './escalate-prompts.ts';
export { linkRoutes } from './link-routes.ts';
export { openLink } from './open-link.ts';
export { listPrompts, listSettledPrompts, listUnopenedPrompts, type Prompt, type PromptState } from './prompt-queries.ts';
export { promptTask } from './prompter.ts';
export { pushRoutes } from './push/routes.ts';
export { startTelling } from './push/start-telling.ts';
export { tellBrowsers } from './push/tell-browsers.ts';
export { type ReassignPromptsOptions, reassignPrompts } from './reassign-prompts.ts';
export { type LockedDelivery, lockCuePrompts, markOutdated, recallPrompts, renameCuePrompts } from './recall-prompts.ts';
export {
  countUnpostedPrompts,
  expirePrompts,
  lockOutdatedPrompts,
  type OutdatedPrompt,
  reissuePrompts,
  repeatPrompts,
  withdrawPrompts,
} from './take-back-prompts.ts';
