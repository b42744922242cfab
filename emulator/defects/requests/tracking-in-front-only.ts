import { type Defect } from '../defect';

/** The answer as it is to a read without change tracking, where it was the last page. */
async function withoutDeltaLink(answer: Response): Promise<Response> {
  const { '@odata.deltaLink': _link, ...page } = (await answer.json()) as Record<string, unknown>;
  return new Response(JSON.stringify(page), answer);
}

export const trackingInFrontOnly: Defect = {
  name: 'tracking-in-front-only',
  description:
    'The preference odata.track-changes is overlooked behind another one of its header: no delta link comes.',
  protocols: ['Web API'],
  start: () => served => ({
    ...served,
    exchange: async (request, answer) => {
      const answered = await served.exchange(request, answer);
      const isOverlooked = /,\s*odata\.track-changes/.test(request.headers.get('prefer') ?? '');
      return isOverlooked && answered.ok ? withoutDeltaLink(answered) : answered;
    },
  }),
};
