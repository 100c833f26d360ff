/** Where one was going before signing in, if that is a page of the console; a link from elsewhere must not lead away from it. */
export function pathAfterSignIn(to: string | undefined): string {
  const path = to?.replace(/^\/console(?=\/|$)/u, '') ?? '/';
  return /^\/(?![/\\])/u.test(path) ? path : '/';
}
