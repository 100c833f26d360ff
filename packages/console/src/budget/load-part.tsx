import { type CampaignLoad, minuteWords, type PersonLoad, POSTS_PER_PERSON_PER_MINUTE } from '@kuaishan/script/screens';
import { useTranslation } from 'react-i18next';
import { StateMark } from '../ui/state-mark.tsx';
import type { BudgetAnswer } from './budget-question.ts';

interface LoadPartProps {
  readonly load: CampaignLoad;
  readonly titles: BudgetAnswer['titles'];
  /** the name of a person of the staffing */
  readonly nameOf: (person: string) => string;
}

/** Who has how much in their fullest minute, and who cannot do it. */
export function LoadPart({ load, titles, nameOf }: LoadPartProps) {
  const { t } = useTranslation('budget');
  return (
    <section>
      <h3>{t('load')}</h3>
      <p className="quiet small">{t('loadHow', { count: POSTS_PER_PERSON_PER_MINUTE })}</p>
      <table className="print-table budget-load">
        <thead>
          <tr>
            <th scope="col">{t('person')}</th>
            <th scope="col">{t('busiest')}</th>
            <th scope="col">
              <span className="unseen">{t('late', { count: 0, late: 0 })}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {load.people.map((person) => (
            <tr key={person.person}>
              <th scope="row">{nameOf(person.person)}</th>
              <td>
                <Busiest person={person} titles={titles} />
              </td>
              <td>
                <Outcome person={person} titles={titles} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Busiest({ person: { busiest }, titles }: { person: PersonLoad; titles: BudgetAnswer['titles'] }) {
  const { t } = useTranslation('budget');
  const locale = useLocale();
  if (busiest === null) return <span className="quiet">{t('nothing')}</span>;
  const cues = busiest.cues.map((cue) => titles[cue] ?? cue).join(t('names'));
  return (
    <>
      {minuteWords(busiest.minute, locale)} · {t('posts', { count: busiest.posts })} <span className="quiet">{cues}</span>
    </>
  );
}

function Outcome({ person, titles }: { person: PersonLoad; titles: BudgetAnswer['titles'] }) {
  const { t } = useTranslation('budget');
  const locale = useLocale();
  const { overloads } = person;
  const lists = person.lists.filter(({ unwritten }) => unwritten > 0);
  if (overloads.length === 0 && lists.length === 0) return person.posts === 0 ? null : <StateMark sign="done" words={t('easy')} />;
  return (
    <>
      {overloads.length === 0 ? null : (
        <StateMark sign="late" words={t('late', { count: overloads.length, late: Math.max(...overloads.map((one) => one.lateMinutes)) })} />
      )}
      {lists.map((list) => (
        <p key={`${list.cue} ${list.from}`} className="state-late">
          {t('unwritten', {
            title: titles[list.cue] ?? list.cue,
            until: minuteWords(list.until, locale),
            messages: list.messages,
            count: list.unwritten,
          })}
        </p>
      ))}
    </>
  );
}

function useLocale(): 'zh-CN' | 'en' {
  const { i18n } = useTranslation();
  return i18n.language === 'zh-CN' ? 'zh-CN' : 'en';
}
