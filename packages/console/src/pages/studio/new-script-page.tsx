export function NewScriptPage() {
  return <h1>NewScriptPage</h1>;
}
