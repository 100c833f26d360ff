import { isTask } from '@kuaishan/script/vocabulary';
import { useTranslation } from 'react-i18next';
import type { CueRun } from '../../../api/types.ts';
import { type RoomTime, timeOf } from '../../../time/room-time.ts';
import { Sign } from '../../../ui/sign.tsx';
import { Attachments } from './attachments.tsx';

/** What a person has been prompted to post and has not posted yet: prepared, not said. */
export function PreparedLine({ run, room }: { run: CueRun; room: RoomTime }) {
  const { t } = useTranslation('room');
  const name = run.prompt?.staffName ?? '';
  return (
    <li className="speech speech-prepared">
      <span className="quiet">{run.dueAt === null ? '' : timeOf(run.dueAt, room.zone)}</span>
      <div className="speech-body">
        <p className="prepared-note">
          <Sign name="hand" />
          {isTask(run.action) ? t('talk.preparedTask', { name }) : t('talk.prepared', { name })}
          {run.validUntil === null ? null : (
            <span className="quiet">{t('talk.validUntil', { time: timeOf(run.validUntil, room.zone) })}</span>
          )}
        </p>
        <p className="said">{run.text}</p>
        <Attachments of={run.attachments} />
      </div>
    </li>
  );
}
