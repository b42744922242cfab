import { type Variation } from '../variation';
import { rewritten } from './rewritten';

const managedProperty = /\{"Value":(?:true|false),"CanBeChanged":(?:true|false),"ManagedPropertyLogicalName":"\w+"\}/g;

/** Recorded nowhere: the metadata's types say that a managed property may be null. */
export const nullManagedProperty: Variation = {
  name: 'null-managed-property',
  description: 'Managed properties in definitions of tables, such as CanChangeTrackingBeEnabled, are null.',
  protocols: ['Web API'],
  ends: 'supported',
  start: () => rewritten(({ text }) => text.replace(managedProperty, 'null')),
};
