import type { SignName } from '../ui/sign.tsx';

/** The places one can go from everywhere, in the order of a working day. */
export const places = [
  { to: '/', word: 'nav.today' },
  { to: '/prompts', word: 'nav.prompts' },
  { to: '/shifts', word: 'nav.shifts' },
  { to: '/scripts', word: 'nav.scripts' },
  { to: '/orders', word: 'nav.orders' },
  { to: '/staff', word: 'nav.staff' },
  { to: '/audit', word: 'nav.audit' },
] as const satisfies readonly { to: string; word: string; sign?: SignName }[];
