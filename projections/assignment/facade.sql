create or replace view read.assignment as
  select lead_id, ownership_no, owner, owner_role, office, how, considered, assigned_seq, assigned_at,
         assigned_recordedtime, ended_seq, ended_at, ended_recordedtime, ended_by
  from assignment;
