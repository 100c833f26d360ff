import type { CampaignLoad } from '@kuaishan/script';
import { minuteWords } from '@kuaishan/script/screens';
import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Staff } from '../../api/types.ts';
import type { BudgetAnswer } from '../../budget/budget-question.ts';
import { StaggerWords } from '../../budget/stagger-words.tsx';
import { Sign } from '../../ui/sign.tsx';
import type { Opening } from './opening.ts';
import '../../budget/words.ts';
import '../../budget/budget.css';

interface StaggerPartProps {
  readonly opening: Opening;
  readonly load: CampaignLoad;
  readonly titles: BudgetAnswer['titles'];
  readonly staff: readonly Staff[];
  readonly onChange: (change: Partial<Opening>) => void;
}

/** Who has too much in one minute, and the choice to have some groups come later. */
export function StaggerPart({ opening, load, titles, staff, onChange }: StaggerPartProps) {
  const { t, i18n } = useTranslation('open');
  const locale = i18n.language === 'zh-CN' ? 'zh-CN' : 'en';
  const { stagger } = load;
  if (stagger === null) return null;
  const nameOf = (staffId: string) => staff.find((one) => one.staffId === staffId)?.displayName ?? '';
  const worst = load.people
    .flatMap((person) => person.overloads.map((one) => ({ ...one, person: person.person })))
    .toSorted((a, b) => b.posts - a.posts || a.minute - b.minute)[0];
  return (
    <fieldset className="part opening-part">
      <legend>{t('stagger')}</legend>
      <div>
        {worst === undefined ? null : (
          <p className="state-late">
            <Sign name="late" />{' '}
            {t('tooMuch', {
              who: nameOf(worst.person),
              when: minuteWords(worst.minute, locale),
              title: titles[worst.cues[0] ?? ''] ?? '',
              count: worst.rooms,
              late: worst.lateMinutes,
            })}
          </p>
        )}
        <Checkbox checked={opening.stagger} onChange={(event) => onChange({ stagger: event.target.checked })}>
          {t('staggerDo', { count: stagger.longest })}
        </Checkbox>
        <div className="stagger-preview">
          <StaggerWords stagger={stagger} titles={titles} before={opening.webRooms} />
          <p className="quiet small">{t('staggerHow')}</p>
        </div>
      </div>
    </fieldset>
  );
}
