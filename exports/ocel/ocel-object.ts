// What is an object in OCEL 2.0? An id of its own among all types, attributes with instants, and objects that it belongs to.
import type { NamedObject, ObjectType } from './named-objects.ts';
import type { Attributes, AttributeValue } from './timed-attributes.ts';

export interface OcelObject {
  readonly id: string;
  readonly type: ObjectType;
  readonly attributes: readonly {
    readonly name: string;
    readonly time: string;
    readonly value: AttributeValue;
  }[];
  readonly relationships: readonly { readonly objectId: string; readonly qualifier: string }[];
}

/** @param leadId whose contact it is: ids of contacts hold within their lead */
export const objectId = (type: ObjectType, id: string, leadId: string): string =>
  type === 'contact' ? `contact/${leadId}/${id}` : `${type}/${id}`;

/** An object of which nothing more is told. */
export const bareObject = (type: Exclude<ObjectType, 'contact'>, id: string): OcelObject => ({
  ...{ id: objectId(type, id, ''), type, attributes: [], relationships: [] },
});

export interface Since {
  /** UTC */
  readonly time: string;
  readonly attributes: Attributes;
}

/** @param told in order of time; what says nothing new is left out */
export const attributesInTime = (told: readonly Since[]): OcelObject['attributes'] => {
  const known = new Map<string, AttributeValue>();
  return told.flatMap(({ time, attributes }) =>
    Object.entries(attributes).flatMap(([name, value]) => {
      if (value === null || known.get(name) === value) return [];
      known.set(name, value);
      return [{ name, time, value }];
    }),
  );
};

/** Each object once, whatever it was named as. */
export const distinct = (objects: readonly NamedObject[], type: ObjectType): readonly string[] => [
  ...new Set(objects.filter((object) => object.type === type).map(({ id }) => id)),
];
