import { type Defect } from '../defect';
import { deltasWithoutToken } from './deltas-without-token';
import { malformedTokensAccepted } from './malformed-tokens-accepted';
import { missingTokens } from './missing-tokens';
import { singleUseTokens } from './single-use-tokens';
import { unrenewedTokens } from './unrenewed-tokens';
import { youngTokensRefused } from './young-tokens-refused';
import { zeroedTokens } from './zeroed-tokens';

/** Defects of the tokens that tracked reads carry, and of what is answered to them. */
export const defectsOfTokens: readonly Defect[] = [
  missingTokens,
  deltasWithoutToken,
  unrenewedTokens,
  zeroedTokens,
  singleUseTokens,
  youngTokensRefused,
  malformedTokensAccepted,
];
