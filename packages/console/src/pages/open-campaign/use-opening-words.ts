import { useTranslation } from 'react-i18next';
import { dateOf } from '../../time/room-time.ts';
import type { Opening } from './opening.ts';

/** The opening as people say it: date with its weekday, time, the zone's city; null while it is not filled in. */
export function useOpeningWords(opening: Pick<Opening, 'date' | 'time' | 'zone'>): { date: string; time: string; zone: string } | null {
  const { i18n } = useTranslation();
  // noon UTC of that calendar day, written in UTC: the weekday does not depend on any zone
  const noon = new Date(`${opening.date}T12:00:00Z`);
  if (Number.isNaN(noon.getTime()) || opening.time === '') return null;
  return { date: dateOf(noon, { zone: 'UTC', locale: i18n.language }), time: opening.time, zone: opening.zone };
}
