import type { Script } from './script.ts';

/** What a script declares beside its cues when it declares nothing. */
export const nothingDeclared: Pick<
  Script,
  | 'currency'
  | 'products'
  | 'lessons'
  | 'homework'
  | 'coupons'
  | 'coins'
  | 'live'
  | 'offers'
  | 'talkTracks'
  | 'settlement'
  | 'rules'
  | 'exceptions'
> = {
  // that of WeChat, where the script does not say otherwise
  currency: 'CNY',
  ...{
    products: [],
    lessons: [],
    homework: [],
    coupons: [],
    coins: null,
    live: [],
    offers: [],
    talkTracks: [],
    settlement: null,
    rules: [],
    exceptions: [],
  },
};
