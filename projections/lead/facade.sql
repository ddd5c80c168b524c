create or replace view read.lead as
  select lead_id, seq, stage, tier, office, owner, submitter, channel, channel_kind, class, grade, kind, industry, currency,
         minor, customer_id, need_id, product, playbook, ownership_no, obtained_at, moved_at, latest_at, next_due_at, next_due,
         next_due_target_ms, next_due_office, parts, state
  from lead;
