export { type ChangedLine, changedLines } from './changed-lines.ts';
export { fixEdits } from './fix-edits.ts';
export { type FixedScript, fixScript } from './fix-script.ts';
export { moveCues } from './move-cues.ts';
export { applyEdits, type TextEdit } from './text-edit.ts';
