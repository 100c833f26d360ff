import { useTranslation } from 'react-i18next';
import type { Proposal } from '../../api/types.ts';

interface ProposalListProps {
  readonly proposals: readonly Proposal[];
  readonly busy: string | null;
  readonly onAccept: (proposal: Proposal) => void;
  readonly onDismiss: (proposal: Proposal) => void;
}

/** What a row's words suggest beyond the row: accepted with one press, written into the text. */
export function ProposalList({ proposals, busy, onAccept, onDismiss }: ProposalListProps) {
  const { t } = useTranslation('studio');
  if (proposals.length === 0) return null;
  return (
    <section className="aside-part proposals">
      <h2>{t('proposals')}</h2>
      <ul>
        {proposals.map((proposal) => (
          <li key={proposal.id}>
            <p>
              {proposal.words}{' '}
              {proposal.cell === null || proposal.words.includes(proposal.cell) ? null : (
                <span className="finding-place mono">{proposal.cell}</span>
              )}
            </p>
            <p className="proposal-acts">
              <button
                type="button"
                className="button button-small button-primary"
                disabled={busy === proposal.id}
                onClick={() => onAccept(proposal)}
              >
                {t('accept')}
              </button>
              <button type="button" className="button button-small" onClick={() => onDismiss(proposal)}>
                {t('dismiss')}
              </button>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
