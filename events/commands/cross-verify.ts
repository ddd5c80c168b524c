// What can be asked of a lead while others confirm it.
import { z } from 'zod';
import { Id, Instant, PersonRef, Sealed } from '../values.ts';
import { Angle, FindingResult, Medium } from '../vocabulary.ts';
import { defineCommand } from './command.ts';

export const AppointVerifier = defineCommand('AppointVerifier', {
  verifier: PersonRef,
  /** Sends the lead back to cross-verification, for this reason. */
  sendBack: z.string().trim().min(1).max(1000).nullable(),
});

export const RecordFinding = defineCommand('RecordFinding', {
  contactId: Id,
  angle: Angle,
  medium: Medium,
  result: FindingResult,
  note: Sealed.nullable(),
  /** Who spoke with the customer, if not the actor; only a lead manager records for another. */
  verifier: PersonRef.nullable(),
  statedAt: Instant.nullable(),
});

export const SupersedeFinding = defineCommand('SupersedeFinding', { findingId: Id, note: Sealed });
export const ClassifyLead = defineCommand('ClassifyLead', { note: z.string().trim().min(1).max(1000) });

export const crossVerifyCommands = [AppointVerifier, RecordFinding, SupersedeFinding, ClassifyLead] as const;
