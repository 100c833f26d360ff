export function ScriptsPage() {
  return <h1>ScriptsPage</h1>;
}
