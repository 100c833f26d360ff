import 'react';

declare module 'react' {
  interface CSSProperties {
    /** numbers and lengths a stylesheet reads */
    [variable: `--${string}`]: string | number | undefined;
  }
}
