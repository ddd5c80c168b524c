// What does a door still have to add to what a caller said? Who brought the lead in, and which offices may be accountable for it.
import { officeRouting } from '../../doors/organisation/organisation.ts';
import type { Organisation } from '../../doors/organisation/organisation.ts';
import { leadCommands } from '../../events/commands/lead-command.ts';
import type { LeadCommandType } from '../../events/commands/lead-command.ts';

type Input = Readonly<Record<string, unknown>>;

/** Commands that an import may state; what a caller says happens now. */
const stated: ReadonlySet<LeadCommandType> = new Set(
  leadCommands
    .filter((schema): boolean => 'stated' in schema.shape.input.shape)
    .map((schema) => schema.shape.type.value),
);

/** A command as `parseCommand` takes it; it is checked there once more. */
export const completedCommand = (
  type: LeadCommandType,
  said: Input,
  organisation: Organisation,
): { readonly type: LeadCommandType; readonly input: Input } => {
  const input = stated.has(type) ? { ...said, stated: null } : said;
  const territory = territoryIn(said);
  if (type === 'ObtainLead')
    return { type, input: { ...input, suspects: [], routing: officeRouting(organisation, territory) } };
  // A customer whose territory is not told stays where it was.
  if (type === 'EnrichLead')
    return {
      type,
      input: { ...input, routing: territory === null ? null : officeRouting(organisation, territory) },
    };
  return { type, input };
};

const territoryIn = ({ customer }: Input): string | null =>
  typeof customer === 'object' &&
  customer !== null &&
  'territory' in customer &&
  typeof customer.territory === 'string'
    ? customer.territory
    : null;
