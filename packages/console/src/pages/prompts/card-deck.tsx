import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cardsOf, placeOf } from './cards.ts';
import type { PromptBlock } from './group-prompts.ts';
import { OneCard } from './one-card.tsx';
import type { Copied } from './use-copied.ts';
import { useSwipe } from './use-swipe.ts';

interface CardDeckProps {
  readonly blocks: readonly PromptBlock[];
  readonly copied: Copied;
  readonly onList: () => void;
}

/** On a phone: one thing to post at a time, the next one first; a swipe or two buttons lead to the others. */
export function CardDeck({ blocks, copied, onList }: CardDeckProps) {
  const { t } = useTranslation('prompts');
  const cards = useMemo(() => cardsOf(blocks), [blocks]);
  const [at, setAt] = useState<{ readonly key: string | null; readonly index: number }>({ key: null, index: 0 });
  const index = placeOf(cards, at);
  const card = cards[index];
  const move = (by: 1 | -1) => {
    const next = cards[index + by];
    if (next) setAt({ key: next.key, index: index + by });
  };
  const swipe = useSwipe(move);
  if (!card) return null;
  return (
    <section className="deck" aria-label={t('cards.label')} {...swipe}>
      <div className="deck-way">
        <button type="button" className="deck-step" disabled={index === 0} aria-label={t('cards.previous')} onClick={() => move(-1)}>
          ‹
        </button>
        <span aria-live="polite">{t('cards.place', { at: index + 1, of: cards.length })}</span>
        <button
          type="button"
          className="deck-step"
          disabled={index === cards.length - 1}
          aria-label={t('cards.next')}
          onClick={() => move(1)}
        >
          ›
        </button>
        <button type="button" className="text-button deck-list" onClick={onList}>
          {t('cards.list')}
        </button>
      </div>
      <OneCard key={card.key} card={card} copied={copied} onTouched={() => setAt({ key: card.key, index })} />
    </section>
  );
}
