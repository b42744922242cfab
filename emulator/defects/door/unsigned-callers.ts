import { bothProtocols, type Defect } from '../defect';

/** A caller who has not signed in is refused in another way. */
const refusing = (name: string, description: string, refuse: (refusal: Response) => Response): Defect => ({
  name,
  description,
  protocols: bothProtocols,
  start: () => served => ({
    ...served,
    door: async (request, answer) => {
      const response = await served.door(request, answer);
      return response.status === 401 ? refuse(response) : response;
    },
  }),
});

export const unsignedForbidden = refusing(
  'unsigned-forbidden',
  'A caller without a bearer token is answered with 403, and without a challenge.',
  () => new Response(null, { status: 403 }),
);

export const challengesWithoutAuthority = refusing(
  'challenges-without-authority',
  'The challenge to a caller without a bearer token does not say where to get one.',
  () => new Response(null, { status: 401, headers: { 'www-authenticate': 'Bearer' } }),
);
