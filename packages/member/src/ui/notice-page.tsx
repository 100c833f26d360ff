import { LanguageSwitch } from './language-switch.tsx';

interface Notice {
  readonly title: string;
  readonly text: string;
  readonly act?: { readonly label: string; readonly run: () => void };
}

/** A page that says one thing and the one way on from it. */
export function NoticePage({ title, text, act }: Notice) {
  return (
    <main class="sheet">
      <LanguageSwitch />
      <h1 class="sheet-title">{title}</h1>
      <p class="sheet-lead" role="status">
        {text}
      </p>
      {act && (
        <button type="button" class="button primary wide" onClick={act.run}>
          {act.label}
        </button>
      )}
    </main>
  );
}
