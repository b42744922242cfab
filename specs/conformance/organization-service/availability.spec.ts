import { expect } from '@playwright/test';
import { test } from '../../../fixtures/test';
import { compare } from '../../../fixtures/report/compare';
import { observe } from '../../../fixtures/report/evidence';
import { verifies } from '../../../fixtures/report/verifies';

test(
  'the Organization Service names the user and the organization that the Web API names',
  verifies('CT-ORG-01'),
  async ({ organizationService, environment }) => {
    const { userId, organizationId } = await organizationService.identity();

    const known = [environment.userId.toLowerCase(), environment.organizationId.toLowerCase()];
    await compare('user and organization', [userId.toLowerCase(), organizationId.toLowerCase()], known);
  },
);

test(
  'the version that the Organization Service tells is observed',
  verifies('CT-ORG-22'),
  async ({ organizationService, environment }) => {
    const version = await organizationService.version();

    observe('CT-ORG-22', version === environment.version ? 'the same' : `${version}, and ${environment.version}`);
  },
);

test(
  'a message without a bearer token is answered with 401 and a challenge',
  verifies('CT-ORG-02'),
  async ({ organizationService }) => {
    const { status, challenge } = await organizationService.answerWithoutToken();

    expect(status).toBe(401);
    expect(challenge ?? 'no challenge').toMatch(/^Bearer\b.*\bauthorization_uri="?https:\/\//i);
  },
);
