export function ScriptPage() {
  return <h1>ScriptPage</h1>;
}
