import { useTranslation } from 'react-i18next';
import { useVocabulary } from '../../../i18n/vocabulary.ts';
import { Sign } from '../../../ui/sign.tsx';
import { PromptView } from './prompt-view.tsx';
import { SaidBubble } from './said-bubble.tsx';
import type { Preview } from './use-preview.ts';
import { clockOf } from './use-script-time.ts';

type Platform = NonNullable<Preview>['platforms'][number];

interface PlatformViewProps {
  readonly preview: NonNullable<Preview>;
  readonly platform: Platform;
  readonly text: string;
}

/** One platform: how the cue gets there, what the prompter shows to whom, what members then see, and what the platform limits. */
export function PlatformView({ preview, platform, text }: PlatformViewProps) {
  const { t } = useTranslation('preview');
  const word = useVocabulary();
  const role = word('roles', preview.role);
  const { by, notMass } = platform;
  const byPerson = by !== 'itself';
  return (
    <>
      <p>
        {byPerson ? (
          <span className="state-hand">
            <Sign name="hand" />{' '}
          </span>
        ) : null}
        {t(`by.${preview.task && by === 'rooms' ? 'task' : by}`)}{' '}
        {notMass === null ? null : <span className="quiet">{t(`notMass.${notMass}`)}</span>}
      </p>
      {byPerson ? (
        <section>
          <h3>{t('staff', { role })}</h3>
          <PromptView preview={preview} text={text} toMembers={by === 'members'} />
        </section>
      ) : null}
      <section>
        <h3>{preview.reachesMembers && preview.task ? t('taskStaff', { role }) : t('seen')}</h3>
        {preview.reachesMembers ? (
          <SaidBubble
            preview={preview}
            text={text}
            badge={platform.profile === 'webRoom'}
            clock={preview.minute === null ? null : clockOf(preview.minute)}
          />
        ) : (
          <p className="quiet">{t('notSeen', { role })}</p>
        )}
      </section>
      {platform.limited ? <Limits platform={platform} /> : null}
    </>
  );
}

function Limits({ platform }: { platform: Platform }) {
  const { t } = useTranslation('preview');
  const { length, limit, files, fileLimit } = platform;
  const over = [...(length > limit.amount ? [t('tooLong')] : []), ...(files > fileLimit ? [t('tooManyFiles')] : [])];
  return (
    <p className="small">
      <span className="quiet">
        {t('length', { length, amount: limit.amount, unit: t(`unit.${limit.unit}`) })} · {t('files', { files, limit: fileLimit })}
      </span>
      {over.map((words) => (
        <span key={words} className="state-failed">
          {' '}
          <Sign name="failed" /> {words}
        </span>
      ))}
    </p>
  );
}
