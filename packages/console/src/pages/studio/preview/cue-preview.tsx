import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useVocabulary } from '../../../i18n/vocabulary.ts';
import { ByHandNote } from '../../../ui/by-hand-note.tsx';
import { Sign } from '../../../ui/sign.tsx';
import { PlatformView } from './platform-view.tsx';
import type { Preview } from './use-preview.ts';
import { useScriptTime } from './use-script-time.ts';

/** A cue as it goes out: to whom, on each platform, in each of its phrasings. */
export function CuePreview({ preview, openingDate }: { preview: NonNullable<Preview>; openingDate: string }) {
  const { t } = useTranslation('preview');
  const word = useVocabulary();
  const time = useScriptTime();
  const [profile, setProfile] = useState<string>('webRoom');
  const [wanted, setWanted] = useState(0);
  const { texts, minute, until, place } = preview;
  const phrasing = wanted < texts.length ? wanted : 0;
  const said = texts[phrasing];
  const platform = preview.platforms.find((one) => one.profile === profile);
  return (
    <div className="preview">
      <p className="preview-title">
        <strong>{preview.title}</strong>
      </p>
      <p className="quiet">
        {minute === null ? t('noTime') : time.whole(minute)}
        {until === null ? '' : ` (${t('until', { time: time.from(minute, until) })})`} · {word('roles', preview.role)} ·{' '}
        {word('places', place)} · {word('actions', preview.action)}
      </p>
      <p>
        {t('audience')}: <strong>{preview.audience ?? t(place === 'room' ? 'everyoneRoom' : 'everyonePrivate')}</strong>
      </p>
      <ByHandNote action={preview.action} />
      <Segmented
        className="preview-platforms"
        value={profile}
        onChange={setProfile}
        aria-label={t('platforms')}
        options={preview.platforms.map((one) => ({ value: one.profile, label: word('profiles', one.profile) }))}
      />
      {texts.length > 1 ? (
        <p className="preview-phrasings">
          <Segmented
            size="small"
            value={phrasing}
            onChange={setWanted}
            aria-label={t('phrasing')}
            options={texts.map((_, index) => ({ value: index, label: t('phrasingNumber', { number: index + 1 }) }))}
          />{' '}
          <span className="quiet small">{t('phrasingHow')}</span>
        </p>
      ) : null}
      {said?.slip ? (
        <p className="state-failed">
          <Sign name="failed" /> {said.slip}
        </p>
      ) : null}
      {platform === undefined ? null : <PlatformView preview={preview} platform={platform} text={said?.text ?? ''} />}
      {preview.choices.length === 0 ? null : (
        <p>
          {t('choices')}: {preview.choices.join(' / ')}
        </p>
      )}
      {preview.values.length === 0 ? null : (
        <section>
          <h3>
            {t('values')} <span className="quiet small">{t('openingShown', { date: openingDate })}</span>
          </h3>
          <dl className="preview-values">
            {preview.values.map(({ name, shown, source }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  {shown}{' '}
                  <span className={source === 'perMember' || source === 'offerUnclear' ? 'state-late' : 'quiet'}>
                    {t(`value.${source}`)}
                  </span>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </div>
  );
}
