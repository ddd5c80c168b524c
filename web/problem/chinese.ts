// Which sentences of the API are there in Chinese? Loaded only where somebody reads Chinese and something was refused.
import { ofApi } from './chinese/of-api.ts';
import { ofAttachments } from './chinese/of-attachments.ts';
import { ofChecks } from './chinese/of-checks.ts';
import { ofCodes } from './chinese/of-codes.ts';
import { ofDoors } from './chinese/of-doors.ts';
import { ofLeads } from './chinese/of-leads.ts';
import { parts } from './chinese/parts.ts';

export const chinese = {
  codes: ofCodes,
  forms: { ...{ ...ofApi, ...ofLeads }, ...ofDoors, ...parts, ...ofAttachments, ...ofChecks },
} as const;
