import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useMemo } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { makeQueryClient } from './api/query-client.ts';
import { i18n } from './i18n/i18n.ts';
import { makeRouter } from './routes.tsx';
import { antdTheme } from './theme/antd-theme.ts';
import { useAppearance } from './theme/appearance.ts';
import { useMedia } from './ui/use-media.ts';

const queries = makeQueryClient();
const router = makeRouter(queries);

/** The console: data, language, ink, and the page the address names. */
export function App() {
  return (
    <QueryClientProvider client={queries}>
      <I18nextProvider i18n={i18n}>
        <Inked />
      </I18nextProvider>
    </QueryClientProvider>
  );
}

function Inked() {
  const { i18n: spoken } = useTranslation('common');
  const { dark } = useAppearance();
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const theme = useMemo(() => antdTheme({ dark, still }), [dark, still]);
  return (
    <ConfigProvider theme={theme} locale={spoken.language === 'zh-CN' ? zhCN : enUS} button={{ autoInsertSpace: false }}>
      <RouterProvider router={router} />
    </ConfigProvider>
  );
}
