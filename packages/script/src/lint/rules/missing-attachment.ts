import { type Message, makeFinding, quoted } from '../../finding.ts';
import type { Finding } from '../../script.ts';
import { everywhere, type LintContext, type LintRule, placeOf } from '../rule.ts';

const formats = {
  missing: (name: string): Message => ({
    'zh-CN': { why: `素材“${quoted(name)}”还没有上传。`, todo: '上传同名文件，或从 attachments 里去掉。' },
    en: { why: `The attachment “${quoted(name)}” is not uploaded.`, todo: 'Upload a file of that name, or remove it from attachments.' },
  }),
  toUpload: (name: string): Message => ({
    'zh-CN': { why: `这里要用素材“${quoted(name)}”。`, todo: '开群前上传同名文件。' },
    en: { why: `The attachment “${quoted(name)}” is used here.`, todo: 'Upload a file of that name before the group opens.' },
  }),
};

/** Where the media at hand are not known, every attachment is noted as one to upload. */
export const missingAttachment = {
  id: 'missing-attachment',
  severity: 'warning',
  kind: 'form',
  covers: everywhere,
  reason: {
    'zh-CN': '少了图的消息会在当晚才被发现。',
    en: 'A picture that is not there is only missed on the night.',
  },
  source: 'design.md: media are facts; a cue names them',
  formats,
  check,
} as const satisfies LintRule;

function check({ script, media }: LintContext): readonly Finding[] {
  return script.cues.flatMap((cue) =>
    [...new Set(cue.attachments)]
      .filter((name) => !media?.has(name))
      .map((name) => {
        const at = placeOf(cue, 'attachments');
        if (media) return makeFinding(missingAttachment, formats.missing(name), { at, cue: cue.id });
        return makeFinding(missingAttachment, formats.toUpload(name), { at, cue: cue.id, severity: 'info' });
      }),
  );
}
