// Where does a lead stand, as one line for a person?
import type { Lead } from '../../domain/lead.ts';
import type { Open } from '../../doors/open-schema.ts';
import { moneyWords } from '../money-words.ts';
import { localTime } from '../moments.ts';

type Named = (personId: string) => string;

/** `convert since 2026-01-05 09:00, owned by Ana Li` */
export const standingWords = ({ standing }: Open<Lead>, timeZone: string, named: Named): string => {
  const since = `since ${localTime(standing.since, timeZone)}`;
  switch (standing.stage) {
    case 'obtain':
      return `obtain ${since}`;
    case 'evaluate':
    case 'cross_verify':
      return `${standing.stage} ${since}${standing.ownership === null ? '' : `, kept by ${named(standing.ownership.owner.personId)}`}`;
    case 'distribute':
      return `distribute ${since}, ${standing.pool === null ? 'an owner is being looked for' : `in the pool of ${standing.pool.office.officeId} for the role ${standing.pool.role}`}`;
    case 'convert':
      return `convert ${since}, owned by ${named(standing.ownership.owner.personId)} (${standing.ownership.owner.officeId})`;
    case 'nurture':
      return `nurture ${since} until ${localTime(standing.until, timeZone)}${standing.keeper === null ? '' : `, kept by ${named(standing.keeper.personId)}`}; it left ${standing.left}`;
    case 'won':
      return `won ${since}: order ${standing.orderNo}, ${moneyWords(standing.amount)}`;
    case 'lost':
      return `lost ${since}: ${standing.reason}`;
    case 'disqualified':
      return `disqualified ${since}: ${standing.because}`;
    case 'merged':
      return `merged ${since} into ${standing.into}`;
  }
};
