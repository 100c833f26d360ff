import type { Locale } from '@kuaishan/script';
import { templates } from '@kuaishan/script/templates';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import './words.ts';
import './templates.css';

/** Nothing to bring yet? Scripts to start from, in the language the console speaks. */
export function TemplateList({ onTake }: { onTake: (text: string) => void }) {
  const { t, i18n } = useTranslation('studio');
  const locale: Locale = i18n.language === 'zh-CN' ? 'zh-CN' : 'en';
  return (
    <ul className="templates">
      {templates.map(({ id, name, use, days, text }) => (
        <li key={id}>
          <div>
            <h3>
              {name[locale]} <span className="quiet">{t('days', { count: days })}</span>
            </h3>
            <p>{use[locale]}</p>
          </div>
          <Button onClick={() => onTake(text[locale])}>
            {t('take')}
            <span className="unseen"> {name[locale]}</span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
