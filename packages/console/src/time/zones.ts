/** Every zone the browser knows, and the one in use when it is not among them (browsers leave out aliases such as UTC). */
export function zonesWith(zone: string): readonly string[] {
  const known = Intl.supportedValuesOf('timeZone');
  return known.includes(zone) ? known : [zone, ...known];
}
