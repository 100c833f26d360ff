import '../styles/tokens.css';
import '../styles/base.css';
import '../styles/parts.css';
import '../i18n/common-words.ts';
import '../theme/appearance.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { i18n } from '../i18n/i18n.ts';
import { CheckPage } from './check-page.tsx';

const place = document.getElementById('check');
if (place === null) throw new Error('index.html has no place for the check');
createRoot(place).render(
  <StrictMode>
    <I18nextProvider i18n={i18n}>
      <CheckPage />
    </I18nextProvider>
  </StrictMode>,
);
