import { z } from 'zod';
import { answerKind } from '../../../../dataverse/http/answer-kind';
import { readJson } from '../../../../dataverse/http/read-json';
import { refusalOf } from '../../../../dataverse/refusals/refusal';
import { parseChallenge } from '../../../../dataverse/sign-in/authority/authority';
import { defineCheck, type Looked } from '../../check';
import { notOkBy } from '../../not-ok';

const whoAmIShape = z.object({ UserId: z.string() });

/**
 * Whether what answers is a Web API: it asks a caller without a token to sign in, and names where. A gateway that signs in
 * by itself asks nobody, and says who it is (docs/decisions/030).
 */
export const challenge = defineCheck({
  name: 'challenge',
  needs: ['door'],
  gives: ['webApi'],
  ask: (visit, { door }): Looked => {
    const url = visit.settings.dataverseUrl.href;
    if (door.status === 401) {
      const named = parseChallenge(door.headers.get('www-authenticate') ?? '');
      const ok = named ? `sends to ${named.host.origin}/${named.tenantId ?? ''}` : 'names no authority';
      return { finding: { ok }, learnt: { webApi: true } };
    }
    if (door.status === 200 && isWhoAmI(door.text)) {
      const ok = 'asks for no token: whatever stands at this address signs in by itself';
      return { finding: { ok }, learnt: { webApi: true } };
    }
    if (door.status >= 300) {
      return { finding: notOkBy(refusalOf('GET', url, door), answerKind(door.status) !== 'stands') };
    }
    const what = door.headers.get('content-type') ?? 'no content type';
    return {
      finding: {
        notOk: `${url} answered ${door.status} (${what}) to a caller without a token: no Web API does that.`,
        whatToDo:
          'check DATAVERSE_URL: a sign-in page, a portal or a proxy answers in place of the environment. It is "Environment URL" in the Power Platform admin center.',
      },
    };
  },
});

function isWhoAmI(text: string): boolean {
  try {
    return whoAmIShape.safeParse(readJson(text)).success;
  } catch {
    return false;
  }
}
