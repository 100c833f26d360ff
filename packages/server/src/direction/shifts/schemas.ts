import { z } from 'zod';
import { HandOver, MissingDeputies, Role } from '../../features/staffing/index.ts';

const Group = z.object({ groupId: z.string(), groupName: z.string() });
const Groups = z.array(Group).readonly();

export const ShiftBoard = z.object({
  now: z.string(),
  zone: z.string().describe('the workspace’s; times of the board are told in it'),
  until: z.string().describe('what is listed falls due before this: the end of the night, six hours from now at the least'),
  capacity: z.int().describe('posts one person can do in a minute'),
  counts: z.object({
    rooms: z.int(),
    waiting: z.int().describe('prompts that wait now'),
    today: z.int().describe('things people must post or do until the end of the night, and words that are waited for'),
    collisions: z.int().describe('minutes with more posts than one person can do'),
    withoutDeputy: z.int().describe('rooms where a role has no deputy'),
  }),
  people: z
    .array(
      z.object({
        staffId: z.string(),
        displayName: z.string(),
        rooms: z.array(Group.extend({ roles: z.array(Role).readonly(), deputies: z.array(z.string()).readonly() })).readonly(),
        roles: z.array(Role).readonly(),
        deputies: z
          .array(z.object({ staffId: z.string(), displayName: z.string(), rooms: z.int() }))
          .readonly()
          .describe('who stands by for them, in how many rooms; most first'),
        standsBy: z.int().describe('rooms where they are a deputy'),
        waiting: z.int(),
        today: z.int(),
        firstAt: z.string().nullable().describe('when the first of it falls due'),
      }),
    )
    .readonly(),
  waiting: z
    .array(
      z.object({
        ...{ staffId: z.string(), title: z.string(), kind: z.enum(['post', 'task']), place: z.enum(['room', 'private']) },
        ...{ count: z.int(), groups: Groups, since: z.string(), validUntil: z.string() },
      }),
    )
    .readonly(),
  work: z
    .array(
      z.object({
        ...{ staffId: z.string(), at: z.string(), cue: z.string(), title: z.string(), kind: z.enum(['post', 'task']) },
        ...{ place: z.enum(['room', 'private']), role: Role, posts: z.int(), groups: Groups },
      }),
    )
    .readonly()
    .describe('what falls due for whom in which minute, by time'),
  decisions: z
    .array(z.object({ staffId: z.string(), kind: z.enum(['held', 'go']), cue: z.string(), title: z.string(), role: Role, groups: Groups }))
    .readonly()
    .describe('what waits for a person’s word'),
  collisions: z
    .array(
      z.object({
        ...{ staffId: z.string(), at: z.string(), posts: z.int(), over: z.int(), lateMinutes: z.int() },
        relief: z.array(z.object({ staffId: z.string(), displayName: z.string(), posts: z.int(), groups: Groups })).readonly(),
        slip: z.object({ minutes: z.int(), groups: Groups }).nullable(),
      }),
    )
    .readonly(),
  missingDeputies: MissingDeputies,
  handOvers: z.array(HandOver).readonly().describe('of the last twelve hours, the latest first'),
});
export type ShiftBoard = z.infer<typeof ShiftBoard>;

export const Brief = z.object({
  text: z.string().describe('to be copied, in the reader’s language'),
  counts: z.object({ groups: z.int(), needPeople: z.int(), today: z.int(), atRisk: z.int() }),
});
