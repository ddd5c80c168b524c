// How do lives begin on which clocks are looked at, and which instants of January are meant?
import type { LeadCommand } from '../../events/commands/lead-command.ts';
import { assess, engine, obtain, offer } from './domain-world.ts';
import { life, type Life } from './spec.ts';

/** January 2026; the 5th is a Monday, and the offices work 09:00–12:00 and 13:00–18:00 UTC. */
export const at = (day: number, hours: number, minutes = 0): number => Date.UTC(2026, 0, day, hours, minutes);
export const iso = (ms: number): string => new Date(ms).toISOString();

export const incomplete = (): Life => life().do('ada', obtain());
export const inDistribution = (): Life =>
  incomplete().do('ada', assess('P', 2), assess('C', 2)).stage('distribute');
export const owned = (): Life => inDistribution().do(engine, offer('ben')).stage('convert');
export const rest = (until: string, reason = 'budget comes later'): LeadCommand => ({
  type: 'NurtureLead',
  input: { until, condition: null, keeper: null, reason },
});
export const comeBack: LeadCommand = { type: 'ReturnLead', input: { reason: 'they called' } };
