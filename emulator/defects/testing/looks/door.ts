import { type Books } from '../books';
import { type Looks } from './look';

/** Status and challenge of a refusal to let somebody in. */
async function refusalAtTheDoor({ defects }: Books): Promise<unknown> {
  const challenge = 'Bearer authorization_uri=https://login.example';
  const refuse = () => Promise.resolve(new Response(null, { status: 401, headers: { 'www-authenticate': challenge } }));
  const { status, headers } = await defects.served.door(new Request('https://contoso.example/'), refuse);
  return [status, headers.get('www-authenticate')?.includes('authorization_uri')];
}

/** How defects of what is answered to callers who have not signed in show. */
export const looksAtDoor: Looks = {
  both: {
    'unsigned-forbidden': {
      see: refusalAtTheDoor,
      withoutDefect: [401, true],
      withDefect: [403, undefined],
    },
    'challenges-without-authority': {
      see: refusalAtTheDoor,
      withoutDefect: [401, true],
      withDefect: [401, false],
    },
  },
  webApi: {},
  organizationService: {},
};
