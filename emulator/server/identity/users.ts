import { type RoleName } from '../../engine/roles/role-rules';
import { type Application } from './application';

/** One more user, as the command line and the control ask for it. */
export type RequestedUser = { readonly name: string; readonly role: RoleName };

/** An application user with its own app registration. */
export type EmulatorUser = RequestedUser & { readonly application: Application };

/** What a user may be called: it stands in the settings block and in the user's row. */
export const userName = /^[\w.-]{1,64}$/;
