import { useTranslation } from 'react-i18next';

/** Rows of empty paper as high as those that are being read, so that nothing jumps when they come. */
export function BlankRows({ rows, height }: { rows: number; height: number }) {
  const { t } = useTranslation('common');
  const keys = Array.from({ length: rows }, (_, row) => `row-${row}`);
  return (
    <div role="status" aria-label={t('loading')} className="blank">
      {keys.map((key) => (
        <div key={key} style={{ height }} />
      ))}
    </div>
  );
}
