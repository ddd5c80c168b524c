create or replace view read.event as
  select partition, kafka_offset, settled_at, lead_id, seq, type, time, recordedtime, office, actor, origin, causationid,
         convert_from(value, 'UTF8')::jsonb as envelope, value, settled_in, late
  from event;
