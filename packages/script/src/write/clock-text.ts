/** 1230 → `20:30`. */
export function clockText(minuteOfDay: number): string {
  const two = (amount: number) => String(amount).padStart(2, '0');
  return `${two(Math.floor(minuteOfDay / 60))}:${two(minuteOfDay % 60)}`;
}

/** 90 → `1h30m`, 120 → `2h`, 1440 → `24h`; what `parseDuration` reads back. */
export function durationText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest}m`;
  return rest === 0 ? `${hours}h` : `${hours}h${rest}m`;
}
