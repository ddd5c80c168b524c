-- Who owned a lead from when to when, how they came to it, and how it ended. One row an ownership.
create table if not exists assignment (
  lead_id            uuid not null,
  ownership_no       int not null,
  owner              text not null,
  owner_role         text not null,
  office             text not null,
  how                text not null,
  -- who was looked at besides
  considered         int not null,
  assigned_seq       int not null,
  assigned_at        timestamptz not null,
  assigned_recordedtime timestamptz not null,
  -- null while it lasts, as all of its end
  ended_seq          int,
  ended_at           timestamptz,
  ended_recordedtime timestamptz,
  -- released, reclaimed, reassigned, returned, nurture, or the outcome
  ended_by           text,
  primary key (lead_id, ownership_no)
);
create index if not exists assignment_owner on assignment (owner, assigned_at);
