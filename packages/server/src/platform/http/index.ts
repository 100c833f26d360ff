export { type Access, type Authenticator, actorOf, memberOf, staffOf } from './access.ts';
export type { App, RegisterRoutes } from './app.ts';
export { type AppOptions, createApp } from './create-app.ts';
export { idempotencyKeyOf } from './idempotency-key.ts';
export { type Limiter, limiter } from './limiter.ts';
export { isOriginOf } from './origin-check.ts';
export { readUpload, type Upload } from './read-upload.ts';
export { localeOf } from './request-locale.ts';
export { pageContentPolicy } from './security-headers.ts';
