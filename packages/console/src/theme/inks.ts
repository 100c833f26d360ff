/** The colours of `styles/tokens.css` once more, because Ant Design computes with them; `inks.test.ts` holds both equal. */
export const inks = {
  light: { paper: '#ffffff', margin: '#f7f6f3', ink: '#17191d', ink2: '#4a4f57', ink3: '#666b73', rule: '#e2e2df', rule2: '#b9bbbd' },
  dark: { paper: '#111315', margin: '#181b1e', ink: '#ebe9e4', ink2: '#bab8b2', ink3: '#95938e', rule: '#2b2f33', rule2: '#4c5156' },
} as const;

export const accents = {
  light: { accent: '#0958d9', accentHover: '#0747ae', accentInk: '#ffffff', failed: '#b42318', late: '#8a5300' },
  dark: { accent: '#86b4ff', accentHover: '#a9caff', accentInk: '#0a1526', failed: '#ff9a8f', late: '#e8b04a' },
} as const;
