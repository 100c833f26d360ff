export { type MinuteOfWork, type Overload, overloads, POSTS_PER_PERSON_PER_MINUTE } from './work-ahead.ts';
