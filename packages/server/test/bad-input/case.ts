import type { Locale } from '@kuaishan/script';

/** What a person (or a program) got for one piece of bad input. */
export interface Answer {
  /** first line of what was said, in the chosen language */
  readonly message: string;
  /** where it points to: `camp.yaml:3:1`, `sop.xlsx:SOP!B2`, `body.name`; null = it named no place */
  readonly place: string | null;
  /** `exit 1`, or `stays up, answers 422` */
  readonly state: string;
  readonly seconds: number;
  /** what is wrong with the answer; empty when it is as it should be */
  readonly faults: readonly string[];
}

/** One piece of bad input, and what it was answered with. */
export interface Row extends Answer {
  readonly family: string;
  readonly name: string;
}

/** Something only a fault of ours shows: a stack, our sources' paths, SQL, a secret. */
const leaks: readonly (readonly [what: string, shape: RegExp])[] = [
  ['a stack trace', /^\s+at .+[:(]\d+:\d+\)?$/m],
  ['a path of the program', /packages[\\/](?:server|script)[\\/]src|node_modules[\\/]/],
  ['SQL', /\b(?:insert into|select [\w.*, ]+ from|update \w+ set|violates [\w-]+ constraint|invalid input syntax)\b/i],
  ['a password', /postgres(?:ql)?:\/\/[\w-]+:(?!password@)[!-~]+@/],
];

/** What must not be in anything that is said, and is. */
export function leaksIn(said: string): readonly string[] {
  return leaks.flatMap(([what, shape]) => (shape.test(said) ? [`shows ${what}`] : []));
}

/** Whether a message is in the language that was asked for: names and quotations aside. */
export function languageFaults(message: string, locale: Locale): readonly string[] {
  const own = message.replace(/^kuaishan \w+: |“[^”]*”|"[^"]*"|--\w+|（openssl [^）]*）|create database \S+/gu, ' ');
  const chinese = /\p{Script=Han}/u.test(own);
  if (locale === 'en') return chinese ? ['speaks Chinese in English'] : [];
  // a sentence, not a name or an example such as “host, assistant”
  const english = /[a-z]{2,}(?:[ ,:]+[a-z'’-]{2,}){2,}/i.test(own);
  return [...(chinese ? [] : ['says nothing in Chinese']), ...(english ? ['speaks English in Chinese'] : [])];
}

/** Whether the place that was named is the one that was meant; `*` stands for anything: a column, the name of a pasted sheet. */
export function isPlace(named: string | null, meant: string | null): boolean {
  if (named === null || meant === null) return named === meant;
  return new RegExp(`^${meant.split('*').map(RegExp.escape).join('.*')}$`).test(named);
}
