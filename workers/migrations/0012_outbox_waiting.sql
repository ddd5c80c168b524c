-- Up Migration
-- Leads whose events did not get to the stream at the first attempt. A row that the read models have passed counts no more.
create table leadcycle.outbox_waiting (
  lead_id  uuid primary key,
  -- of the batch that was tried: more may wait behind it
  events   int not null,
  last_seq int not null,
  -- when the first of them was recorded
  since    timestamptz not null
);

-- Down Migration
drop table leadcycle.outbox_waiting;
