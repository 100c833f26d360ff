import { type RoleName, vocabulary } from '@kuaishan/script';
import { z } from 'zod';

export const Role = z.enum(Object.keys(vocabulary.roles) as [RoleName, ...RoleName[]]);
const Person = z.object({ staffId: z.string(), displayName: z.string() });
const Group = z.object({ groupId: z.string(), groupName: z.string() });

/** A hand-over as it would be, or was. */
export const HandOver = z.object({
  handOverId: z.string().nullable().describe('null = only asked what it would do'),
  from: Person,
  doneBy: Person.nullable(),
  doneAt: z.string(),
  rooms: z.int(),
  prompts: z.int().describe('prompts that wait and go along'),
  to: z
    .array(Person.extend({ rooms: z.int(), prompts: z.int(), roles: z.array(Role).readonly(), groups: z.array(Group).readonly() }))
    .readonly(),
  stays: z
    .array(Group.extend({ why: z.enum(['no-deputy', 'taken']), by: z.string().nullable() }))
    .readonly()
    .describe('rooms that were asked for and do not move'),
  undoOf: z.string().nullable().describe('the hand-over it takes back'),
  undone: z.boolean(),
  undoUntil: z.string().nullable().describe('until then it can be taken back'),
});

export const MissingDeputies = z
  .array(z.object({ person: Person, deputy: Person.nullable(), rooms: z.int(), groups: z.array(Group).readonly() }))
  .readonly();

export const Duty = z.object({
  ...Group.shape,
  role: Role,
  staffId: z.string(),
  displayName: z.string(),
  deputyStaffId: z.string().nullable(),
  deputyName: z.string().nullable(),
});
