export { commentsIn } from './comments-in.ts';
export { newFindings } from './new-findings.ts';
export { MOST_DAYS, programmeDays, stretchScript } from './stretch-script.ts';
export type { Stretched, StretchNote, StretchNoteKind } from './stretched.ts';
