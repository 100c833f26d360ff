import { UsageError } from './command.ts';

/**
 * The whole number an option was given.
 * @throws UsageError when it is none, or outside `from`–`to`
 */
export function wholeNumber(name: string, given: string, { from, to }: { from: number; to: number }): number {
  const number = Number(given);
  if (/^\d+$/.test(given) && number >= from && number <= to) return number;
  throw new UsageError({
    'zh-CN': `--${name} 应是 ${from} 到 ${to} 之间的整数，而不是“${given}”`,
    en: `--${name} is a whole number from ${from} to ${to}, not “${given}”`,
  });
}
