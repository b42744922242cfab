import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';

const annotation = z.looseObject({
  Term: z.string(),
  Record: z
    .array(
      z.looseObject({
        PropertyValue: z.array(z.looseObject({ Property: z.string(), Bool: z.string().optional() })).optional(),
      }),
    )
    .optional(),
});
const annotated = z.looseObject({
  Name: z.string().optional(),
  Target: z.string().optional(),
  Annotation: z.array(annotation).optional(),
});
const schemaShape = z.looseObject({
  EntityContainer: z.array(z.looseObject({ EntitySet: z.array(annotated).optional() })).optional(),
  Annotations: z.array(annotated).optional(),
});
const documentShape = z.object({
  Edmx: z.array(z.looseObject({ DataServices: z.array(z.looseObject({ Schema: z.array(schemaShape) })) })),
});

const term = 'Org.OData.Capabilities.V1.ChangeTracking';

/**
 * Reads from an annotated CSDL document whether an entity set supports change tracking: `true`, `false`, or undefined
 * when it says nothing. The annotation stands inside the entity set, or apart with the entity set as its target.
 *
 * https://learn.microsoft.com/power-apps/developer/data-platform/use-change-tracking-synchronize-data-external-systems
 */
export function readTrackingAnnotation(csdl: string, entitySet: string): string | undefined {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseAttributeValue: false,
    removeNSPrefix: true,
    isArray: (_name, _path, _leaf, isAttribute) => !isAttribute,
  });
  const document = documentShape.safeParse(parser.parse(csdl));
  if (!document.success) return undefined;

  const schemas = document.data.Edmx.flatMap(edmx => edmx.DataServices).flatMap(services => services.Schema);
  const inside = schemas
    .flatMap(({ EntityContainer = [] }) => EntityContainer)
    .flatMap(({ EntitySet = [] }) => EntitySet)
    .filter(({ Name }) => Name === entitySet);
  const apart = schemas
    .flatMap(({ Annotations = [] }) => Annotations)
    .filter(({ Target }) => Target?.endsWith(`/${entitySet}`) ?? false);
  const values = [...inside, ...apart]
    .flatMap(({ Annotation = [] }) => Annotation)
    .filter(({ Term }) => Term === term)
    .flatMap(({ Record = [] }) => Record)
    .flatMap(({ PropertyValue = [] }) => PropertyValue);
  return values.find(({ Property }) => Property === 'Supported')?.Bool;
}
