export { memberOfRequest, memberOfToken } from './member-token.ts';
