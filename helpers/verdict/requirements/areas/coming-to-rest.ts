import { defineRequirements } from '../requirement';

const area = 'Coming to rest';

/** Where a change that was acknowledged is not in the very next delta, or is told again: that is no fault, and worth knowing. */
export const comingToRestRequirements = defineRequirements([
  {
    id: 'CT-REST-01',
    level: 'OBSERVE',
    area,
    statement: 'What the first delta after acknowledged writes lacks of them, tells beside them, or tells twice.',
    source: { recorded: "nowhere: Microsoft's sample prints every change once, on an organization at rest" },
  },
  {
    id: 'CT-REST-02',
    level: 'OBSERVE',
    area,
    statement: 'How long a chain of deltas takes to bring everything that was written, and to come to rest.',
    source: { recorded: "nowhere: Microsoft's sample waits ten seconds and does not say why" },
  },
  {
    id: 'CT-REST-03',
    level: 'OBSERVE',
    area,
    statement:
      'What the first RetrieveEntityChanges after acknowledged writes lacks, tells beside them, or tells twice.',
    preconditions: ['Organization Service'],
    source: { recorded: "nowhere: Microsoft's sample prints every change once, on an organization at rest" },
  },
  {
    id: 'CT-REST-04',
    level: 'OBSERVE',
    area,
    statement:
      'How long a chain of RetrieveEntityChanges takes to bring everything that was written, and to come to rest.',
    preconditions: ['Organization Service'],
    source: { recorded: "nowhere: Microsoft's sample waits ten seconds and does not say why" },
  },
]);
