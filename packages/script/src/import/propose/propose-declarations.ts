import { scriptKeys } from '../../parse/parse-script.ts';
import type { Script } from '../../script.ts';
import type { NoteFact } from './note-facts.ts';
import type { DeclarationProposal } from './proposal.ts';
import { lessonsOf, liveOf, offerOf } from './propose-from-rows.ts';
import { personOf } from './propose-people.ts';
import { productOf } from './propose-products.ts';
import { coinsOf, couponOf, prizesOf } from './propose-rewards.ts';

/**
 * What free text and rows say of products, coupons, coins, prizes, lessons, the live class, the offer and people, as declarations a person accepts one by one. Only
 * what is written is proposed: no amount, number or date is made up.
 */
export function proposeDeclarations(o: { readonly facts: readonly NoteFact[]; readonly script: Script }): readonly DeclarationProposal[] {
  const products = o.facts.flatMap(productOf);
  const found = [
    ...products.map(({ found: one }) => one),
    ...o.facts.flatMap((fact) =>
      couponOf(
        fact,
        products.some(({ kind }) => kind === 'main'),
      ),
    ),
    ...o.facts.flatMap(coinsOf),
    ...o.facts.flatMap(prizesOf),
    ...lessonsOf(o.script),
    ...liveOf(o.script),
    ...offerOf(o.script, products.find(({ kind }) => kind === 'main') ?? null),
    ...o.facts.flatMap((fact) => personOf(fact, o.script)),
  ].filter(({ declares }) => (scriptKeys as readonly string[]).includes(declares.path[0] ?? ''));
  const values = new Map<string, string>();
  return found.flatMap(({ kind, cell, declares, words }) => {
    const id = typeof declares.value['id'] === 'string' ? declares.value['id'] : declares.path.join('.');
    const same = JSON.stringify(declares.value);
    let unique = id;
    for (let number = 2; values.has(`${kind}:${unique}`); number += 1) {
      if (values.get(`${kind}:${unique}`) === same) return [];
      unique = `${id}-${number}`;
    }
    values.set(`${kind}:${unique}`, same);
    const value = declares.value['id'] === undefined ? declares.value : { ...declares.value, id: unique };
    return [
      {
        id: `${kind}:${unique}`,
        kind,
        cell,
        words: { 'zh-CN': `${cell} ${words['zh-CN']}`, en: `${cell} ${words.en}` },
        declares: { ...declares, value },
      },
    ];
  });
}
