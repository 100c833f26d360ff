import { writeAudience } from '../audience/write-audience.ts';
import type { Rule, RuleEffect } from '../script.ts';

/** A rule as `parseRule` reads it back. */
export function writeRule({ event, audience, effects }: Pick<Rule, 'event' | 'audience' | 'effects'>): string {
  const where = audience ? ` where ${writeAudience(audience)}` : '';
  return `when ${event}${where} then ${effects.map(writeEffect).join(', ')}`;
}

function writeEffect(effect: RuleEffect): string {
  switch (effect.kind) {
    case 'giveCoins':
      return `give ${effect.amount} coins`;
    case 'giveCoupon':
      return `give coupon ${effect.coupon}`;
    case 'perform':
      return `perform ${effect.cue}`;
  }
}
