/** facts/media: the pictures and documents that cues attach. Owns `media`. */
export { findMediaByName, getMedia, listMedia, mediaNames } from './media-queries.ts';
export { registerMediaRoutes } from './routes.ts';
export { type Media, mediaMaxBytes, saveMedia } from './save-media.ts';
