// What does a caller say of a command? The command's own schema, without what a door looks up, and with nothing for what is not said.
import { z } from 'zod';
import type { LeadCommandType } from '../../events/commands/lead-command.ts';
import { PersonId, PersonRef } from '../../events/values.ts';

type Part = z.core.$ZodType;

/**
 * Doors look these up, from the organisation or from the lead: what a caller says of them would count for nothing. `stated` is
 * for imports alone.
 */
const lookedUp: ReadonlySet<string> = new Set([
  ...['routing', 'suspects', 'reservation', 'claimsToday', 'expertise', 'stated'],
  ...['mediaType', 'bytes', 'digest'],
]);

/** These put a whole in place of another: what somebody forgot to say would be gone. */
const whole: ReadonlySet<LeadCommandType> = new Set(['FormTeam', 'SetPlan']);

/** A person is named by their id; manager and office are those of the organisation, whatever a caller believes. */
const PersonNamed = z
  .strictObject({ personId: PersonId })
  .transform(({ personId }) => ({ personId, managerId: null, officeId: 'unknown' }))
  .describe('A person of the organisation.');

/**
 * The same schema where a field of which nothing is said is null, or an empty list, and a field that is not known is refused.
 * @param input schema of the input as doors take it, its sealed fields as text
 */
export const askedSchemaOf = (type: LeadCommandType, input: z.ZodObject): z.ZodObject => {
  const said = group(input, whole.has(type) ? (part) => part : optionalWhereEmpty);
  return type === 'ObtainLead'
    ? said.extend({
        submitter: PersonNamed.optional().describe('Who brought it in; the caller, unless another is named.'),
      })
    : said;
};

type Change = (part: Part) => Part;

const group = (schema: z.ZodObject, change: Change): z.ZodObject => {
  const shape: Readonly<Record<string, Part>> = schema.shape;
  return z.strictObject(
    Object.fromEntries(
      Object.entries(shape)
        .filter(([name]) => !lookedUp.has(name))
        .map(([name, part]) => [name, change(asked(part, change))]),
    ),
  );
};

const asked = (part: Part, change: Change): Part => {
  if (part === PersonRef) return PersonNamed;
  if (part instanceof z.ZodNullable) {
    const inner = asked(part.def.innerType, change);
    return inner === part.def.innerType ? part : described(part, z.nullable(inner));
  }
  if (part instanceof z.ZodArray) {
    const element = asked(part.element, change);
    return element === part.element ? part : z.core.clone(part, { ...part.def, element });
  }
  return part instanceof z.ZodObject ? described(part, group(part, change)) : part;
};

/** A group of which nothing has to be said is one of which nothing is said. */
const optionalWhereEmpty = (part: Part): Part => {
  if (part instanceof z.ZodNullable) return part.default(null);
  if (part instanceof z.ZodArray) return part.default([]);
  return part instanceof z.ZodObject && part.safeParse({}).success ? part.prefault({}) : part;
};

/** With the description of what it was made of; the name of that stays with the original. */
const described = <Made extends z.ZodType>(from: Part, made: Made): Made => {
  const { description } = z.globalRegistry.get(from) ?? {};
  return description === undefined ? made : made.describe(description);
};
