import { type ReactNode, useLayoutEffect, useRef } from 'react';

/** What comes to be known while one works on a page, always in sight at the foot of the window. How much of it that takes is `--news` in the style sheets. */
export function PageNews({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return;
    const root = document.documentElement.style;
    const observer = new ResizeObserver(() => root.setProperty('--news', `${element.offsetHeight}px`));
    observer.observe(element);
    return () => {
      observer.disconnect();
      root.removeProperty('--news');
    };
  }, []);
  return (
    <div className="page-news" ref={place}>
      {children}
    </div>
  );
}
