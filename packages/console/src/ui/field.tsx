import { type ReactNode, useId } from 'react';
import { Sign } from './sign.tsx';

interface FieldProps {
  readonly label: ReactNode;
  readonly help?: ReactNode;
  /** what is wrong with it, in words; null = nothing */
  readonly wrong?: string | null;
  readonly children: (o: { id: string; 'aria-describedby': string; 'aria-invalid': boolean }) => ReactNode;
}

/** A field with its label, its help and what is wrong with it, tied together for who cannot see that they stand together. */
export function Field({ label, help, wrong = null, children }: FieldProps) {
  const id = useId();
  const about = `${id}-about`;
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {children({ id, 'aria-describedby': about, 'aria-invalid': wrong !== null })}
      <div id={about}>
        {wrong === null ? null : (
          <p className="field-wrong">
            <Sign name="failed" /> {wrong}
          </p>
        )}
        {help === undefined ? null : <p className="field-help">{help}</p>}
      </div>
    </div>
  );
}
