/** features/groups: campaigns, their groups, and the members of a group. Owns `campaign`, `flash_group`, `member`. */
export { addCampaignValues } from './add-campaign-values.ts';
export { type CreatedGroup, createCampaign, createGroups, type NewCampaign } from './create-groups.ts';
export { type Group, getGroup, groupOfJoinCode, joinLink, listGroups, mayWatchGroup } from './group-queries.ts';
export type { AfterJoin } from './join-group.ts';
export { getMember, type Member } from './member-queries.ts';
export { memberOfRequest, memberOfToken } from './member-token.ts';
export { groupsRoutes } from './routes.ts';
