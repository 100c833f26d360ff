import { Sign, type SignName } from './sign.tsx';

interface StateMarkProps {
  readonly sign: SignName;
  readonly words: string;
  /** the word is read out but not shown: the row's column says it already */
  readonly shapeOnly?: boolean;
}

/** A state: its shape, its word, and a hue that only repeats them. */
export function StateMark({ sign, words, shapeOnly = false }: StateMarkProps) {
  return (
    <span className={`state state-${sign}`} title={shapeOnly ? words : undefined}>
      <Sign name={sign} />
      <span className={shapeOnly ? 'unseen' : undefined}>{words}</span>
    </span>
  );
}
