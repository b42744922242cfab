import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { type Switch, type Switches, UnknownNameError } from '../../defects/switches';
import { type Organization } from '../../engine/organization';
import { fidelity } from '../../fidelity/fidelity';
import { type Emulator } from '../emulator';
import { userName } from '../identity/clients/application';
import { isRoleName, roleNames } from '../../engine/roles/role-rules';
import { parseSavedState, type SavedState } from './saved-state';
import { decodeState, encodeState } from './state-codec';

/** What the control acts on. */
type ControlContext = Pick<
  Emulator,
  'organization' | 'defects' | 'weather' | 'requests' | 'addUser' | 'saveState' | 'restoreState' | 'reset'
>;

/** The request is not one that the control understands. */
class ControlError extends Error {
  override readonly name = 'ControlError';
  readonly status: 400 | 403 | 409;

  constructor(status: 400 | 403 | 409, message: string, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}

const millisecondsPerDay = 86_400_000;
/** Ten years: further, and dates leave what Dataverse can hold. */
const clockBody = z.strictObject({ advanceDays: z.number().min(0).max(3_650) });
const userBody = z.strictObject({
  name: z.string().regex(userName),
  role: z.string().refine(isRoleName),
});
const namesBody = z.array(z.string());

/** The emulator's own switches, to be mounted at `/_emulator/v1`. Dataverse has nothing of the kind. */
export function createControl(context: ControlContext): Hono {
  const app = new Hono();
  app.use(refuseControlFromOtherOrigins);
  app.post('/reset', c => {
    context.reset();
    context.requests.clear();
    return c.body(null, 204);
  });
  app.post('/clock', async c => {
    const { advanceDays } = await readControlBody(c, clockBody, '{"advanceDays":8}');
    const { clock } = context.organization;
    clock.advance(advanceDays * millisecondsPerDay);
    return c.json({ now: new Date(clock.now()).toISOString() });
  });
  app.post('/users', async c => {
    const example = `{"name":"rita","role":"reader"}, the role one of ${roleNames.join(', ')}`;
    const { name, role } = await readControlBody(c, userBody, example);
    const { application } = context.addUser(name, role);
    return c.json({ name, role, clientId: application.clientId, clientSecret: application.secret }, 201);
  });
  addStateRoutes(app, context);
  app.get('/requests', c => c.json(context.requests.entries));
  addSwitches(app, '/defects', context.defects, '["lost-deletes"]');
  addSwitches(app, '/variations', context.weather, '["cold-table"]');
  app.get('/fidelity', c => c.json(fidelity()));
  app.onError(error => {
    if (error instanceof ControlError) return problemResponse(error.status, error.message);
    if (error instanceof UnknownNameError) return problemResponse(400, error.message);
    throw error;
  });
  return app;
}

/** GET lists all there are, PUT puts these names in place of those that are on. */
function addSwitches<Each extends Switch>(app: Hono, path: string, switches: Switches<Each>, example: string): void {
  app.get(path, c => c.json(switches.state));
  app.put(path, async c => {
    switches.set(await readControlBody(c, namesBody, example));
    return c.json(switches.state);
  });
}

/** Everything that the environment holds, to be kept and put back. */
function addStateRoutes(app: Hono, context: ControlContext): void {
  app.get('/state', c => {
    requireRestForState(context.organization);
    return c.body(encodeState(context.saveState()), 200, { 'content-type': 'application/json' });
  });
  app.put('/state', async c => {
    requireRestForState(context.organization);
    const state = readSavedState(await c.req.text());
    requireSameDeploymentForState(state, context.organization);
    restoreSavedState(context, state);
    return c.body(null, 204);
  });
}

/** A job that is under way would be lost, with the locks it holds. */
function requireRestForState({ jobs }: Organization): void {
  if (!jobs.isIdle) throw new ControlError(409, 'Jobs are running: ask again when they have ended.');
}

/** Version, addresses and the customization lock follow from the deployment, as do change tokens. */
function requireSameDeploymentForState({ deployment }: SavedState, organization: Organization): void {
  if (deployment === organization.deployment) return;
  const start = deployment === 'online' ? 'without --on-premises' : 'with --on-premises';
  throw new ControlError(
    409,
    `The state was saved ${deployment}, this emulator is ${organization.deployment}: restore it into one that was started ${start}.`,
  );
}

/** A state whose parts contradict each other leaves everything as it was. */
function restoreSavedState(context: ControlContext, state: SavedState): void {
  try {
    context.restoreState(state);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ControlError(400, `The state is inconsistent: ${reason}`, { cause: error });
  }
}

function readSavedState(text: string): SavedState {
  try {
    return parseSavedState(decodeState(text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new ControlError(400, `The body must be what GET state answered. ${error.message}`, { cause: error });
  }
}

/** In the shape of Dataverse's errors, without a code: these are not Dataverse's. */
export const problemResponse = (status: number, message: string): Response =>
  Response.json({ error: { code: '', message } }, { status });

/** A page that a browser shows must not reach into an emulator on the same machine. */
const refuseControlFromOtherOrigins = async (c: Context, next: () => Promise<void>): Promise<void> => {
  const origin = c.req.header('origin');
  if (origin !== undefined && origin !== new URL(c.req.url).origin) {
    throw new ControlError(403, `The emulator's control does not answer pages of ${origin}.`);
  }
  await next();
};

async function readControlBody<Body>(c: Context, schema: z.ZodType<Body>, example: string): Promise<Body> {
  const text = await c.req.text();
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    throw new ControlError(400, `The body must be JSON such as ${example}.`, { cause: error });
  }
}
