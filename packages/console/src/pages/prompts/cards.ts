import type { PromptBlock } from './group-prompts.ts';

/** What a phone shows at a time: one thing to copy. A block whose places each have their own words becomes a card for each. */
export function cardsOf(blocks: readonly PromptBlock[]): readonly PromptBlock[] {
  return blocks.flatMap((block) =>
    block.sharedText !== null
      ? [block]
      : block.prompts.map((prompt) => ({
          key: `${block.key} ${prompt.deliveryId}`,
          first: prompt,
          prompts: [prompt],
          sharedText: prompt.text,
        })),
  );
}

/** Which card to show: the one the person was at; once it is done, the one that stands in its place. */
export function placeOf(cards: readonly PromptBlock[], at: { readonly key: string | null; readonly index: number }): number {
  const known = cards.findIndex((card) => card.key === at.key);
  return known >= 0 ? known : Math.max(0, Math.min(at.index, cards.length - 1));
}
