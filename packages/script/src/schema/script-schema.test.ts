import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { schemaViolations } from '../../test/json-schema.ts';
import { scriptArbitrary } from '../../test/script-arbitrary.ts';
import { smallScript } from '../../test/small-script.ts';
import { parseScript } from '../parse/index.ts';
import { scriptKeys } from '../parse/parse-script.ts';
import { cueKeys } from '../parse/read-cue.ts';
import { vocabulary, wordsOf } from '../vocabulary/index.ts';
import { writeScript } from '../write/index.ts';
import { scriptSchema } from './script-schema.ts';

const violations = (text: string) => schemaViolations(scriptSchema(), parse(text));

test('the published file is current: npm run -w packages/script generate', () => {
  const published = readFileSync(join(import.meta.dirname, '..', '..', 'schema', 'script-v1.schema.json'), 'utf8');
  expect(published).toBe(`${JSON.stringify(scriptSchema(), null, 2)}\n`);
});

test('it accepts every script the writer can write', () => {
  fc.assert(
    fc.property(scriptArbitrary, (script) => {
      expect(violations(writeScript(script))).toEqual([]);
    }),
  );
});

describe('it accepts what the parser accepts', () => {
  test.each([
    smallScript({ cues: [{}] }),
    smallScript({ cues: [{ who: '班主任', when: '入群后2小时', more: ['where: 私聊', 'do: 私信', 'sendUntil: 2小时'] }] }),
    smallScript({
      cues: [{ id: '12', when: 'on go', more: ['to: 没有发过言', 'title: 2026', 'variants: 换个说法', 'attachments: 海报.png'] }],
    }),
    smallScript({ cues: [{}], head: ['days: "6"', 'channel: 提词器', 'quietHours: 23:00~07:00', 'notes:'] }),
    smallScript({
      cues: [{}],
      head: ['stages: [{ name: 信任期, days: 1 }, { name: followUp, days: 第2-6天 }]', 'variables: { 名额: 120, 第1课链接: }'],
    }),
  ])('%#', (text) => {
    expect(parseScript(text).findings).toEqual([]);
    expect(violations(text)).toEqual([]);
  });
});

describe('it marks what is wrong while it is typed', () => {
  test.each([
    [smallScript({ cues: [{ who: 'hots' }] }), '/cues/0/who: anyOf'],
    [smallScript({ cues: [{ more: ['colour: red'] }] }), '/cues/0/colour: unknown'],
    [smallScript({ cues: [{ more: ['do: shout'] }] }), '/cues/0/do: anyOf'],
    [smallScript({ cues: [{}], head: ['days: 400'] }), '/days: anyOf'],
    [smallScript({ cues: [{ id: 'a b' }] }), '/cues/0/id: pattern'],
    ['kuaishan: 1\ntitle: a\ndays: 1\ncues: []', '/cues: minItems'],
    ['kuaishan: 1\ndays: 1\ncues: [{ id: a, when: on go, who: host }]', '/title: required'],
  ])('%#', (text, violation) => {
    expect(parseScript(text).ok).toBe(false);
    expect(violations(text)).toContain(violation);
  });
});

test('its keys are the parser’s, and every one says in both languages what it is', () => {
  const schema = scriptSchema() as {
    properties: Record<string, { description: string; items?: { properties: Record<string, { description: string }> } }>;
  };
  const cue = schema.properties['cues']?.items?.properties ?? {};
  expect(Object.keys(schema.properties).toSorted()).toEqual([...scriptKeys].toSorted());
  expect(Object.keys(cue).toSorted()).toEqual([...cueKeys].toSorted());
  for (const { description } of [...Object.values(schema.properties), ...Object.values(cue)])
    expect(description).toMatch(/\p{Script=Han}.* \/ .*[a-z]/u);
});

test('its words are the vocabulary’s', () => {
  const text = JSON.stringify(scriptSchema());
  const registries = [vocabulary.roles, vocabulary.places, vocabulary.actions, vocabulary.stages, vocabulary.channels];
  for (const entry of registries.flatMap((registry) => Object.values(registry)))
    for (const word of wordsOf(entry)) expect(text).toContain(JSON.stringify(word));
});
