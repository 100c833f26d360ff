/** direction/campaigns: opening a campaign whole, the board, and a group as its members see it. Owns no table; reads those of groups and cues. */
export { type Board, getBoard, readBoard } from './board.ts';
export { registerCampaignsRoutes, registerRehearsedCampaignsRoutes } from './routes.ts';
