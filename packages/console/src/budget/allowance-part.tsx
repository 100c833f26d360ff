import type { AllowanceUse, ByHandReason } from '@kuaishan/script';
import { useTranslation } from 'react-i18next';
import type { BudgetAnswer } from './budget-question.ts';

/** The mass messages used a day, what is proposed to be one, and what people post. */
export function AllowancePart({ use, titles }: { use: AllowanceUse; titles: BudgetAnswer['titles'] }) {
  const { t } = useTranslation('budget');
  const named = (cues: readonly string[]) => cues.map((cue) => titles[cue] ?? cue).join(t('names'));
  const beyond = use.byHand.filter(({ reason }) => reason === 'beyond').length;
  const reasons = Map.groupBy(use.byHand, ({ reason }) => reason);
  return (
    <section>
      <p>
        {t('use', { wanted: use.wanted, most: use.mostInWindow, days: use.windowDays, amount: use.amount })}{' '}
        <strong>{beyond === 0 ? t('fits') : t('beyond', { count: beyond })}</strong>
      </p>
      <DayBars use={use} />
      {use.mass.length === 0 ? null : (
        <p>
          <strong>{t('mass', { count: use.mass.length })}</strong> <span className="quiet">{named(use.mass)}</span>
        </p>
      )}
      {use.byHand.length === 0 ? null : (
        <>
          <p>
            <strong>{t('prompted', { count: use.byHand.length })}</strong>
          </p>
          <ul className="budget-reasons">
            {[...reasons].map(([reason, cues]: readonly [ByHandReason, AllowanceUse['byHand']]) => (
              <li key={reason}>
                {t(`reason.${reason}`)} <span className="quiet">{named(cues.map(({ cue }) => cue))}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** A bar a day: mass messages filled, posts by hand outlined; the numbers beside it say the same. */
function DayBars({ use }: { use: AllowanceUse }) {
  const { t } = useTranslation('budget');
  const most = Math.max(...use.days.map(({ mass, byHand }) => mass + byHand));
  return (
    <ol className="budget-days">
      {use.days.map(({ day, mass, byHand }) => (
        <li key={day}>
          <span className="budget-day">{t('day', { day })}</span>
          <span className="budget-bar" aria-hidden="true">
            <span className="budget-mass" style={{ width: `${(100 * mass) / most}%` }} />
            <span className="budget-hand" style={{ width: `${(100 * byHand) / most}%` }} />
          </span>
          <span className="quiet small">{t('dayCounts', { mass, byHand })}</span>
        </li>
      ))}
    </ol>
  );
}
