create or replace view read.finding as
  select lead_id, finding_id, seq, angle, result, medium, contact_id, level, verifier, recorded_by, time, recordedtime,
         valid_until, superseded_seq, superseded_at, superseded_recordedtime, superseded_by
  from finding;
