export { type AudienceMember, audiencePredicate } from './audience-predicate.ts';
export { type AudienceSqlOptions, audienceToSql } from './audience-to-sql.ts';
export { type AudienceExplanation, audienceWords, explainAudience } from './explain-audience.ts';
export { type ParsedAudience, parseAudience } from './parse-audience.ts';
export { writeAudience } from './write-audience.ts';
