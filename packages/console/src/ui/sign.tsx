import type { ReactNode } from 'react';

/** The console's few shapes. A shape never stands without its word; colour only helps. */
export type SignName = 'done' | 'now' | 'next' | 'late' | 'failed' | 'hand' | 'withdrawn' | 'planned';

const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.75, strokeLinecap: 'round', strokeLinejoin: 'round' } as const;

const shapes: Readonly<Record<SignName, ReactNode>> = {
  done: <path d="M3 8.5l3.2 3.2L13 4.8" {...line} />,
  now: <path d="M4.5 2.8v10.4L13 8z" fill="currentColor" />,
  next: <circle cx="8" cy="8" r="4.6" {...line} />,
  planned: <circle cx="8" cy="8" r="1.6" fill="currentColor" />,
  late: (
    <>
      <path d="M8 2.6v6.6" {...line} strokeWidth={2.4} />
      <circle cx="8" cy="13" r="1.5" fill="currentColor" />
    </>
  ),
  failed: <path d="M3.8 3.8l8.4 8.4M12.2 3.8l-8.4 8.4" {...line} strokeWidth={2} />,
  hand: (
    <path
      d="M5.2 8.4V4.3a1 1 0 0 1 2 0V2.9a1 1 0 0 1 2 0v1a1 1 0 0 1 2 0v1.5a1 1 0 0 1 2 0v4.4c0 2.7-1.8 4.6-4.3 4.6-1.9 0-3-.8-4-2.4L2.6 8.9c-.7-1.1.8-2 1.6-1z"
      {...line}
      strokeWidth={1.3}
    />
  ),
  withdrawn: (
    <>
      <circle cx="8" cy="8" r="5.4" {...line} strokeWidth={1.5} />
      <path d="M4.3 11.7l7.4-7.4" {...line} strokeWidth={1.5} />
    </>
  ),
};

/** One shape, as high as the text beside it. */
export function Sign({ name }: { name: SignName }) {
  return (
    <svg className={`sign sign-${name}`} viewBox="0 0 16 16" width="1em" height="1em" aria-hidden="true" focusable="false">
      {shapes[name]}
    </svg>
  );
}
