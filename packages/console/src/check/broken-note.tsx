import { Sign } from '../ui/sign.tsx';

/** Something did not work that should have: said in words, with what to do. */
export function BrokenNote({ words }: { words: string }) {
  return (
    <div className="problem" role="alert">
      <Sign name="failed" />
      <p>{words}</p>
    </div>
  );
}
