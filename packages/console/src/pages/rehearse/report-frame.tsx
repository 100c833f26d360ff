import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reportAddress } from '../../api/rehearsals.ts';

/** Until the report has said how tall it is. */
const FIRST_HEIGHT = 900;

/** The report as the page it is, as tall as it is: one scroll, not two. Its own content policy lets nothing in it run. */
export function ReportFrame({ rehearsalId }: { rehearsalId: string }) {
  const { t } = useTranslation('rehearse');
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(FIRST_HEIGHT);
  const address = reportAddress(rehearsalId);
  const fit = () => {
    const page = frame.current?.contentDocument;
    if (!page) return;
    const measure = () => setHeight(page.body.getBoundingClientRect().height + 40);
    measure();
    // another language, an opened list, a turned phone
    new ResizeObserver(measure).observe(page.body);
  };
  return (
    <section className="part rehearsal-report">
      <p className="small">
        <a href={address} target="_blank" rel="noreferrer">
          {t('alone')}
        </a>
      </p>
      <iframe ref={frame} title={t('report')} src={address} onLoad={fit} style={{ height }} />
    </section>
  );
}
