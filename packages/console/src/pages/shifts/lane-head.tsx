import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OnDuty } from '../../api/types.ts';
import { useVocabulary } from '../../i18n/vocabulary.ts';
import { useMe } from '../../shell/use-me.ts';
import { Initials } from '../../ui/initials.tsx';
import type { HandingOver } from './hand-over-panel.tsx';

/** Whose lane it is, where they are on duty, and the one button that hands it over or takes it over. */
export function LaneHead({ person, onHandOver }: { person: OnDuty; onHandOver: (handing: HandingOver) => void }) {
  const { t, i18n } = useTranslation('shifts');
  const word = useVocabulary();
  const me = useMe();
  const comma = i18n.language === 'zh-CN' ? '、' : ', ';
  const mine = person.staffId === me.staffId;
  const standIn = person.deputies.some((deputy) => deputy.staffId === me.staffId);
  const may = mine || standIn || me.permission !== 'assistant';
  return (
    <div className="lane-head">
      <span className="lane-who">
        <Initials name={person.displayName} />
        <span className="lane-name one-line">{person.displayName}</span>
      </span>
      <span className="lane-facts">
        {person.rooms.length === 0
          ? t('noRooms')
          : `${t('laneRooms', { count: person.rooms.length })} · ${person.roles.map((role) => word('roles', role)).join(comma)}`}
      </span>
      {person.rooms.length === 0 ? null : (
        <span className="lane-facts">
          {person.deputies.length === 0
            ? t('noDeputy')
            : t('deputies', { names: person.deputies.map((one) => one.displayName).join(comma) })}
        </span>
      )}
      <span className="lane-facts">
        {t(person.waiting === 0 ? 'today' : 'todayAndNow', { count: person.today + person.waiting, waiting: person.waiting })}
      </span>
      {person.rooms.length > 0 && may ? (
        <Button
          size="small"
          type={mine ? 'primary' : 'default'}
          onClick={() => onHandOver({ from: person, toStaffId: mine ? null : me.staffId, groupIds: null })}
        >
          {mine ? t('handOver') : t('takeOver')}
          <span className="unseen"> {person.displayName}</span>
        </Button>
      ) : null}
    </div>
  );
}
