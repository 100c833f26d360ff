import { type ThemeConfig, theme } from 'antd';

/**
 * Ant Design set in the console's ink: the same colours as `styles/tokens.css`, lines where it would cast shadows.
 * Colours are spelled here again because the kit computes with them; `antd-theme.test.ts` holds both equal.
 */
const inks = {
  light: { paper: '#ffffff', margin: '#f7f6f3', ink: '#17191d', ink2: '#4a4f57', ink3: '#666b73', rule: '#e2e2df', rule2: '#b9bbbd' },
  dark: { paper: '#111315', margin: '#181b1e', ink: '#ebe9e4', ink2: '#bab8b2', ink3: '#95938e', rule: '#2b2f33', rule2: '#4c5156' },
} as const;

const accents = {
  light: { accent: '#0958d9', accentHover: '#0747ae', accentInk: '#ffffff', failed: '#b42318', late: '#8a5300' },
  dark: { accent: '#86b4ff', accentHover: '#a9caff', accentInk: '#0a1526', failed: '#ff9a8f', late: '#e8b04a' },
} as const;

/** The kit's theme for the paper and the reader's wish for stillness. */
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
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', primaryColor: accent.accentInk, fontWeight: 500 },
      Segmented: { trackBg: ink.margin, itemSelectedBg: ink.ink, itemSelectedColor: ink.paper, itemColor: ink.ink2 },
    },
  };
}
