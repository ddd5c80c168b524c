create or replace view read.checkpoint as
  select set_name, version, topic, partition, next_offset, told, updated_at from checkpoint;

create or replace view read.lead_seq as select lead_id, seq from lead_seq;

create or replace view read.parked_lead as
  select lead_id, kind, from_seq, partition, because, parked_at, alarmed_at,
         (select count(*)::int from parked_event e where e.lead_id = l.lead_id) as waiting
  from parked_lead l;
