import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../command';
import { thirdPartyFile, thirdPartyPage } from './third-party';

// `npm run licences`: writes the page that lists what others wrote.
writeFileSync(path.join(root, thirdPartyFile), thirdPartyPage(root));
console.log(`${thirdPartyFile} is written`);
