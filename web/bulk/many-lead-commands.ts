// Which commands say the same of every lead? As the contract names them.
import type { paths } from '../../contracts/openapi.d.ts';

export type ManyLeadCommand =
  paths['/v1/bulk']['post']['requestBody']['content']['application/json']['command'];

/** In the order of a lead's life. */
export const manyLeadCommands: readonly ManyLeadCommand[] = [
  ...(['EvaluateLead', 'ClassifyLead', 'TierLead', 'DistributeLead', 'ReassignLead', 'ReleaseLead'] as const),
  ...(['ReclaimLead', 'NurtureLead', 'ReturnLead', 'LoseLead', 'DisqualifyLead', 'ReopenLead'] as const),
  ...(['PauseClock', 'ResumeClock', 'AdoptPlaybook'] as const),
];
