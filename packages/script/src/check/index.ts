export { type CheckOptions, checkedNothing, checkParsed, checkText, findingsOf } from './check-text.ts';
export {
  type CheckedCue,
  type CheckedScript,
  type SpokenFinding,
  type SpokenProposal,
  speakFinding,
  speakMissing,
} from './checked-script.ts';
