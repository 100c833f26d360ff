/** facts/identity: workspaces, the people who work in them, how they sign in. Owns `workspace`, `staff`, `entry_link` and the schema `auth`. */
import type { RegisterRoutes } from '../../platform/http/index.ts';
import { registerEntryRoutes } from './entry-routes.ts';
import type { SignIn } from './sign-in.ts';
import { registerSignInRoutes } from './sign-in-routes.ts';
import { registerStaffRoutes } from './staff-routes.ts';

export { staffOfHeaders } from './authenticate-staff.ts';
export { secretHash } from './entry-links.ts';
export { makeWorkspace, openFirstWorkspace } from './first-owner.ts';
export { personName } from './person-name.ts';
export { openSignIn, type SignedIn, type SignIn } from './sign-in.ts';
export { signInSecret } from './sign-in-secret.ts';
export { getWorkspace, listStaff, type Staff } from './staff-queries.ts';

/** Entry links, sign-in and staff. `demo` is told to the console, which says so. */
export function identityRoutes(o: { signIn: SignIn; demo: boolean }): RegisterRoutes {
  return (app, deps) => {
    registerEntryRoutes(app, deps, o);
    registerSignInRoutes(app, o.signIn);
    registerStaffRoutes(app, deps, o);
  };
}
