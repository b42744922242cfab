import { xmlMarkup } from '../../../xml/markup';

/** A structural property, nullable unless said otherwise. */
export const csdlProperty = (name: string, type: string, nullable = true): string =>
  xmlMarkup('Property', {
    Name: name,
    Type: type,
    Nullable: nullable ? undefined : 'false',
    Scale: type === 'Edm.Decimal' ? 'Variable' : undefined,
  });
