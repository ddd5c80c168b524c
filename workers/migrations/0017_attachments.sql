-- Up Migration
-- Contents of files that are attached to leads. The stream tells that they are attached; what is in them is here alone.
create table leadcycle.attachment (
  attachment_id   uuid primary key,
  lead_id         uuid not null,
  -- who sent it, as the access log writes callers: nobody else attaches it
  sent_by         text not null,
  -- sent again after it was broken off, it begins anew: parts of an earlier try count for nothing
  try             int not null default 1,
  -- of the whole content; null: it is on its way; 0: it was removed, and its id is never used again
  bytes           bigint,
  digest          text,
  -- commands to attach it that the lead has not refused
  asked           int not null default 0,
  -- since when it may be otherwise with the lead than it is here; null: it is attached
  unsettled_since timestamptz default now(),
  check ((bytes is null) = (digest is null))
);
create index attachment_lead on leadcycle.attachment (lead_id);
create index attachment_unsettled on leadcycle.attachment (unsettled_since) where unsettled_since is not null;

-- In parts, so that no process ever holds a whole one.
create table leadcycle.attachment_part (
  attachment_id uuid not null references leadcycle.attachment on delete cascade,
  try           int not null,
  no            int not null,
  -- under the key of the lead: once that is erased nobody can open it
  sealed        bytea not null,
  primary key (attachment_id, try, no)
);
-- What is sealed cannot be compressed.
alter table leadcycle.attachment_part alter column sealed set storage external;

-- Down Migration
drop table leadcycle.attachment_part, leadcycle.attachment;
