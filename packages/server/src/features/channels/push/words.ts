import type { Locale } from '@kuaishan/script';

/** What a push says; nothing of what is to be posted, and of no member: it may lie on a locked screen for others to read. */
export interface PushFacts {
  /** prompts that wait for the person */
  readonly waiting: number;
  /** claimed posts the person is asked to look after */
  readonly unopened: number;
  /** wall clock of the earliest end, `20:30` */
  readonly until: string | null;
}

/** The words of a push, in the language its browser speaks. */
export function pushWords({ waiting, unopened, until }: PushFacts, locale: Locale): string {
  const parts =
    locale === 'en'
      ? [
          ...(waiting > 0 ? [`${waiting} to post${until === null ? '' : `, the first by ${until}`}`] : []),
          ...(unopened > 0 ? [`${unopened} to look after`] : []),
        ]
      : [
          ...(waiting > 0 ? [`${waiting} 条等你发${until === null ? '' : `，最早 ${until} 截止`}`] : []),
          ...(unopened > 0 ? [`${unopened} 条请你看一眼`] : []),
        ];
  return parts.join(locale === 'en' ? '; ' : '；');
}
