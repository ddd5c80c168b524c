// What reaches the pure core in a life of eight commands? The batches as doors and the search for an owner make them.
import { actorOf, calendarsOf, ownerOf } from '../../doors/organisation/organisation.ts';
import type { Organisation } from '../../doors/organisation/organisation.ts';
import { officesBroughtBy, withPeople } from '../../doors/named-people.ts';
import { parseCommand } from '../../doors/open-command.ts';
import { leadKeyOf } from '../../doors/sealed-text.ts';
import { seal } from '../../doors/sealing.ts';
import { instant } from '../../domain/time.ts';
import type { Batch } from '../../events/commands/batch.ts';
import { LeadCommand } from '../../events/commands/lead-command.ts';
import { eightCommands, needsOwnerFrom } from '../eight-commands.ts';
import type { Step } from '../eight-commands.ts';

type Decided = Pick<Batch, 'actor' | 'origin' | 'commands' | 'calendars'>;

export interface DecidedLife {
  readonly leadId: string;
  readonly steps: readonly { readonly batch: Decided; readonly now: number }[];
  /** How many of the steps are commands of people. */
  readonly commands: number;
}

const hour = 3_600_000;

/**
 * @param number tells lives apart
 * @param start epoch milliseconds of the first command; the others follow an hour apart
 */
export const decidedLife = (organisation: Organisation, number: number, start: number): DecidedLife => {
  const key = leadKeyOf(Buffer.alloc(32, number + 1));
  const given = eightCommands(organisation, String(number)).map(
    ({ personId, command }: Step, index): Decided => {
      const open = withPeople(parseCommand(command, index), organisation);
      return {
        ...{
          actor: actorOf(organisation, personId),
          origin: 'live',
          commands: [seal(LeadCommand, open, key)],
        },
        calendars: calendarsOf(organisation, officesBroughtBy(open)),
      };
    },
  );
  const batches = given.toSpliced(needsOwnerFrom, 0, offered(organisation, number, start));
  return {
    leadId: `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`,
    steps: batches.map((batch, index) => ({ batch, now: start + index * hour })),
    commands: given.length,
  };
};

const offered = (organisation: Organisation, number: number, start: number): Decided => ({
  ...{ actor: { kind: 'engine', rule: 'find-owner' }, origin: 'live', calendars: [] },
  commands: [
    {
      type: 'OfferOwner',
      input: {
        owner: ownerOf(organisation, `seller-${String((number % 20) + 1)}`),
        reservation: { ownershipNo: 1, expiresAt: instant(start + 24 * hour) },
        because: 'least loaded AR of london who fits',
        considered: [],
      },
    },
  ],
});
