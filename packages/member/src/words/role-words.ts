import type { Locale } from './locale.ts';

/**
 * The labels of the roles, put in by the build from the one vocabulary (`vite.config.ts`): the registry itself, with every synonym the
 * importer knows, would be most of this page.
 */
declare const __ROLE_LABELS__: Readonly<Record<string, Readonly<Record<Locale, string>>>>;

/** What a role's badge says; a role of a later version says its name. */
export function roleWord(role: string, locale: Locale): string {
  return __ROLE_LABELS__[role]?.[locale] ?? role;
}
