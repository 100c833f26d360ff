/**
 * Keeps `--height` at what is really visible while something is typed: on iOS the keyboard covers the page without making it smaller, and
 * the composer would be under it. At all other times the style sheet's own height holds.
 */
export function followViewport(): void {
  const visible = window.visualViewport;
  if (!visible) return;
  const root = document.documentElement;
  const measure = (): void => {
    // by scale: pinching to read closer must not squeeze the page
    const covered = window.innerHeight - visible.height * visible.scale;
    const typing = document.activeElement?.matches('input, textarea') ?? false;
    // no keyboard is lower than 100 pixels; bars that come and go are
    if (typing && covered > 100) root.style.setProperty('--height', `${Math.round(visible.height * visible.scale)}px`);
    else root.style.removeProperty('--height');
  };
  visible.addEventListener('resize', measure);
  document.addEventListener('focusin', measure);
  document.addEventListener('focusout', measure);
}
