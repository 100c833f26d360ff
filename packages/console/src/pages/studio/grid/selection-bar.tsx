import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Rework } from '../desk/use-rework.ts';
import { STEP_MINUTES } from './minutes-of-key.ts';
import type { Selection } from './use-selection.ts';

const MINUTES_OF_DAY = 24 * 60;

interface SelectionBarProps {
  readonly selection: Selection;
  readonly rework: Rework;
  readonly onCue: (cue: string) => void;
  readonly onPreview: () => void;
}

/** What can be done with the cues selected, without a mouse that drags and without keys to know. */
export function SelectionBar({ selection, rework, onCue, onPreview }: SelectionBarProps) {
  const { t } = useTranslation('studio');
  const { cues } = selection;
  const [first] = cues;
  if (first === undefined) return null;
  return (
    <div className="selection-bar">
      <strong role="status">{t('selected', { count: cues.length })}</strong>
      <Button onClick={() => rework.move(cues, -STEP_MINUTES)}>{t('earlier')}</Button>
      <Button onClick={() => rework.move(cues, STEP_MINUTES)}>{t('later')}</Button>
      <Button onClick={() => rework.move(cues, -MINUTES_OF_DAY)}>{t('dayBefore')}</Button>
      <Button onClick={() => rework.move(cues, MINUTES_OF_DAY)}>{t('dayAfter')}</Button>
      <Button onClick={() => rework.copy(cues, selection.only)}>{t('copyCues')}</Button>
      <Button danger onClick={() => rework.remove(cues)}>
        {t('removeCues')}
      </Button>
      {cues.length === 1 ? (
        <>
          <Button onClick={onPreview}>{t('previewCue')}</Button>
          <Button onClick={() => onCue(first)}>{t('toText')}</Button>
        </>
      ) : null}
      <Button type="text" onClick={() => selection.only([])}>
        {t('unselect')}
      </Button>
    </div>
  );
}
