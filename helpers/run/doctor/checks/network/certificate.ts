import type { PresentedCertificate } from '../../../../dataverse/http/network/presented-certificate';
import { defineCheck, type Looked } from '../../check';
import { notOkBy } from '../../not-ok';

/** Whose certificate the server shows, who issued it, and until when it holds. */
export const certificate = defineCheck({
  name: 'certificate',
  needs: ['server'],
  gives: ['door'],
  ask: async (visit): Promise<Looked> => {
    const knock = await visit.knock();
    if ('failure' in knock) return { finding: notOkBy(knock.failure) };
    const ok = knock.certificate === undefined ? 'trusted' : describeCertificate(knock.certificate);
    return { finding: { ok }, learnt: { door: knock.reply } };
  },
});

const describeCertificate = ({ subject, issuer, validTo }: PresentedCertificate): string =>
  `${subject}, issued by ${issuer}, until ${validTo.toISOString().slice(0, 10)}`;
