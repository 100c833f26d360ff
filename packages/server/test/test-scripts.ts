/** Scripts for tests: the head every one needs, and cues as YAML. */
export function scriptText(cues: string, o: { days?: number; head?: string } = {}): string {
  return `kuaishan: 1
title: 测试
days: ${o.days ?? 5}
roles: { host: 阿澈, assistant: 小满, consultant: 小禾, teacher: 老周 }
stages:
  - { name: trust, days: 1-${o.days ?? 5} }
${o.head ?? ''}
cues:
${cues}
`;
}

/** One cue, its fields as YAML after the id. */
export function cue(id: string, fields: Readonly<Record<string, string | number | readonly string[]>>): string {
  const all = { stage: 'trust', who: 'host', where: 'room', do: 'say', text: `这是 ${id}`, ...fields };
  return [`  - id: ${id}`, ...Object.entries(all).map(([name, value]) => `    ${name}: ${JSON.stringify(value)}`)].join('\n');
}
