import { useTranslation } from 'react-i18next';
import type { Message } from '../../../api/types.ts';
import { useVocabulary } from '../../../i18n/vocabulary.ts';
import { timeOf } from '../../../time/room-time.ts';
import { Attachments } from './attachments.tsx';
import { LinkedText } from './linked-text.tsx';

interface MessageLineProps {
  readonly message: Message;
  readonly zone: string;
  /** title of the cue that said it */
  readonly cueTitle: string | null;
  readonly inRoom: boolean;
  readonly onMember: (memberId: string) => void;
  readonly onAnswer: (memberId: string) => void;
}

/** One speech, as a play's text sets it: the time, who speaks, what they say. */
export function MessageLine({ message, zone, cueTitle, inRoom, onMember, onAnswer }: MessageLineProps) {
  const { t } = useTranslation('room');
  const word = useVocabulary();
  const { author } = message;
  const memberId = author.kind === 'member' ? author.id : null;
  return (
    <li className={`speech speech-${author.kind}`}>
      <time dateTime={message.saidAt}>{timeOf(message.saidAt, zone)}</time>
      <div className="speech-body">
        <p className="speaker">
          {memberId === null ? (
            <strong className="one-line">{author.name === '' ? t('talk.system') : author.name}</strong>
          ) : (
            <button type="button" className="speaker-name one-line" onClick={() => onMember(memberId)}>
              {author.name}
            </button>
          )}
          {author.role === null ? null : <span className="badge">{word('roles', author.role)}</span>}
          {cueTitle === null ? null : <span className="speech-cue one-line">{t('talk.fromCue', { title: cueTitle })}</span>}
          {memberId !== null && inRoom ? (
            <button type="button" className="speech-answer" onClick={() => onAnswer(memberId)}>
              {t('talk.answerPrivately')}
              <span className="unseen"> {author.name}</span>
            </button>
          ) : null}
        </p>
        <p className="said">
          <LinkedText text={message.text} />
        </p>
        <Attachments of={message.attachments} />
      </div>
    </li>
  );
}
