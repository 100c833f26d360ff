/** Text for HTML and SVG, in elements and in quoted attributes. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** An element of a drawing. Numbers are rounded to a tenth of a pixel. */
export function shape(name: string, attributes: Readonly<Record<string, string | number>>, inside = ''): string {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${typeof value === 'number' ? Math.round(value * 10) / 10 : escaped(value)}"`,
  );
  return `<${name}${written.join('')}>${inside}</${name}>`;
}

/** A drawing that fits its column; `label` is what a reader who does not see it is told. */
export function drawing(o: { width: number; height: number; label: string; shapes: readonly string[] }): string {
  return shape('svg', { viewBox: `0 0 ${o.width} ${o.height}`, role: 'img', 'aria-label': o.label, width: '100%' }, o.shapes.join(''));
}

/** A tick of an axis at or above `most`, and the step: 1, 2 or 5 times a power of ten, five steps at most. */
export function scaleOf(most: number): { top: number; step: number } {
  const raw = Math.max(1, most) / 5;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = Math.max(1, [1, 2, 5, 10].map((times) => times * power).find((one) => one >= raw) ?? raw);
  return { top: Math.max(step, Math.ceil(most / step) * step), step };
}
