/** What may be said to all groups of a campaign at once; each is shown before it is done. */
export const sayable = ['slip', 'pause', 'resume', 'cue'] as const;
export type Sayable = (typeof sayable)[number];
