/** A cue as a line of YAML; what is not given is the plainest there is. */
export interface SmallCue {
  readonly id?: string;
  readonly when?: string;
  readonly who?: string;
  /** further fields, as they stand in the file: `to: spoke` */
  readonly more?: readonly string[];
  readonly text?: string | null;
}

export interface SmallScript {
  readonly cues: readonly SmallCue[];
  /** lines before `cues`, instead of those named alike below */
  readonly head?: readonly string[];
  /** without it a closing cue ends the script */
  readonly open?: boolean;
}

/** The text of the smallest script with these cues in which lint finds nothing. */
export function smallScript({ cues, head = [], open = false }: SmallScript): string {
  const given = (key: string) => head.some((one) => one.startsWith(`${key}:`));
  const lines = ['kuaishan: 1', 'title: 小剧本', 'days: 6', 'roles: { host: 阿宁, consultant: 小禾 }'].filter(
    (one) => !given(one.slice(0, one.indexOf(':'))),
  );
  const body = [...cues, ...(open ? [] : [{ id: 'closing', when: 'day 6 12:00', text: null, more: ['do: close-room'] }])].flatMap(
    (cue, index) => [
      `  - id: ${cue.id ?? `cue-${index + 1}`}`,
      '    stage: trust',
      `    when: ${cue.when ?? 'day 1 09:00'}`,
      `    who: ${cue.who ?? 'host'}`,
      ...(cue.text === null ? [] : [`    text: ${JSON.stringify(cue.text ?? '欢迎')}`]),
      ...(cue.more ?? []).map((one) => `    ${one}`),
    ],
  );
  return [...lines, ...head, 'cues:', ...body, ''].join('\n');
}
