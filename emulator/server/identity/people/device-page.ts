import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { type IdentityContext } from '../tokens/grant-token';
import { type People } from './people';

/** The page has no script, and nobody may frame it. */
const pagePolicy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'";

/**
 * The page where a person types the code of a device, and approves or declines that it signs in for them. Entra's stands at
 * https://microsoft.com/devicelogin, and asks for a password.
 */
export function createDevicePage(context: IdentityContext): Hono {
  const app = new Hono();
  const { people } = context.tenant;
  if (people === undefined) return app;
  app.get('/devicelogin', c => renderDevicePage(c, people, 200, '', c.req.query('otc')));
  app.post('/devicelogin', async c => {
    const origin = c.req.header('origin');
    // Behind a proxy it is known by another address than the one that this request arrived at.
    const own = [context.origin, new URL(c.req.url).origin];
    if (origin !== undefined && !own.includes(origin)) {
      return renderDevicePage(c, people, 403, `This page takes nothing from ${origin}.`);
    }
    const form = await c.req.parseBody();
    const [code, user, action] = [form['user_code'], form['user'], form['action']].map(value =>
      typeof value === 'string' ? value : '',
    );
    const person = people.all.find(({ userName }) => userName === user);
    if (person === undefined) return renderDevicePage(c, people, 400, `Nobody here is called "${user ?? ''}".`, code);
    const isDone = people.codes.decide(code ?? '', action === 'decline' ? 'declined' : person);
    if (!isDone) return renderDevicePage(c, people, 400, "That code didn't work. Check the code and try again.", code);
    const outcome =
      action === 'decline'
        ? 'You have declined. The device does not sign in.'
        : `The device signs in as ${person.userName}. You may close this page.`;
    return renderDevicePage(c, people, 200, outcome);
  });
  return app;
}

function renderDevicePage(c: Context, people: People, status: 200 | 400 | 403, notice: string, code = '') {
  c.header('content-security-policy', pagePolicy);
  c.header('cache-control', 'no-store');
  const users = people.all.map(
    ({ userName, role }) => html`<option value="${userName}">${userName} (${role})</option>`,
  );
  return c.html(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <title>Sign in to the Dataverse emulator</title>
          <style>
            body {
              font: 1rem system-ui;
              max-width: 28rem;
              margin: 3rem auto;
            }
            label,
            button {
              display: block;
              margin: 0.75rem 0;
            }
          </style>
        </head>
        <body>
          <h1>Enter code</h1>
          <p role="status">${notice}</p>
          <form method="post" action="/devicelogin">
            <label>Code <input name="user_code" value="${code}" autocomplete="off" required autofocus /></label>
            <label
              >Sign in as
              <select name="user">
                ${users}
              </select></label
            >
            <button name="action" value="approve">Approve</button>
            <button name="action" value="decline">Decline</button>
          </form>
        </body>
      </html>`,
    status,
  );
}
