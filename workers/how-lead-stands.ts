// How does a worker learn how a lead stands? As a door does; and where nobody answers, it learns that.
import type { SweepDependencies } from '../activities/sweep.ts';
import { currentLead } from '../doors/current-lead.ts';
import { isNoLead } from '../doors/lead-client.ts';
import type { LeadLine } from '../doors/lead-client.ts';

export const howLeadStands =
  (line: LeadLine): SweepDependencies['askLead'] =>
  async (leadId) => {
    try {
      return await currentLead(line, leadId);
    } catch (failure) {
      return isNoLead(failure) ? 'none' : 'silent';
    }
  };
