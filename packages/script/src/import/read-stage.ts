import type { StageName } from '../script.ts';
import { findByWord, findWithin } from '../vocabulary/index.ts';
import { readNumeral } from './numerals.ts';

export const stageOrder: readonly StageName[] = ['trust', 'conversion', 'followUp'];

/** Longer than any stage's name with an explanation. */
const LONGEST_STAGE = 60;

/** The stage a cell names: by its words (信任期, 第二阶段：转化), else by its number among the three (第一阶段, Stage 2). Null when it says neither. */
export function readStage(written: string): StageName | null {
  const text = written.trim();
  if (text.length > LONGEST_STAGE) return null;
  const named = findByWord('stages', text) ?? findWithin('stages', text)?.entry;
  if (named) return named.name;
  const number = /(?:第\s*)?([一二三1-3])\s*(?:阶段|期|步)|(?:阶段|stage|phase|step)\s*([一二三1-3])(?!\d)/iu.exec(text.normalize('NFKC'));
  return number ? (stageOrder[(readNumeral(number[1] ?? number[2] ?? '') ?? 0) - 1] ?? null) : null;
}

/** The stage a day usually belongs to: of five days the first two are trust, the third conversion, the rest follow-up. */
export function usualStage(day: number, days: number): StageName {
  const share = (day - 0.5) / Math.max(1, days);
  if (share < 0.4) return 'trust';
  return share < 0.65 ? 'conversion' : 'followUp';
}
