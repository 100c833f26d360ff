import { type ThemeConfig, theme } from 'antd';
import { accents, inks } from './inks.ts';

/** Ant Design set in the console's ink, with lines where it would cast shadows; for the paper and the reader's wish for stillness. */
export function antdTheme(o: { dark: boolean; still: boolean }): ThemeConfig {
  const ink = o.dark ? inks.dark : inks.light;
  const accent = o.dark ? accents.dark : accents.light;
  const fieldHeight = 36;
  return {
    algorithm: o.dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    cssVar: {},
    token: {
      colorPrimary: accent.accent,
      colorPrimaryHover: accent.accentHover,
      colorPrimaryActive: accent.accentHover,
      colorLink: accent.accent,
      colorInfo: accent.accent,
      colorError: accent.failed,
      colorWarning: accent.late,
      colorTextLightSolid: accent.accentInk,
      colorBgBase: ink.paper,
      colorBgContainer: ink.paper,
      colorBgElevated: ink.paper,
      colorText: ink.ink,
      colorTextSecondary: ink.ink2,
      colorTextTertiary: ink.ink3,
      colorTextDescription: ink.ink3,
      colorTextPlaceholder: ink.ink3,
      colorBorder: ink.rule2,
      colorBorderSecondary: ink.rule,
      fontFamily: 'var(--sans)',
      fontSize: 14,
      controlHeight: fieldHeight,
      borderRadius: 3,
      borderRadiusLG: 3,
      borderRadiusSM: 2,
      boxShadow: 'none',
      boxShadowSecondary: 'none',
      boxShadowTertiary: 'none',
      controlOutlineWidth: 0,
      motion: !o.still,
      wireframe: false,
    },
    components: {
      Button: {
        // the dark algorithm would dim it
        colorPrimary: accent.accent,
        colorPrimaryHover: accent.accentHover,
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        primaryColor: accent.accentInk,
        fontWeight: 500,
      },
      Segmented: { trackBg: ink.margin, itemSelectedBg: ink.ink, itemSelectedColor: ink.paper, itemColor: ink.ink2 },
    },
  };
}
