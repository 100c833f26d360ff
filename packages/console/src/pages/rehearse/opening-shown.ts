const dayMs = 24 * 60 * 60 * 1000;

/** The day a script is shown or rehearsed for while nobody has said another: tomorrow, `2026-12-01`, in the workspace's zone. */
export function openingShown(now: Date, zone: string): string {
  return new Intl.DateTimeFormat('sv', { timeZone: zone }).format(new Date(now.getTime() + dayMs));
}
