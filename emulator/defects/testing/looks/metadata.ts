import { type webApiBooks } from '../web-api-books';
import { type Looks } from './look';

const annotated = async ({ get }: ReturnType<typeof webApiBooks>): Promise<unknown> => {
  const document = await get('$metadata?annotations=true');
  return ['sample_books', 'publishers'].map(name => {
    const [, set = ''] = new RegExp(`<EntitySet Name="${name}"(.*?)</EntitySet>`).exec(document) ?? [];
    return set.includes('ChangeTracking');
  });
};

/** How defects of what definitions and $metadata say show. */
export const looksAtMetadata: Looks = {
  both: {
    'told-untracked': {
      see: async books => [(await books.describe()).isTracked, await books.ask()],
      withoutDefect: [true, 'done'],
      withDefect: [false, 'done'],
    },
    'told-untrackable': {
      see: async books => (await books.describe()).isTrackable,
      withoutDefect: true,
      withDefect: false,
    },
  },
  webApi: {
    'missing-annotations': {
      see: annotated,
      withoutDefect: [true, false],
      withDefect: [false, false],
    },
    'annotated-tables': {
      see: annotated,
      withoutDefect: [true, false],
      withDefect: [true, true],
    },
    'unfiltered-definitions': {
      see: async ({ get }) =>
        (await get('EntityDefinitions?$select=LogicalName&$filter=ChangeTrackingEnabled eq true')).includes(
          '"publisher"',
        ),
      withoutDefect: false,
      withDefect: true,
    },
  },
  organizationService: {},
};
