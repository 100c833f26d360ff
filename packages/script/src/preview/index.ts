export type { PreviewValue } from './example-values.ts';
export type { PlatformPreview } from './platform-previews.ts';
export { type CuePreview, type PreviewedText, previewCue } from './preview-cue.ts';
