/** facts/media: the pictures and documents that cues attach. Owns `media`. */
export { findMediaByName, getMedia, mediaNames } from './media-queries.ts';
export { registerMediaRoutes } from './routes.ts';
export { type Media, mediaMaxBytes } from './save-media.ts';
